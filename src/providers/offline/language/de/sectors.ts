import type { Sector } from '../../occupations.ts';
import { type Voice, voice } from '../words.ts';

export const SECTORS: Readonly<Record<Sector, Voice>> = {
  education: voice(
    [
      'Von den Kindern lerne ich mindestens so viel wie sie von mir.',
      'Nach den Ferien bin ich immer noch ein bisschen aufgeregt.',
      'Am schönsten ist es, wenn sich die Stillen zum ersten Mal melden.',
    ],
    ['Rotstift, großes Herz', 'Kaffee aus dem Lehrerzimmer'],
    [
      'Ja, den Witz mit den Ferien kenne ich.',
      'Der Kopierer entscheidet, wie mein Tag wird.',
      'Kinder stellen die besseren Fragen.',
    ],
    ['ja, das war meine Pausenhofstimme', 'ich sehe alles, auch mit dem Rücken zur Tafel'],
  ),
  health: voice(
    [
      'Die Schichten sind lang, aber ich gehe mit einem guten Gefühl heim.',
      'Nach dem Dienst brauche ich Tee, mein Sofa und jemanden zum Lachen.',
      'Mein Beruf hat mich geduldig gemacht, und ich habe immer Kekse dabei.',
    ],
    ['bequeme Schuhe, immer', 'Nachtschicht überlebt'],
    [
      'Trinkt Wasser. Schlaft mehr. Das war die Beratung.',
      'Heißen Kaffee kenne ich nur vom Hörensagen.',
      'Das Internet ist keine zweite Meinung.',
    ],
    ['dritte Nachtschicht, bitte langsam sprechen', 'läuft mit kaltem Kaffee und netten Kollegen'],
  ),
  office: voice(
    [
      'Viele finden meinen Beruf trocken, ich mag es, wenn alles aufgeht.',
      'Tagsüber Tabellen, abends möglichst weit weg davon.',
      'Mit guten Kollegen geht sogar der Montag, und meine sind sehr gut.',
    ],
    ['Tabellen bis fünf', 'Kalender voll, Pflanzen leben noch'],
    [
      'Die meisten Termine hätten ein Mittagsschlaf sein können.',
      'Wer Zellen verbindet, dem traue ich nicht.',
      'Ich drucke nichts mehr aus. Fast nichts.',
    ],
    ['das hätte auch eine Mail sein können', 'tagsüber Büro, abends Sofa'],
  ),
  tech: voice(
    [
      'Beruflich repariere ich Dinge am Bildschirm, privat alles andere.',
      'Meine Familie glaubt immer noch, ich könnte jeden Drucker retten.',
      'Ich mag Probleme, die eine Lösung haben, deshalb mag ich meinen Beruf.',
    ],
    ['schon mal neu gestartet?', 'Kopfhörer auf, Welt aus'],
    [
      'Bei mir läuft es.',
      'Dinge zu benennen ist noch immer das Schwerste.',
      'Der Fehler sitzt oft davor. Manchmal bin das ich.',
    ],
    ['ich google das beruflich', 'mein Code läuft und keiner weiß, warum'],
  ),
  creative: voice(
    [
      'Ich werde fürs Hinsehen bezahlt, und das ist ein großes Glück.',
      'Auf meinem Schreibtisch liegen Skizzen, Notizen und kalter Tee.',
      'Wo bei mir die Arbeit aufhört und das Hobby anfängt, weiß keiner.',
    ],
    ['immer ein Stift dabei', 'Abgabe & Tageslicht'],
    [
      'Final_final_v7 war nicht die letzte.',
      'Von Reichweite kann man keine Miete zahlen.',
      'Erste Entwürfe dürfen schlecht sein. Meine nutzen das aus.',
    ],
    ['morgen ist Abgabe, also putze ich', 'ich mache das, bis es gut aussieht'],
  ),
  trades: voice(
    [
      'Ich mag Arbeit, die man abends anschauen kann.',
      'Wenn bei Freunden etwas kaputt ist, klingelt bei mir das Telefon.',
      'Zweimal messen, einmal sägen: so habe ich es gelernt.',
    ],
    ['Staub auf allem', 'Werkzeug vor Spielzeug'],
    [
      'Wer das vorher gemacht hat, war jedenfalls kein Profi.',
      'Früh anfangen, früh fertig, keine Mails.',
      'Passt, wackelt und hat Luft.',
    ],
    ['wer hat das denn gemacht, fragt jeder von uns', 'du hast ein Video gesehen, ich hab Werkzeug'],
  ),
  food: voice(
    [
      'Die Woche über für Gäste, am freien Tag für Freunde.',
      'Die Tage sind lang, aber ein voller Tisch macht alles wieder gut.',
      'Urlaube bewerte ich danach, was es zu essen gab.',
    ],
    ['noch ein Tisch', 'Service mit müdem Lächeln'],
    [
      'Wie jemand mit dem Service redet, sagt alles.',
      'Salzt euer Nudelwasser.',
      'Pause? Davon habe ich gehört.',
    ],
    ['ich träume in Bestellungen', 'heiß und fettig, ich rede vom Dienst'],
  ),
  service: voice(
    [
      'Die halbe Nachbarschaft kenne ich beim Namen, die andere am Hund.',
      'Ich mag meine Stammkunden, und ich glaube, sie mögen mich auch.',
      'Mein Beruf besteht vor allem aus Zuhören, und das ist gut so.',
    ],
    ['Stammkunden willkommen', 'Plaudern als Beruf'],
    [
      'Der Kunde hat manchmal recht.',
      'Wir schließen um sechs. Nicht um zehn nach.',
      'Ich merke mir Gesichter und wer nicht gegrüßt hat.',
    ],
    ['zwei Minuten vor Schluss kommen sie alle', 'freundliche Stimme an, echte Stimme später'],
  ),
  transport: voice(
    [
      'Ich habe bei der Arbeit mehr Sonnenaufgänge gesehen als die meisten.',
      'Ich kenne jede Abkürzung und an jeder eine gute Bäckerei.',
      'Ich bin gern unterwegs und komme noch lieber heim.',
    ],
    ['Frühschicht mit Aussicht', 'immer auf dem Weg'],
    [
      'Ich bin nicht zu spät. Die Straße ist zu früh.',
      'Grüßt euer Fahrpersonal.',
      'Baustelle ist auch eine Jahreszeit.',
    ],
    ['schönster Büroblick von allen', 'dein siebter Kreisverkehr heute? meiner auch'],
  ),
  outdoors: voice(
    [
      'Mein Chef ist das Wetter, und es nimmt keine Wünsche an.',
      'Ich stehe vor den Vögeln auf und habe abends Erde an den Stiefeln.',
      'Meine Aussicht würde ich gegen kein Büro der Welt tauschen.',
    ],
    ['Stiefel vor der Tür', 'wach vor den Vögeln'],
    [
      'Die Vorhersage lag falsch. Ich auch.',
      'Matsch ist kein Dreck. Es gibt da einen Unterschied.',
      'Ein Acker meldet sich nie krank.',
    ],
    ['mein Büro hat keine Wände', 'meine Wetter-App und ich reden nicht mehr'],
  ),
  safety: voice(
    [
      'Mein Beruf hält mich auf dem Boden, meine Kollegen bei Laune.',
      'Zu uns kommt niemand an guten Tagen, also machen wir schlechte kürzer.',
      'Nach dem Dienst freue ich mich über Ruhe und eine warme Küche.',
    ],
    ['Dienst, frei, Dienst', 'Ruhe ist Übungssache'],
    [
      'Testet eure Rauchmelder. Heute.',
      'Das meiste wird kleiner, wenn jemand zuhört.',
      'Ruhige Schicht? Sag das nie laut.',
    ],
    ['wer hat „ruhige Schicht“ gesagt?', 'frei und trotzdem Fluchtwege im Blick'],
  ),
  science: voice(
    [
      'Ich stelle beruflich kleine Fragen, und manche werden sogar beantwortet.',
      'Die meisten meiner Versuche scheitern, und das ist das Spannende.',
      'Am liebsten mag ich den Moment, in dem noch niemand das Ergebnis kennt.',
    ],
    ['Kittel & bunte Socken', 'neugierig auf alles'],
    [
      'Stichprobe: eins. Meinung: stark.',
      'Ein Zufall ist noch kein Beweis.',
      'Es kommt darauf an. Das ist die ehrliche Antwort.',
    ],
    ['das ist keine Unordnung, das ist ein Versuch', 'warten auf Ergebnisse, mein Beruf'],
  ),
};
