import {
  BIOGRAPHY_FIELDS,
  BIOGRAPHY_LIMITS,
  HIGHEST_AGE,
  ADULT_AGE,
  type PersonaDraft,
  PersonaText,
} from './persona.ts';

export interface CheckOptions {
  /** Words for a gender beside `f` and `m` that are allowed. */
  genders?: readonly string[];
  /** Draws an age of 18 or more for somebody whose age was left out. */
  drawAge: () => number;
}

export interface Refusal {
  field: string;
  reason: string;
}

export type CheckedPersona =
  | { person: PersonaText; repairs: string[] }
  /** `rewritable`: only biographies are wrong, so that asking once more may mend it. */
  | { refused: Refusal[]; rewritable: boolean };

const GENDER_WORDS: Readonly<Record<string, string>> = {
  f: 'f',
  female: 'f',
  woman: 'f',
  w: 'f',
  m: 'm',
  male: 'm',
  man: 'm',
  nb: 'nb',
  nonbinary: 'nb',
  'non-binary': 'nb',
  x: 'nb',
};

/** C0 and C1 controls but the line feed, lone surrogates, and the characters that turn text around unseen. */
const CONTROL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/u;
const SAYS_NOTHING = /^(n\/?a|none|null|unknown|undefined|-+)?$/i;

/**
 * Turns what a writer said of somebody into a person, or says why not. A person who lacks a required field,
 * is under 18 or breaks a platform's rules is refused; what is merely missing is filled and noted.
 */
export function checkPersona(draft: PersonaDraft, options: CheckOptions): CheckedPersona {
  const refused: Refusal[] = [];
  const repairs: string[] = [];
  const values: Record<string, unknown> = {};

  for (const field of ['firstname', 'lastname'] as const) {
    values[field] = requireText(field, draft[field], refused, 100, /\n/);
  }
  values['gender'] = genderOf(draft.gender, options.genders ?? ['nb'], refused);
  const before = refused.length;
  for (const field of BIOGRAPHY_FIELDS) {
    values[field] = requireText(field, draft[field], refused, BIOGRAPHY_LIMITS[field]);
  }
  const inBiographies = refused.length - before;
  values['age'] = ageOf(draft.age, options.drawAge, refused, repairs);
  for (const field of OPTIONAL) values[field] = optionalText(field, draft[field], repairs);

  if (refused.length > 0) return { refused, rewritable: inBiographies === refused.length };
  const parsed = PersonaText.safeParse(values);
  if (parsed.success) return { person: parsed.data, repairs };
  const reasons = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    reason: issue.message,
  }));
  return { refused: reasons, rewritable: false };
}

const REQUIRED: ReadonlySet<string> = new Set([
  'firstname',
  'lastname',
  'gender',
  'age',
  ...BIOGRAPHY_FIELDS,
]);
const OPTIONAL = (Object.keys(PersonaText.shape) as (keyof PersonaText)[]).filter(
  (field) => !REQUIRED.has(field),
);

function requireText(
  field: string,
  value: unknown,
  refused: Refusal[],
  most: number,
  not?: RegExp,
): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') {
    refused.push({ field, reason: value === undefined || value === '' ? 'is missing' : 'is not a text' });
    return undefined;
  }
  const text = value.replace(/\r\n?/g, '\n').trim().normalize('NFC');
  const length = [...text].length;
  if (CONTROL.test(text) || not?.test(text)) refused.push({ field, reason: 'holds control characters' });
  else if (length > most) refused.push({ field, reason: `has ${length} characters; ${most} are allowed` });
  else return text;
  return undefined;
}

function genderOf(value: unknown, allowed: readonly string[], refused: Refusal[]): string | undefined {
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    const known = Object.hasOwn(GENDER_WORDS, word) ? GENDER_WORDS[word] : word;
    if (known === 'f' || known === 'm' || (known !== undefined && allowed.includes(known))) return known;
  }
  refused.push({
    field: 'gender',
    reason: value === undefined ? 'is missing' : 'is not f, m or a word that is allowed',
  });
  return undefined;
}

function ageOf(
  value: unknown,
  draw: () => number,
  refused: Refusal[],
  repairs: string[],
): number | undefined {
  if (value === undefined || value === null || value === '') {
    const drawn = draw();
    repairs.push(`age: was left out, ${drawn} was drawn`);
    return drawn;
  }
  const age = typeof value === 'string' && /^\d{1,3}$/.test(value.trim()) ? Number(value) : value;
  if (typeof age !== 'number' || !Number.isInteger(age) || age < 0 || age > HIGHEST_AGE) {
    refused.push({ field: 'age', reason: 'is not an age' });
  } else if (age < ADULT_AGE) {
    refused.push({ field: 'age', reason: `is ${age}; everyone is ${ADULT_AGE} or older` });
  } else {
    return age;
  }
  return undefined;
}

function optionalText(field: keyof PersonaText, value: unknown, repairs: string[]): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    repairs.push(`${field}: was not a text and is left out`);
    return null;
  }
  const text = value.replace(/\r\n?/g, '\n').trim().normalize('NFC');
  if (SAYS_NOTHING.test(text)) return null;
  if (CONTROL.test(text) || !PersonaText.shape[field].safeParse(text).success) {
    repairs.push(`${field}: held control characters or was too long, and is left out`);
    return null;
  }
  return text;
}

/**
 * Whether a writer repeated somebody: the same full name, and with it the same Facebook biography or the same
 * city and job. The same name alone is no repetition; large datasets have namesakes.
 */
export function isDuplicate(one: PersonaText, other: PersonaText): boolean {
  const name = (person: PersonaText) => `${person.firstname} ${person.lastname}`.toLowerCase();
  if (name(one) !== name(other)) return false;
  if (one.bio_facebook === other.bio_facebook) return true;
  return (
    one.current_city !== null && one.current_city === other.current_city && one.job_title === other.job_title
  );
}
