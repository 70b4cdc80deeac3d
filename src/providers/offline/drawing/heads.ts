import type { Random } from '../random.ts';
import type { Texture } from './complexion.ts';

/** A head of Open Peeps and who is likely to have it. Ages are whole years, both included. */
interface Head {
  name: string;
  sex: 'f' | 'm';
  texture: Texture;
  from: number;
  to: number;
  /** Whether an ear, and so an earring, can be seen. */
  ear: boolean;
}

const head = (name: string, sex: 'f' | 'm', texture: Texture, ear: boolean, from = 18, to = 120): Head => ({
  name,
  sex,
  texture,
  from,
  to,
  ear,
});

/** The heads that look like an everyday adult; costumes, animals and mohawks are left out. */
const HEADS: readonly Head[] = [
  head('bangs', 'f', 'straight', true),
  head('bangs2', 'f', 'straight', false, 18, 70),
  head('bun', 'f', 'straight', true, 18, 45),
  head('bun2', 'f', 'curly', true, 18, 60),
  head('grayBun', 'f', 'straight', false, 30),
  head('grayMedium', 'f', 'straight', false, 26),
  head('long', 'f', 'straight', false, 18, 60),
  head('longBangs', 'f', 'straight', false, 18, 50),
  head('longCurly', 'f', 'curly', false, 18, 66),
  head('medium1', 'f', 'straight', false),
  head('medium2', 'f', 'curly', true),
  head('medium3', 'f', 'straight', true),
  head('mediumBangs', 'f', 'straight', false, 18, 70),
  head('mediumBangs2', 'f', 'curly', true),
  head('mediumStraight', 'f', 'straight', false, 18, 60),
  head('afro', 'f', 'coily', true),
  head('longAfro', 'f', 'coily', false, 18, 45),
  head('bantuKnots', 'f', 'coily', true, 18, 40),
  head('buns', 'f', 'coily', true, 18, 32),
  head('cornrows', 'f', 'coily', true, 18, 60),
  head('cornrows2', 'f', 'coily', true, 18, 45),
  head('dreads1', 'f', 'coily', false, 18, 60),
  head('short3', 'f', 'curly', true, 40),
  head('twists2', 'f', 'coily', true, 40),
  head('short1', 'm', 'straight', true, 18, 70),
  head('short2', 'm', 'straight', true),
  head('short3', 'm', 'curly', true),
  head('short4', 'm', 'straight', true, 18, 70),
  head('short5', 'm', 'straight', true, 18, 60),
  head('grayShort', 'm', 'straight', true, 24),
  head('pomp', 'm', 'straight', true, 18, 60),
  head('shaved2', 'm', 'curly', true, 18, 55),
  head('shaved3', 'm', 'straight', true, 18, 34),
  head('mediumStraight', 'm', 'straight', false, 18, 30),
  head('dreads2', 'm', 'curly', true, 18, 50),
  head('flatTop', 'm', 'coily', true, 18, 55),
  head('twists', 'm', 'coily', true, 18, 50),
  head('twists2', 'm', 'coily', true),
  head('afro', 'm', 'coily', true),
  head('noHair1', 'm', 'coily', true, 26),
  head('noHair1', 'm', 'straight', true, 32),
  head('noHair2', 'm', 'straight', true, 50),
  head('noHair3', 'm', 'straight', true, 50),
  head('noHair3', 'm', 'curly', true, 50),
];

/** One head that fits; the sex decides, then age, then how the hair falls. */
export function headFor(sex: 'f' | 'm', age: number, texture: Texture, random: Random): Head {
  const ofSex = HEADS.filter((one) => one.sex === sex && one.from <= age && age <= one.to);
  const fitting = ofSex.filter((one) => one.texture === texture);
  return random.pick(fitting.length > 0 ? fitting : ofSex);
}

const BEARDS = [
  ['full', 5],
  ['chin', 2],
  ['full2', 3],
  ['full3', 1],
  ['goatee1', 2],
  ['goatee2', 1],
  ['moustache6', 2],
  ['moustache7', 2],
  ['moustache9', 1],
] as const;

/** A beard of Open Peeps, or none. */
export function beardFor(sex: 'f' | 'm', age: number, random: Random): string | undefined {
  const likely = age < 24 ? 0.2 : 0.45;
  return sex === 'm' && random.chance(likely) ? random.weighted(BEARDS) : undefined;
}
