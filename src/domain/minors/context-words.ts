import { words } from '../word-lists.ts';

/*
 * The words around a mention of minors that tell "teenagers" from "parents of teenagers": seven languages in
 * one set each, folded. A word that is a cue in one language and harmless in another stands here once.
 */

/** What is said not to be there. */
export const NEGATIONS = words(
  'no not nor never without neither nobody none nothing avoid exclude excludes excluding except excepting instead',
  'don doesn aren isn cannot mustn shouldn forbid forbidden prohibit than',
  'kein keine keinen keiner keinem nicht nie niemals niemand ohne ausser statt',
  'sin nunca nadie ningun ninguna ninguno excepto salvo evita evitar',
  'sans pas jamais aucun aucune sauf',
  'sem nao ninguem nenhum nenhuma exceto',
  'senza non nessuno nessun nessuna mai tranne',
  'geen niet zonder niemand nooit behalve',
);

/** After a negation, these take it back: "not only teenagers". */
export const NOT_ONLY = words('only just merely nur solo solamente seulement somente apenas soltanto alleen');

/** What somebody once was. */
export const FORMER = words(
  'former formerly ex was were once since became when while until before',
  'ehemalige ehemaliger ehemaligen waren wurde wurden als frueher fruhere',
  'eran era fueron cuando antiguos antiguas antiguo antigua',
  'anciens anciennes ancien ancienne etaient etait quand furent lorsque',
  'eram foram antigos antigas quando desde',
  'erano ero fu vroegere voormalige was waren toen',
);

/** Who or which, opening a clause about somebody. */
export const RELATIVE_PRONOUNS = words(
  'who whom that which where qui que quienes quien che cui wier wiens dont',
);

/** Relative pronouns that are articles too: they count after a comma, or after a word. */
export const ARTICLE_PRONOUNS = words('die der das dat wat den dem welche welcher');

/** Whose, their: the minors belong to somebody. */
export const POSSESSIVES = words(
  'whose their his her my our its deren dessen ihre ihren ihrer ihr seine seinen seiner sein mein meine meinen',
  'cuyo cuya cuyos cuyas su sus mi mis leur leurs sa ses mes nos cujo cuja cujos cujas seus suas meus',
  'minhas loro suoi sue miei hun haar mijn',
);

/** Present forms of "to be": with a minor noun after them they say what somebody is. */
export const IS = words(
  'are is be being am re m sind ist seien es sean sont est soient sao sejam sono siano zijn stay remain become',
);

/** At a German or Dutch clause's end. */
export const CLOSING_IS = words('sind ist sein seien zijn zitten gehen zeigen darstellen');

/** Verbs and adverbs of the writing of a description: what they govern is asked for. */
export const REQUESTING = words(
  'include includes including contain contains containing comprise comprises comprising feature features featuring',
  'consist consists consisting depict depicts depicting show shows showing represent represents representing',
  'portray portrays portraying generate generates create creates make makes making resemble resembles namely',
  'zeigen zeigt enthalt enthalten umfasst umfassen darstellen incluye incluyen contiene contienen muestra muestran',
  'contient contiennent montre montrent inclui incluem contem mostra mostram include includono bevat bevatten',
);

/** Verbs whose object is somebody the adults deal with. */
export const DEALING = words(
  'has have had having haben hat hatten tienen tiene tenian ont avoir avec tem tinham hanno ha heeft hebben',
  'love loves loved adore adores enjoy enjoys hate hates like likes prefer',
  'teach teaches teaching raise raises raising coach coaches coaching train trains training',
  'treat treats treating help helps helping care cares adopt adopted adopting foster fostered fostering',
  'mentor mentors mentoring tutor tutors tutoring entertain entertains entertaining photograph photographing',
  'support supports supervise supervises supervising educate educates educating counsel counseling',
  'counselling homeschool homeschooling parenting guiding protect protects protecting nursing feeding',
  'babysitting minding inspire inspires advise advising instructing serve serving serves lead leading',
  'unterrichten unterrichtet betreuen betreut erziehen lehren trainieren behandeln pflegen lieben mogen',
  'ensenan ensena cuidan cuida crian aman educan educa entrenan enseignent enseigne gardent elevent aiment',
  'encadrent ensinam ensina cuidam criam amam educam insegnano insegna allevano curano lesgeven opvoeden',
);

