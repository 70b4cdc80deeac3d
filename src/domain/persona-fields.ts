import { excerptOf } from './excerpt.ts';
import { ADULT_AGE, BIOGRAPHY_LIMITS, HIGHEST_AGE, PersonaText, type BiographyField } from './persona.ts';
import { readAge, readGender, readText } from './persona-values.ts';
import { countCodePoints, findUnsafeCharacter } from './text.ts';
import { words } from './word-lists.ts';

/** Fields that a person may lack; `about` alone may have several lines. */
export const OPTIONAL_FIELDS = [
  'ethnicity',
  'job_title',
  'workplace',
  'edu_establishment',
  'edu_study',
  'current_city',
  'current_state',
  'prev_city',
  'prev_state',
  'about',
] as const satisfies readonly (keyof PersonaText)[];
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];

const NONBINARY = words('nonbinary non-binary enby divers no-binario non-binaire não-binário x');

/** A value as it would be stored, or why it cannot be. */
export type Checked<Value> =
  | { value: Value; repair?: string }
  /** `rewritable`: the writer mends it when asked once more. */
  | { reason: string; rewritable?: boolean };

/** A piece of a writer's text, fit for one line of a message. */
export function quote(text: string): string {
  return `"${excerptOf(text, 40).toWellFormed()}"`;
}

/** What a value is, for a message. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export function checkName(field: 'firstname' | 'lastname', value: unknown): Checked<string> {
  const name = readText(field, value);
  if (name === undefined) return { reason: 'is missing' };
  if (typeof name !== 'string') return { reason: `is ${kindOf(name)}, not a name` };
  const unsafe = findUnsafeCharacter(name, { oneLine: true });
  if (unsafe !== undefined) return { reason: `holds ${unsafe}` };
  if (!/[\p{L}\p{N}]/u.test(name)) return { reason: `holds no letter: ${quote(name)}` };
  return PersonaText.shape[field].safeParse(name).success
    ? { value: name }
    : { reason: 'is too long for a name' };
}

/** @param genders words that are allowed beside `f` and `m` */
export function checkGender(value: unknown, genders: readonly string[]): Checked<string> {
  const word = readText('gender', value);
  if (word === undefined) return { reason: 'is missing' };
  if (typeof word !== 'string') return { reason: `is ${kindOf(word)}, not a word` };
  const allowed = ['f', 'm', ...genders];
  const known = NONBINARY.has(word.toLowerCase()) ? 'nb' : readGender(word);
  const meant = [word.toLowerCase(), known].find((one) => allowed.some((other) => other === one));
  return typeof meant === 'string'
    ? { value: meant }
    : { reason: `is ${quote(word)}, which is none of ${allowed.join(', ')}` };
}

export function checkBiography(field: BiographyField, value: unknown): Checked<string> {
  const text = readText(field, value);
  if (text === undefined) return { reason: 'is missing' };
  if (typeof text !== 'string') return { reason: `is ${kindOf(text)}, not text` };
  const unsafe = findUnsafeCharacter(text, { oneLine: false });
  if (unsafe !== undefined) return { reason: `holds ${unsafe}`, rewritable: true };
  const length = countCodePoints(text);
  const limit = BIOGRAPHY_LIMITS[field];
  return length > limit
    ? { reason: `has ${length} characters; ${limit} are allowed`, rewritable: true }
    : { value: text };
}

/** @throws RangeError when `drawAge` gives something else than an adult's age */
export function checkAge(value: unknown, drawAge: () => number): Checked<number> {
  const written = readText('age', value);
  if (written === undefined) {
    const drawn = drawAge();
    if (!Number.isInteger(drawn) || drawn < ADULT_AGE || drawn > HIGHEST_AGE) {
      throw new RangeError(`The age ${drawn} was drawn, which is no adult's`);
    }
    return { value: drawn, repair: `was left out, ${drawn} was drawn` };
  }
  const read = readAge(written);
  if (typeof read !== 'number' || !Number.isFinite(read)) {
    const what = typeof written === 'string' ? quote(written) : kindOf(written);
    return { reason: `is not an age: ${what}` };
  }
  const years = Math.floor(read);
  if (years < ADULT_AGE) return { reason: `is ${years}; everyone is ${ADULT_AGE} or older` };
  if (years > HIGHEST_AGE) return { reason: `is ${years}; nobody is older than ${HIGHEST_AGE}` };
  return years === read ? { value: years } : { value: years, repair: `was ${read}, ${years} is stored` };
}

export function checkOptional(field: OptionalField, value: unknown): Checked<string | null> {
  const text = readText(field, value);
  if (text === undefined) return { value: null };
  if (typeof text !== 'string') return { value: null, repair: `was ${kindOf(text)} and is left out` };
  const unsafe = findUnsafeCharacter(text, { oneLine: field !== 'about' });
  if (unsafe !== undefined) return { value: null, repair: `held ${unsafe} and is left out` };
  return PersonaText.shape[field].safeParse(text).success
    ? { value: text }
    : { value: null, repair: 'was too long and is left out' };
}
