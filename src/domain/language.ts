import { fold } from './text.ts';

/** ISO 639-1: the 183 languages with a code of two letters. */
const CODES =
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'.split(
    ' ',
  );

/** Regional and written forms that people ask for by name. */
const VARIANTS =
  'pt-BR pt-PT en-GB en-US en-AU en-CA es-ES es-MX es-419 es-AR fr-CA fr-CH fr-BE de-AT de-CH nl-BE zh-Hans zh-Hant yue fil gsw haw ckb'.split(
    ' ',
  );

/** Names in use that CLDR does not list. */
const ALIASES: Readonly<Record<string, string>> = {
  bengali: 'bn',
  brazilian: 'pt-BR',
  castellano: 'es',
  castilian: 'es',
  chichewa: 'ny',
  dari: 'fa-AF',
  farsi: 'fa',
  frisian: 'fy',
  gaelic: 'gd',
  greenlandic: 'kl',
  haitian: 'ht',
  kirghiz: 'ky',
  mandarin: 'zh',
  'mandarin chinese': 'zh',
  moldovan: 'ro',
  oriya: 'or',
  panjabi: 'pa',
  pilipino: 'fil',
  pushto: 'ps',
  sinhalese: 'si',
  slovene: 'sl',
  tagalog: 'fil',
  uighur: 'ug',
  valencian: 'ca',
};

/** Longer input is no language's name. */
const LONGEST_NAME = 60;
const MOST_SUGGESTIONS = 3;

export interface Language {
  /** BCP 47, canonical: "pt-BR". */
  tag: string;
  /** In English: "Brazilian Portuguese". */
  name: string;
}

/** Tags by folded name, in English and in the language itself. */
type Catalogue = ReadonlyMap<string, string>;

function foldName(name: string): string {
  return fold(name)
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}

function displayNames(locale: string, languageDisplay: 'dialect' | 'standard'): Intl.DisplayNames {
  return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none', languageDisplay });
}

function readCatalogue(): Catalogue {
  const catalogue = new Map<string, string>();
  const add = (name: string | undefined, tag: string): void => {
    const key = foldName(name ?? '');
    if (key !== '' && !catalogue.has(key)) {
      catalogue.set(key, tag);
    }
  };
  const tags = Intl.getCanonicalLocales([...CODES, ...VARIANTS]);
  const addNames = (tag: string, locale: string): void => {
    add(displayNames(locale, 'dialect').of(tag), tag);
    add(displayNames(locale, 'standard').of(tag), tag);
  };
  for (const tag of tags) {
    addNames(tag, 'en');
  }
  for (const [name, tag] of Object.entries(ALIASES)) {
    add(name, tag);
  }
  // Languages' own names come last: where one equals another language's English name, English wins.
  for (const tag of Intl.DisplayNames.supportedLocalesOf(tags)) {
    addNames(tag, tag);
  }
  return catalogue;
}

/** Reads the catalogue at the first question: it takes some 20 ms, and most runs of the program ask nothing. */
const catalogue = ((): (() => Catalogue) => {
  let read: Catalogue | undefined;
  return () => (read ??= readCatalogue());
})();

function englishName(tag: string): string | undefined {
  return displayNames('en', 'dialect').of(tag);
}

function canonicalTag(input: string): string | undefined {
  if (!/^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/i.test(input)) {
    return undefined;
  }
  try {
    return Intl.getCanonicalLocales(input.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/**
 * The language that somebody means by a BCP 47 tag ("pt", "pt-BR", "en_US"), by an English name
 * ("Portuguese", "brazilian portuguese") or by its own name ("Deutsch", "português", "日本語"); undefined when
 * it is none. Upper and lower case and accents do not matter.
 */
export function resolveLanguage(input: string): Language | undefined {
  const written = input.trim();
  if (written === '' || written.length > LONGEST_NAME) {
    return undefined;
  }
  const tag = catalogue().get(foldName(written)) ?? canonicalTag(written);
  const name = tag === undefined ? undefined : englishName(tag);
  return tag === undefined || name === undefined ? undefined : { tag, name };
}

/** Edit distance (Levenshtein) of two short texts. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}

/**
 * Up to three languages, by their English names, whose name is nearly what was written: a third of its
 * letters may be wrong, or only its beginning was written. Nearest first.
 */
export function suggestLanguages(input: string): string[] {
  const written = foldName(input.slice(0, LONGEST_NAME));
  if (written.length < 2) {
    return [];
  }
  const near = new Map<string, number>();
  for (const [key, tag] of catalogue()) {
    const begun = written.length >= 3 && key.startsWith(written);
    const away = begun ? 1 : distance(written, key);
    const name = englishName(tag);
    if (name !== undefined && away <= Math.max(1, Math.floor(written.length / 3))) {
      near.set(name, Math.min(away, near.get(name) ?? away));
    }
  }
  return [...near]
    .toSorted((a, b) => a[1] - b[1] || a[0].length - b[0].length || a[0].localeCompare(b[0], 'en'))
    .slice(0, MOST_SUGGESTIONS)
    .map(([name]) => name);
}
