import type { Random } from '../random.ts';

/** From lightest to deepest; neighbours differ by a shade, so that few people look alike. */
const SKIN = {
  fair: ['#ffe3cc', '#fcd7bb', '#f7cda9'],
  light: ['#f2c19b', '#edb98a', '#e8b07f'],
  tan: ['#dba273', '#d19564', '#c68859'],
  brown: ['#b5784a', '#a66b40', '#965d37'],
  deep: ['#83502f', '#704227', '#5e3720'],
} as const;

const HAIR = {
  black: ['#1f1a1a', '#2a211f'],
  dark: ['#3b2a22', '#46301f'],
  brown: ['#5d3d27', '#6f4a2d', '#7f5736'],
  light: ['#9c7040', '#b58a52'],
  blond: ['#d3a95f', '#e2c07c'],
  red: ['#a4502a', '#b9622f'],
  streaked: ['#77706a', '#8a837d'],
  grey: ['#aaa49e', '#bdb7b1'],
  white: ['#d8d3cd', '#e6e2dd'],
} as const;

type Skin = keyof typeof SKIN;
type Hair = keyof typeof HAIR;
type Weights<Name> = readonly (readonly [Name, number])[];

/** How hair falls: decides which of the drawn heads are likely. */
export type Texture = 'straight' | 'curly' | 'coily';

interface Look {
  skin: Weights<Skin>;
  hair: Weights<Hair>;
  texture: Weights<Texture>;
}

/** Wide ranges on purpose: a word for an origin says little about one person's face. */
const LOOKS = {
  european: {
    skin: [
      ['fair', 5],
      ['light', 4],
      ['tan', 1],
    ],
    hair: [
      ['dark', 3],
      ['brown', 4],
      ['light', 2],
      ['blond', 2],
      ['red', 1],
      ['black', 1],
    ],
    texture: [
      ['straight', 7],
      ['curly', 3],
    ],
  },
  african: {
    skin: [
      ['tan', 1],
      ['brown', 4],
      ['deep', 5],
    ],
    hair: [
      ['black', 8],
      ['dark', 2],
    ],
    texture: [
      ['coily', 7],
      ['curly', 2],
      ['straight', 1],
    ],
  },
  latin: {
    skin: [
      ['fair', 1],
      ['light', 4],
      ['tan', 5],
      ['brown', 2],
    ],
    hair: [
      ['black', 4],
      ['dark', 4],
      ['brown', 2],
    ],
    texture: [
      ['straight', 6],
      ['curly', 4],
    ],
  },
  eastAsian: {
    skin: [
      ['fair', 4],
      ['light', 5],
      ['tan', 1],
    ],
    hair: [
      ['black', 8],
      ['dark', 2],
    ],
    texture: [
      ['straight', 9],
      ['curly', 1],
    ],
  },
  southAsian: {
    skin: [
      ['light', 1],
      ['tan', 4],
      ['brown', 5],
      ['deep', 1],
    ],
    hair: [
      ['black', 8],
      ['dark', 2],
    ],
    texture: [
      ['straight', 7],
      ['curly', 3],
    ],
  },
  middleEastern: {
    skin: [
      ['fair', 1],
      ['light', 4],
      ['tan', 5],
      ['brown', 1],
    ],
    hair: [
      ['black', 5],
      ['dark', 4],
      ['brown', 2],
    ],
    texture: [
      ['straight', 6],
      ['curly', 4],
    ],
  },
  indigenous: {
    skin: [
      ['light', 1],
      ['tan', 5],
      ['brown', 4],
    ],
    hair: [
      ['black', 8],
      ['dark', 2],
    ],
    texture: [
      ['straight', 9],
      ['curly', 1],
    ],
  },
  mixed: {
    skin: [
      ['light', 3],
      ['tan', 4],
      ['brown', 4],
    ],
    hair: [
      ['black', 4],
      ['dark', 4],
      ['brown', 3],
    ],
    texture: [
      ['curly', 5],
      ['coily', 2],
      ['straight', 3],
    ],
  },
} as const satisfies Record<string, Look>;

