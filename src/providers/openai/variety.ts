import { createHash } from 'node:crypto';

const INITIALS = 'ABCDEFGHIJKLMNOPRSTVWYZ';
const TEMPERAMENTS = [
  'dry',
  'warm',
  'restless',
  'shy',
  'blunt',
  'dreamy',
  'precise',
  'cheerful',
  'stubborn',
  'nostalgic',
  'curious',
  'tired but kind',
];
const AGES = ['the youngest third', 'the middle third', 'the oldest third'];
const PLACES = ['a big city', 'a suburb', 'a small town', 'the countryside'];

/**
 * A few suggestions for one person, the same for the same seed. A model that is asked the same thing in
 * several calls invents the same people in each; these pull the calls apart.
 */
export function suggestVariety(seed: string): string {
  const bytes = createHash('sha256').update(seed).digest();
  const pick = <T>(list: ArrayLike<T>, at: number): T => list[(bytes[at] ?? 0) % list.length] as T;
  return [
    `first name near ${pick(INITIALS, 0)}`,
    `last name near ${pick(INITIALS, 1)}`,
    `age in ${pick(AGES, 2)} of what the description allows`,
    `lives in ${pick(PLACES, 3)}`,
    `temperament: ${pick(TEMPERAMENTS, 4)}`,
  ].join('; ');
}
