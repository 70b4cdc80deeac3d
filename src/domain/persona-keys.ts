import type { PersonaDraft } from './persona.ts';

type Field = keyof PersonaDraft;

/** What models call our fields, in lower case and without anything but letters and digits. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  firstname: ['firstname', 'givenname', 'forename'],
  lastname: ['lastname', 'surname', 'familyname'],
  gender: ['gender', 'sex'],
  bio_facebook: ['biofacebook', 'facebookbio', 'facebook', 'facebookbiography'],
  bio_instagram: ['bioinstagram', 'instagrambio', 'instagram', 'instagrambiography'],
  bio_x: [
    'biox',
    'xbio',
    'x',
    'xbiography',
    'twitterbio',
    'biotwitter',
    'twitter',
    'xtwitter',
    'xtwitterbio',
  ],
  bio_tiktok: ['biotiktok', 'tiktokbio', 'tiktok', 'tiktokbiography'],
  age: ['age'],
  ethnicity: ['ethnicity'],
  job_title: ['jobtitle', 'job', 'occupation', 'profession'],
  workplace: ['workplace', 'employer', 'company'],
  edu_establishment: ['eduestablishment', 'educationestablishment', 'school', 'university'],
  edu_study: ['edustudy', 'educationstudy', 'fieldofstudy', 'studies', 'major'],
  current_city: ['currentcity', 'city'],
  current_state: ['currentstate', 'state'],
  prev_city: ['prevcity', 'previouscity'],
  prev_state: ['prevstate', 'previousstate'],
  about: ['about', 'aboutme'],
};

const FIELDS: ReadonlyMap<string, Field> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as Field] as const)),
);

/** Keys that only a person has, so that an object with one of them is one. */
const TELLING: ReadonlySet<Field> = new Set([
  'firstname',
  'lastname',
  'bio_facebook',
  'bio_instagram',
  'bio_x',
  'bio_tiktok',
]);

/** Our field for a key as a model wrote it: `facebook_bio`, `FacebookBio` and `bio-facebook` are the same. */
export function fieldOfKey(key: string): Field | undefined {
  return FIELDS.get(key.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

/** A bare `x` or `facebook` may be anything. */
export function isTellingKey(key: string): boolean {
  const field = fieldOfKey(key);
  return field !== undefined && TELLING.has(field) && /name|bio/i.test(key);
}

const FEMALE = new Set([
  'f',
  'female',
  'woman',
  'women',
  'w',
  'weiblich',
  'frau',
  'femenino',
  'mujer',
  'femme',
  'féminin',
  'feminin',
  'feminino',
  'mulher',
  'femmina',
  'donna',
]);
const MALE = new Set([
  'm',
  'male',
  'man',
  'men',
  'männlich',
  'mann',
  'masculino',
  'hombre',
  'homme',
  'masculin',
  'homem',
  'maschio',
  'uomo',
]);

/** `f` and `m` for the words that mean them in the languages of our own texts; any other word stays. */
export function readGender(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  if (FEMALE.has(word)) return 'f';
  return MALE.has(word) ? 'm' : value.trim();
}

/** `"34"` and `"34 years old"` are 34; what is not one plain number (`"30-35"`) stays as it is. */
export function readAge(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 40) return value;
  const only = /^\D*?(?<![-.,])\b(\d{1,3})\b(?![-.,]\d)\D*$/.exec(value);
  return only === null ? value : Number(only[1]);
}

/** Text without space around it; `undefined` for what says that there is nothing. */
export function readText(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return /^(?:null|none|n\/?a|undefined|unknown|-|)$/i.test(text) ? undefined : text;
}