/** Prepositions whose object is somebody the adults deal with, unless pictures stand before them. */
export const TOWARDS = words(
  'with for against around among amongst after',
  'mit fur fuer uber ueber bei gegen unter con para por al sobre hacia avec pour aux au contre chez',
  'com ao aos per agli voor met aan over tussen',
);

/** The same, only where nothing but articles and plain adjectives stands between them and the noun. */
export const TOWARDS_AT_HAND = words('to towards toward about by like as comme como come wie als entre');

/** Before "for": the minors are what is looked for. */
export const SEEKING = words('looking look search searching ask asking request wish need');

/** Before "like": how somebody looks. */
export const LOOKING = words('look looks looking appear appears appearing seem seems pass dressed');

/** Of: it depends on the word before it. */
export const OF = words(
  'of von vom der des eines einer zweier dreier vieler de del d du da do dos di dei delle degli van',
);

/** Pictures: who is of, with, for or in them is asked for. Compared without a plural s. */
export const PICTURES = words(
  'portrait picture photo photograph image selfie avatar face dataset data scene video database album gallery',
  'bild bilder foto portrat portraet gesicht gesichter datensatz retrato imagen imagene rosto visage ritratti volti',
  'profile profil perfil perfi profili imagem imagen beeld afbeeldingen',
);

/** Groups and accounts of people: who is in them is asked for. Compared without a plural s. */
export const GROUPS = words(
  'group set collection class classe bunch crowd mix mixture variety list hundred dozen couple pair number',
  'majority kind type gang cohort sample selection range lot team batch series pool population generation',
  'persona character record account bio biography biographie thousand million ten life live cluster half',
  'gruppe menge satz sammlung klasse schar anzahl reihe mischung dutzend',
  'grupo conjunto coleccion clase lista mezcla monton docena groupe ensemble liste melange dizaine douzaine',
  'vingtaine centaine colecao turma mistura duzia gruppo insieme dozzina groep verzameling klas lijst',
);

/** Those who have to do with minors as a matter of course: "parents of", "teachers of". */
export const RELATED = words(
  'parent parents mother mothers father fathers mom moms mum mums dad dads mama mamas papa papas grandparent',
  'grandparents grandmother grandmothers grandfather grandfathers grandma grandpa aunt aunts uncle uncles nanny',
  'nannies au pair pairs nurse nurses care charge staff fan fans friend friends siblings brother brothers sister',
  'sisters fond afraid tired proud guardians guardian advocate advocates chaperones coach coaches education rights',
  'health love full stepmother stepfather widow widower books stories author matron head heads',
  'elternteil eltern mutter mutter vater muetter vaeter grosseltern grossmutter grossvater tante onkel oma opa omas',
  'opas alleinerziehende lehrer lehrerin lehrerinnen lehrkrafte erzieher erzieherin erzieherinnen betreuer fans',
  'freunde freund buch bucher',
  'padres padre madre madres mama papa abuelo abuela abuelos abuelas tio tia tios tias maestro maestra maestros',
  'maestras docente docentes ninera nineras libros derechos cuentos amigos amantes',
  'pere peres mere meres parents oncle nounou nounous prof profs maitre maitres maitresse livres amis droits garde',
  'pai pais mae maes avo avos professor professora professores professoras baba babas livros direitos',
  'genitori genitore padre madri nonni nonno nonna maestre maestri libri',
  'ouders ouder moeder moeders vader vaders opa oma juf meester docenten leraren leraar lerares boeken',
  'married divorced widowed single casado casada casados casadas marie mariee verheiratet',
);

/** Words that stand for somebody's family, animals or belongings: an age after them is not asked for. */
export const BELONGINGS = words(
  'son sons daughter daughters child children kid kids grandson grandsons granddaughter granddaughters grandchild',
  'grandchildren nephew nephews niece nieces twin twins toddler toddlers baby babies teenager teenagers boy boys',
  'girl girls pupil pupils student students sohn sohne sohnen tochter tochtern kind kinder kindern enkel',
  'enkelkinder enkelkindern hijo hija hijos hijas nieto nieta nietos nietas nino nina ninos ninas fils fille filles',
  'enfant enfants filho filha filhos filhas neto netos crianca criancas figlio figlia figli figlie bambini bambino',
  'zoon dochter kinderen leerlingen eleve eleves alumnos alunos schuler schulern',
);

