import type { PersonaText } from './persona.ts';
import { fold } from './text.ts';

type Comparable = Pick<PersonaText, 'firstname' | 'lastname' | 'bio_facebook' | 'current_city' | 'job_title'>;

/** For comparing: without case, accents, punctuation and spare spaces. */
function plain(text: string): string {
  return fold(text)
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();
}

function same(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && plain(a) === plain(b);
}

/**
 * Whether two people are one that the writer repeated: the same full name and either the same Facebook
 * biography or the same city and job. Case, accents, punctuation and spaces do not count. Two people of
 * one name who differ in the rest are two people; so are two with one biography and different names.
 */
export function isDuplicate(a: Comparable, b: Comparable): boolean {
  const sameName = same(`${a.firstname} ${a.lastname}`, `${b.firstname} ${b.lastname}`);
  const sameLife = same(a.current_city, b.current_city) && same(a.job_title, b.job_title);
  return sameName && (same(a.bio_facebook, b.bio_facebook) || sameLife);
}
