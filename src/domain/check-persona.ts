import { findMinorClaim } from './adults.ts';
import {
  checkAge,
  checkBiography,
  checkGender,
  checkName,
  checkOptional,
  OPTIONAL_FIELDS,
  quote,
  type Checked,
} from './persona-fields.ts';
import { readText } from './persona-values.ts';
import { ADULT_AGE, BIOGRAPHY_FIELDS, PersonaText, type PersonaDraft } from './persona.ts';

export interface CheckOptions {
  /** Words for a gender beside `f` and `m` that are allowed. */
  genders?: readonly string[];
  /** Draws an age of 18 or more for somebody whose age was left out. */
  drawAge: () => number;
}

/** Why a field cannot be stored, as the end of a sentence that begins with the field's name. */
export interface Refusal {
  field: keyof PersonaText;
  reason: string;
}

export type CheckedPersona =
  /** `repairs`: what was mended, a sentence each. */
  | { person: PersonaText; repairs: string[] }
  /** `rewritable`: only biographies are wrong, in a way that the writer mends when asked once more. */
  | { refused: Refusal[]; rewritable: boolean };

/** Fields in which somebody may say how old they are. */
const TELLING_FIELDS = [...BIOGRAPHY_FIELDS, 'about', 'job_title', 'edu_study'] as const;

/**
 * Turns what a writer said of somebody into a person, or says why not. Everything may be wrong with it: it is
 * a model's text. Texts are trimmed and brought to Unicode's composed form (NFC).
 *
 * Refused: a name, gender or biography that is missing or no text; an age under 18 or one that cannot be read
 * (it might be such an age); a text in which the person says that it is under 18; a biography over its
 * platform's limit; any required text with control or direction-changing characters. Optional fields are
 * never a reason to refuse: what cannot be stored there is left out, with a note.
 * @throws RangeError when `drawAge` gives something else than an adult's age
 */
export function checkPersona(draft: PersonaDraft, options: CheckOptions): CheckedPersona {
  const repairs: string[] = [];
  const refused: (Refusal & { rewritable?: boolean })[] = [];
  // Only what the draft itself holds: a prototype is nobody's name.
  const read = (field: keyof PersonaText) => (Object.hasOwn(draft, field) ? draft[field] : undefined);
  const take = <Value>(field: keyof PersonaText, checked: Checked<Value>): Value | undefined => {
    if ('reason' in checked) {
      refused.push({ field, ...checked });
      return undefined;
    }
    if (checked.repair !== undefined) repairs.push(`${field}: ${checked.repair}`);
    return checked.value;
  };

  const person: Partial<Record<keyof PersonaText, unknown>> = {};
  for (const field of ['firstname', 'lastname'] as const) {
    person[field] = take(field, checkName(field, read(field)));
  }
  person.gender = take('gender', checkGender(read('gender'), options.genders ?? ['nb']));
  for (const field of BIOGRAPHY_FIELDS) person[field] = take(field, checkBiography(field, read(field)));
  person.age = take('age', checkAge(read('age'), options.drawAge));
  for (const field of OPTIONAL_FIELDS) person[field] = take(field, checkOptional(field, read(field)));
  const isAgeStated = readText('age', read('age')) !== undefined;
  for (const field of TELLING_FIELDS) {
    const text = person[field];
    const claim = typeof text === 'string' ? findMinorClaim(text, { isAgeStated }) : undefined;
    if (claim !== undefined) {
      refused.push({ field, reason: `says that the person is under ${ADULT_AGE}: ${quote(claim)}` });
    }
  }

  if (refused.length === 0) return { person: PersonaText.parse(person), repairs };
  return {
    refused: refused.map(({ field, reason }) => ({ field, reason })),
    rewritable: refused.every(({ rewritable }) => rewritable === true),
  };
}
