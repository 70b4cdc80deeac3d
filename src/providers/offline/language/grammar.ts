import type { LanguageCode } from './words.ts';

/** What happens to words where they meet. */
export interface Grammar {
  inCity(city: string): string;
  fromCity(city: string): string;
  /** The finished line, with what its sounds ask for. */
  polish(text: string): string;
}

/** Portuguese towns that are said with an article: "no Porto", "na Guarda". */
const ARTICLES: Readonly<Record<string, 'o' | 'a'>> = {
  Porto: 'o',
  Funchal: 'o',
  'Rio de Janeiro': 'o',
  Recife: 'o',
  Cairo: 'o',
  'Figueira da Foz': 'a',
  Guarda: 'a',
};

const portuguese = (preposition: 'em' | 'de', city: string) => {
  const article = ARTICLES[city];
  const contracted = preposition === 'em' ? 'n' : 'd';
  return article === undefined ? `${preposition} ${city}` : `${contracted}${article} ${city}`;
};

const asItIs = (text: string) => text;

export const GRAMMAR: Readonly<Record<LanguageCode, Grammar>> = {
  en: { inCity: (city) => `in ${city}`, fromCity: (city) => `from ${city}`, polish: asItIs },
  de: { inCity: (city) => `in ${city}`, fromCity: (city) => `aus ${city}`, polish: asItIs },
  es: {
    inCity: (city) => `en ${city}`,
    fromCity: (city) => `de ${city}`,
    // "pintar e ir al cine": "y" gives way before the same sound.
    polish: (text) => text.replaceAll(/ y (?=h?i(?![aeo]))/giu, ' e '),
  },
  fr: {
    inCity: (city) => `à ${city}`,
    fromCity: (city) => `de ${city}`,
    // "d’Amiens", "l’art d’observer", "études d’histoire": "de" loses its vowel before another.
    polish: (text) => text.replaceAll(/\b([dD])e (?=[aeiouhéèêâîAEIOUÉÈÊÂÎ])/gu, '$1’'),
  },
  pt: {
    inCity: (city) => portuguese('em', city),
    fromCity: (city) => portuguese('de', city),
    // A town's article joins the preposition before it: "Jornal do Porto".
    polish: (text) =>
      text
        .replaceAll(/\bde (?=(?:Porto|Funchal|Recife|Rio de Janeiro)\b)/gu, 'do ')
        .replaceAll(/\bde (?=Figueira da Foz\b)/gu, 'da '),
  },
};
