/** ISO 639-1: every language with a code of two letters. */
const CODES =
  'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'.split(
    ' ',
  );

/** Spoken ways to say a language that has another official name, or a variety that people ask for. */
const VARIETIES = [
  'pt-BR',
  'pt-PT',
  'en-US',
  'en-GB',
  'es-MX',
  'es-ES',
  'fr-CA',
  'de-AT',
  'de-CH',
  'zh-Hans',
  'zh-Hant',
];

export interface Language {
  /** BCP 47. */
  tag: string;
  /** In English. */
  name: string;
}

let names: Map<string, Language> | undefined;

/** The language that a user means by a tag, an English name or the language's own name. */
export function resolveLanguage(input: string): Language | undefined {
  const wanted = input.trim().toLowerCase();
  const named = table().get(wanted);
  if (named) return named;
  const tag = canonical(wanted.replaceAll('_', '-'));
  if (tag === undefined || !CODES.includes(tag.split('-')[0] ?? '')) return undefined;
  return { tag, name: english().of(tag) ?? tag };
}

/** Up to three names that are written nearly so. */
export function suggestLanguages(input: string): string[] {
  const wanted = input.trim().toLowerCase().slice(0, 40);
  const near = [...table()]
    .map(([name, language]) => ({ name: language.name, distance: editDistance(wanted, name) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
    .toSorted((a, b) => a.distance - b.distance);
  return [...new Set(near.map(({ name }) => name))].slice(0, 3);
}

function english(): Intl.DisplayNames {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
}

function table(): Map<string, Language> {
  if (names) return names;
  names = new Map();
  for (const tag of [...VARIETIES, ...CODES]) {
    const name = english().of(tag);
    if (name === undefined) continue;
    const own = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag);
    names.set(name.toLowerCase(), { tag, name });
    if (own !== undefined && !names.has(own.toLowerCase())) names.set(own.toLowerCase(), { tag, name });
  }
  return names;
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Levenshtein's distance between two short texts. */
function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      current[j] = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution);
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}