type Origin = keyof typeof LOOKS;

/** Words for origins in five languages, accents removed; the first that fits decides. */
const ORIGINS: readonly (readonly [RegExp, Origin])[] = [
  [/mixed|multirac|birac|mestic|parda|pardo|mulat|metis|gemischt|mixt|mist/u, 'mixed'],
  [/indigen|native american|first nation|aborig|maori|autochton|amerind|pacific|polynes/u, 'indigenous'],
  [
    /south ?asia|sudasia|sud-asia|asie du sud|sul-asia|india(?!n? amer)|indisch|indien|indiano|pakist|bangla|sri lank|tamil|punjab|nepal|desi\b/u,
    'southAsian',
  ],
  [
    /latin|hispan|mexic|mestiz|chican|puerto ric|cuban|dominic|colomb|peru|ecuador|venezuel|brazilian|brasil|south americ|sudameric/u,
    'latin',
  ],
  [
    /maghreb|magreb|north afric|nordafrik|norteafric|arab|middle east|nahost|nahostlich|oriente m|moyen-orient|turk|turc|persian|iran|iraq|syria|leban|egypt|morocc|marok|algeri|tunis|kurd|afghan|jewish|israeli/u,
    'middleEastern',
  ],
  [
    /african|afro|black|schwarz|negr|noir|preta|preto|nigeri|ghana|senegal|kenya|ethiop|somali|congol|jamaic|caribbean|haiti|cameroon|cap-?verd|cape verd|angol/u,
    'african',
  ],
  [
    /asia|amarel|chin|japan|japon|korea|corea|vietnam|thai|filipin|indones|malay|mongol|taiwan|hmong/u,
    'eastAsian',
  ],
  [
    /white|weiss|weiß|blanc|branc|europ|caucas|angl|british|irish|scot|welsh|german|deutsch|french|franc|ital|spani|espan|portug|polish|poln|slav|scandi|dutch|greek|austri|swiss|nord/u,
    'european',
  ],
];

const COMMON: Weights<Origin> = [
  ['european', 5],
  ['african', 2],
  ['latin', 2],
  ['eastAsian', 1],
  ['southAsian', 1],
  ['middleEastern', 1],
  ['mixed', 2],
];

function originOf(ethnicity: string | null, random: Random): Origin {
  const words = (ethnicity ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return ORIGINS.find(([pattern]) => pattern.test(words))?.[1] ?? random.weighted(COMMON);
}

function greyOf(age: number, random: Random): Hair | undefined {
  const doubt = random.next();
  if (age >= 72) return doubt < 0.1 ? undefined : doubt < 0.4 ? 'grey' : 'white';
  if (age >= 62) return doubt < 0.2 ? undefined : doubt < 0.75 ? 'grey' : 'white';
  if (age >= 52) return doubt < 0.45 ? undefined : doubt < 0.75 ? 'streaked' : 'grey';
  if (age >= 44) return doubt < 0.8 ? undefined : 'streaked';
  return undefined;
}

export interface Complexion {
  skin: string;
  hair: string;
  blush: string;
  texture: Texture;
}

/** Colours of skin and hair that are plausible for this person, with variety. */
export function complexionOf(ethnicity: string | null, age: number, random: Random): Complexion {
  const look: Look = LOOKS[originOf(ethnicity, random)];
  const skin = random.weighted(look.skin);
  const natural = random.weighted(look.hair);
  const hair = greyOf(age, random) ?? natural;
  return {
    skin: random.pick(SKIN[skin]),
    hair: random.pick(HAIR[hair]),
    blush: skin === 'brown' || skin === 'deep' ? '#a8452f' : '#e58a7b',
    texture: random.weighted(look.texture),
  };
}