/** Things and animals that have an age in years. */
export const THINGS = words(
  'dog dogs cat cats puppy horse horses pony parrot pet pets car cars van vans truck bike bikes motorcycle boat',
  'boats house houses home apartment flat building company companies business businesses startup startups firm',
  'firms bakery shop store restaurant cafe whisky whiskey wine scotch rum bourbon cheese tree laptop computer',
  'phone tradition marriage relationship friendship career project website blog brand band club school labrador',
  'retriever terrier sourdough starter guitar piano violin tractor caravan minivan machine record records album',
  'hund hunde hunden katze katzen auto autos haus pferd pferde firma unternehmen whiskey ehe betrieb',
  'perro perros perra gato gatos gata coche coches casa empresa empresas caballo matrimonio negocio experiencia',
  'carrera trayectoria antiguedad relacion',
  'chien chiens chat chats voiture voitures maison entreprise cheval mariage experience carriere anciennete',
  'cachorro carro carros cavalo experiencia casamento carreira negocio',
  'cane gatto macchina azienda esperienza carriera matrimonio hond honden kat katten huis bedrijf paard ervaring',
);

/** Jobs and roles that make the words before them a mere description: "high school teachers". English only. */
export const ROLES = words(
  'teacher coach worker doctor nurse psychologist therapist author writer illustrator counselor counsellor',
  'trainer staff librarian educator instructor tutor principal caregiver carer minder sitter specialist expert',
  'advocate photographer designer entertainer fan lover leader volunteer administrator manager owner researcher',
  'director editor psychiatrist dentist surgeon officer lawyer judge mentor presenter host bookseller janitor',
  'custodian graduate alumni alumnus alumna alum dropout sweetheart reunion professional assistant aide',
  'secretary headteacher headmaster headmistress superintendent professor faculty administration counsel',
  'pastor minister guide driver caretaker cook chef scientist consultant advisor adviser maker seller blogger',
  'parent mother father mom mum dad grandparent grandmother grandfather boomer pediatrician paediatrician',
  'publisher organizer organiser camp charity club hospital shop store clothing clothes book bookshop fiction',
  'literature magazine toy party wear care protection welfare education tv television theatre theater cancer',
  'shelter ministry court soccer league orchestra choir friend board inspector governor nanny scout diploma',
  'degree education bus umpire referee commissioner movie show novel drama group band boss power talk',
);

/** The roles that a young person cannot be meant by: "teen counselors", but not "teen volunteers". */
export const ROLES_TOWARDS_THE_YOUNG = words(
  'counselor counsellor therapist psychologist psychiatrist coach mentor magazine fiction literature novel drama',
  'court ministry shelter movie show camp clinic helpline hospital charity education welfare protection cancer',
  'teacher tutor librarian specialist expert nurse doctor pop advisor adviser principal educator book superintendent',
  'graduate alumni dropout sweetheart reunion staff director administrator band group board bus',
);

/** After a hyphen: "child-free", "kid-friendly". */
export const HARMLESS_ENDS = words(
  'free less friendly like proof care rearing focused centered centred related safe sized bearing minding raising',
  'led oriented loving',
);

/** Words that may stand between a cue and the noun without being a noun themselves. */
export const FILLERS = words(
  'the a an some any all many few several most more other own two three four five six seven young younger little',
  'small smaller tiny big older teenage school happy sad sick ill poor local only still just mostly currently all',
  'special needs gifted disabled autistic homeless foster primary elementary adopted disadvantaged deaf blind',
  'kleine kleinen kleiner junge jungen junger zwei drei vier die der den das dem noch nur ein eine einen einem',
  'pequenos pequenas pequeno pequena dos tres cuatro los las el la un una jovenes petits petites petit petite',
  'jeunes deux trois quatre les des un une le dois duas os as um uma piccoli piccole due tre gli il lo kleine',
  'jonge twee drie het een de',
);

export const CONJUNCTIONS = words('and or und oder sowie y e o et ou en plus');
