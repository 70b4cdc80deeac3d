import type { PersonaDraft } from './persona.ts';
import { words } from './word-lists.ts';

/** What writers put where they have nothing. */
const NOTHING = words('n/a null undefined - – — ? ... …');
/** The same, but "Na" and "None" are also names. */
const NOTHING_BUT_A_NAME = words('na n.a. none nil unknown unspecified');
const NAMES: ReadonlySet<keyof PersonaDraft> = new Set(['firstname', 'lastname']);

const FEMALE = words(
  'f female woman women w weiblich frau femenino mujer femme féminin feminin feminino mulher femmina donna',
);
const MALE = words('m male man men männlich mann masculino hombre homme masculin homem maschio uomo');

/** A number of years and nothing else: "34 months", "30-35" and "under 34" are no age that could be stored. */
const AGE =
  /^(\d{1,3})(?:\s?-?(?:years?|yrs?|y\/?o|jahre?|años?|anos?|ans|anni|jaar)(?:[\s-](?:old|alt|oud|of age))?)?\.?$/i;

/** `f` and `m` for the words that mean them in the languages of our own texts; any other word stays. */
export function readGender(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const written = value.trim();
  const word = written.normalize('NFC').toLowerCase();
  if (FEMALE.has(word)) return 'f';
  return MALE.has(word) ? 'm' : written;
}

/** `"34"` and `"34 years old"` are 34; what is not one plain number of years (`"30-35"`) stays as it is. */
export function readAge(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 40) return value;
  const digits = AGE.exec(value.normalize('NFKC').trim())?.[1];
  return digits === undefined ? value : Number(digits);
}

/**
 * Text without space around it and composed (NFC), with line feeds as the only line breaks; `undefined` for
 * what says that there is nothing: "N/A", or only characters that nobody sees. What is not text stays.
 */
export function readText(field: keyof PersonaDraft, value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'string') return value;
  const text = value.replaceAll(/\r\n?/g, '\n').trim().normalize('NFC');
  const word = text.toLowerCase();
  const empty = !/[^\s\p{Cf}]/u.test(text) || NOTHING.has(word);
  return empty || (NOTHING_BUT_A_NAME.has(word) && !NAMES.has(field)) ? undefined : text;
}
