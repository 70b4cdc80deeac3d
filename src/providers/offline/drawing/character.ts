import type { Subject } from '../../../ports/image-model.ts';
import { createRandom, type Random } from '../random.ts';
import { complexionOf } from './complexion.ts';
import type { GarmentName } from './garments.ts';
import { beardFor, headFor } from './heads.ts';

/** Everything about a person that stays the same from picture to picture. */
export interface Character {
  head: string;
  skin: string;
  hair: string;
  blush: string;
  beard: string | undefined;
  glasses: string | undefined;
  cheeks: 'none' | 'warm';
  ears: 'none' | 'stud' | 'hoop';
  faceLines: 'none' | 'some' | 'many';
  /** Colours and clothes this person likes: the wardrobe changes by scene, the taste does not. */
  colours: readonly Outfit[];
  everyday: readonly GarmentName[];
}

export interface Outfit {
  clothing: string;
  trim: string;
}

/** Pairs that go together: the cloth, then collar, stripes or scarf. */
const OUTFITS: readonly Outfit[] = [
  { clothing: '#4f6d8f', trim: '#f3e9d8' },
  { clothing: '#7d9bb8', trim: '#f6f0e4' },
  { clothing: '#2f4858', trim: '#e3b565' },
  { clothing: '#b7503c', trim: '#f3e1c7' },
  { clothing: '#d98c5f', trim: '#fbeedd' },
  { clothing: '#e0b04c', trim: '#44566b' },
  { clothing: '#5d7b5c', trim: '#efe6cf' },
  { clothing: '#8aa37b', trim: '#f7f1e1' },
  { clothing: '#7b5a78', trim: '#f0dfe6' },
  { clothing: '#c98a9b', trim: '#f9ecea' },
  { clothing: '#c9bfae', trim: '#6b4f3f' },
  { clothing: '#3f3d4a', trim: '#d8c7b0' },
  { clothing: '#8c3f4d', trim: '#f1d9c5' },
  { clothing: '#3f7f7a', trim: '#f2e7d0' },
];

const EVERYDAY: readonly (readonly [
  GarmentName,
  number,
  sex: 'f' | 'm' | 'both',
  from: number,
  to: number,
])[] = [
  ['tee', 4, 'both', 18, 60],
  ['stripes', 3, 'both', 18, 75],
  ['dots', 2, 'f', 18, 120],
  ['vneck', 2, 'both', 18, 120],
  ['jumper', 4, 'both', 18, 120],
  ['turtleneck', 2, 'both', 24, 120],
  ['hoodie', 3, 'both', 18, 42],
  ['shirt', 4, 'both', 18, 120],
  ['checkedShirt', 3, 'both', 18, 120],
  ['cardigan', 3, 'both', 28, 120],
  ['dungarees', 1, 'both', 18, 45],
];

function wardrobe(sex: 'f' | 'm', age: number, random: Random): GarmentName[] {
  const fitting = EVERYDAY.filter(
    ([, , who, from, to]) => (who === 'both' || who === sex) && from <= age && age <= to,
  ).map(([name, weight]) => [name, weight] as const);
  const chosen = new Set<GarmentName>();
  while (chosen.size < 5) chosen.add(random.weighted(fitting));
  return [...chosen];
}

/** A word for a gender in one of five languages, as far as it says which heads are likely. */
function drawnSex(gender: string, random: Random): 'f' | 'm' {
  const word = gender.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
  if (/^(?:f|w|female|woman|fem\w*|frau|weiblich|mujer|femme|mulher)$/u.test(word)) return 'f';
  if (/^(?:m|h|male|man|masc\w*|mann|mannlich|hombre|homme|homem)$/u.test(word)) return 'm';
  return random.chance(0.5) ? 'f' : 'm';
}

const GLASSES = [
  ['glasses', 2],
  ['glasses2', 3],
  ['glasses3', 2],
  ['glasses5', 3],
] as const;

/** The character of a person: the same for the same subject, whatever picture is asked for. */
export function characterOf(subject: Subject): Character {
  const random = createRandom(`character ${subject.seed}`);
  const sex = drawnSex(subject.gender, random.fork('sex'));
  const complexion = complexionOf(subject.ethnicity, subject.age, random.fork('complexion'));
  const head = headFor(sex, subject.age, complexion.texture, random.fork('head'));
  const face = random.fork('face');
  const needsGlasses = face.chance(subject.age < 40 ? 0.22 : subject.age < 60 ? 0.35 : 0.55);
  const lines = subject.age < 42 ? 'none' : subject.age < 58 ? 'some' : 'many';
  return {
    head: head.name,
    skin: complexion.skin,
    hair: complexion.hair,
    blush: complexion.blush,
    beard: beardFor(sex, subject.age, random.fork('beard')),
    glasses: needsGlasses ? face.weighted(GLASSES) : undefined,
    cheeks: face.chance(sex === 'f' ? 0.75 : 0.35) ? 'warm' : 'none',
    ears: sex === 'f' && head.ear && face.chance(0.6) ? face.pick(['stud', 'hoop'] as const) : 'none',
    faceLines: lines,
    colours: random.fork('colours').shuffled(OUTFITS).slice(0, 6),
    everyday: wardrobe(sex, subject.age, random.fork('wardrobe')),
  };
}
