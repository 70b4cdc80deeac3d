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
