import type { Random } from '../../../src/domain/seed.ts';
import type { Lines, Scene } from './draw-photo.ts';

type Colour = readonly [red: number, green: number, blue: number];
/** Smallest and largest, both included. */
type Range = readonly [least: number, most: number];

export interface Gutter {
  kind: 'colour' | 'gradient' | 'transparent';
  /** A gradient goes from one corner to the opposite one; else both are the same. */
  from: Colour;
  to: Colour;
}

/** What is particular about a style; all lengths in pixels. */
export interface StyleRules {
  /** Rows and columns; 2 × 2 unless said. */
  counts?: readonly [rows: number, cols: number];
  size?: readonly [width: number, height: number];
  gutter: (random: Random) => Gutter;
  /** Width of the gaps; [0, 0] where photos touch. */
  gap?: Range;
  /** Share of the grids whose photos touch all the same. */
  touching?: number;
  /** `always`, `never`, on each side another width (`uneven`), or for three grids in four. */
  border?: 'always' | 'never' | 'uneven';
  borderWidth?: Range;
  /** How far cuts are off the middle, as a share of the side. */
  offCentre?: number;
  /** How far the second row's cuts are from the first's. */
  stagger?: boolean;
  /** Paper or a line round each photo: its width, and how many times wider it is at the foot. */
  frame?: { width: Range; foot: number; colours: readonly string[]; crooked: number };
  captions?: number;
  cornerRadius?: Range;
  shadow?: Range;
  softness?: Range;
  noise?: Range;
  /** What four photos in five show. */
  scene?: Scene;
  lines?: readonly Lines[];
  format?: 'png';
}

const solid = (...colour: [number, number, number]): Gutter => ({ kind: 'colour', from: colour, to: colour });
const white = (): Gutter => solid(255, 255, 255);
const black = (): Gutter => solid(0, 0, 0);
const tinted = (random: Random, least: number, most: number): Gutter => {
  const level = random.integer(least, most);
  return solid(level, level - random.integer(0, 4), level - random.integer(0, 4));
};
const offWhite = (random: Random): Gutter => tinted(random, 233, 253);
const nearBlack = (random: Random): Gutter => tinted(random, 6, 30);
const grey = (random: Random): Gutter => tinted(random, 80, 200);
const vivid = (random: Random): Gutter =>
  solid(random.integer(20, 250), random.integer(20, 250), random.integer(20, 250));
const anyColour = (random: Random): Gutter =>
  random.pick([white, offWhite, offWhite, nearBlack, vivid, black])(random);
const fading = (random: Random): Gutter => {
  const [from, to] = random.pick([
    [15, 80],
    [150, 90],
    [245, 205],
  ] as const);
  return { kind: 'gradient', from: [from, from, from], to: [to, to, to] };
};
const clear = (random: Random): Gutter => ({ ...vivid(random), kind: 'transparent' });

const THIN: Range = [2, 5];
const THICK: Range = [20, 56];
const NONE: Range = [0, 0];
const LINES: readonly Lines[] = ['posts', 'bar', 'window'];

/** The kinds of grid that are drawn, after what image models have been seen to return. */
export const STYLE_RULES = {
  'white-thin': { gutter: white, gap: THIN },
  'white-thick': { gutter: white, gap: THICK },
  offwhite: { gutter: offWhite },
  'offwhite-noisy': { gutter: offWhite, noise: [2, 6] },
  black: { gutter: black },
  'near-black': { gutter: nearBlack },
  grey: { gutter: grey },
  coloured: { gutter: vivid },
  gradient: { gutter: fading },
  transparent: { gutter: clear, format: 'png' },
  'inner-only': { gutter: anyColour, border: 'never' },
  'outer-only': { gutter: anyColour, gap: NONE, border: 'always', borderWidth: [8, 60] },
  touching: { gutter: anyColour, gap: NONE, border: 'never' },
  'touching-off-centre': { gutter: anyColour, gap: NONE, border: 'never', offCentre: 0.08 },
  'off-centre': { gutter: anyColour, offCentre: 0.08 },
  uneven: { gutter: anyColour, border: 'uneven', offCentre: 0.08 },
  staggered: { gutter: anyColour, stagger: true, touching: 0.4 },
  rounded: { gutter: anyColour, cornerRadius: [8, 50] },
  shadow: { gutter: white, gap: [28, 55], shadow: [4, 14] },
  keyline: {
    gutter: anyColour,
    frame: { width: [2, 6], foot: 1, colours: ['#fff', '#000', '#c8a415'], crooked: 0 },
  },
  polaroid: {
    gutter: vivid,
    gap: [6, 16],
    captions: 0.6,
    frame: { width: [8, 24], foot: 3, colours: ['#f7f6f2'], crooked: 3 },
  },
  captions: { gutter: white, gap: [28, 55], captions: 1 },
  'soft-edges': { gutter: offWhite, gap: THIN, softness: [1, 3] },
  'trap-white': {
    gutter: (random) => random.pick([white, offWhite])(random),
    touching: 0.4,
    scene: 'near-white',
  },
  'trap-black': { gutter: (random) => random.pick([black, black, nearBlack])(random), scene: 'near-black' },
  'trap-lines': { gutter: anyColour, gap: THIN, touching: 0.4, offCentre: 0.08, lines: [...LINES, 'none'] },
  'one-row': { gutter: anyColour, counts: [1, 4], size: [1536, 640] },
  'one-column': { gutter: anyColour, counts: [4, 1], size: [640, 1280] },
  'three-by-three': { gutter: anyColour, counts: [3, 3], touching: 0.4 },
  'two-by-four': { gutter: anyColour, counts: [2, 4] },
  'two-by-three': { gutter: anyColour, counts: [2, 3], touching: 0.4 },
  single: { gutter: anyColour, counts: [1, 1], border: 'never' },
  'single-lines': { gutter: anyColour, counts: [1, 1], border: 'never', lines: LINES },
  'single-bordered': { gutter: anyColour, counts: [1, 1], border: 'always', borderWidth: [8, 60] },
  'side-by-side': { gutter: anyColour, counts: [1, 2], size: [1536, 1024] },
  'one-above-the-other': { gutter: anyColour, counts: [2, 1], size: [1024, 1536] },
} satisfies Record<string, StyleRules>;

export type Style = keyof typeof STYLE_RULES;
export const STYLES = Object.keys(STYLE_RULES) as Style[];
