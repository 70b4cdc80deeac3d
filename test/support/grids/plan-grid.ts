import type { Rectangle } from '../../../src/domain/picture.ts';
import type { Random } from '../../../src/domain/seed.ts';
import { type Lines, SCENES, type Scene } from './draw-photo.ts';

/** The kinds of grid that can be drawn, after what image models have been seen to return. */
export const STYLES = [
  'white-thin', 'white-thick', 'offwhite', 'offwhite-noisy', 'black', 'near-black', 'grey', 'coloured', 'gradient',
  'transparent', 'inner-only', 'outer-only', 'touching', 'touching-off-centre', 'off-centre', 'uneven', 'staggered',
  'rounded', 'shadow', 'keyline', 'polaroid', 'captions', 'soft-edges', 'trap-white', 'trap-black', 'trap-lines',
  'one-row', 'one-column', 'three-by-three', 'two-by-four', 'two-by-three', 'single', 'single-lines', 'single-bordered',
] as const; // prettier-ignore
export type Style = (typeof STYLES)[number];

export interface Gutter {
  kind: 'colour' | 'gradient' | 'transparent';
  from: [number, number, number];
  to: [number, number, number];
}

export interface CellPlan {
  /** The photo with its frame: where paper or a line is drawn. */
  frame: Rectangle;
  photo: Rectangle;
  scene: Scene;
  lines: Lines;
}

export interface GridPlan {
  style: Style;
  width: number;
  height: number;
  rows: number;
  cols: number;
  gutter: Gutter;
  cells: CellPlan[];
  /** Pixels; 0 where there is none. */
  cornerRadius: number;
  shadow: number;
  softness: number;
  /** Levels of noise on the whole picture. */
  noise: number;
  /** Colour of the line or paper round each photo. */
  frameColour?: string | undefined;
  captions: boolean;
  format: 'png' | 'jpeg' | 'webp';
  /** For JPEG and WebP. */
  quality: number;
}

const SIZES = [[1024, 1024], [1024, 1024], [1536, 1024], [1024, 1536], [640, 640], [1080, 1350], [1366, 768]] as const; // prettier-ignore

/** Plans a grid of a style: every number follows from `random`. */
export function planGrid(style: Style, random: Random): GridPlan {
  const is = (...styles: Style[]): boolean => styles.includes(style);
  const chance = (share: number): boolean => random.next() < share;
  const [width, height] = is('one-row') ? [1536, 640] : is('one-column') ? [640, 1280] : random.pick(SIZES);
  const [rows, cols] = countsOf(style);
  const touching =
    is('touching', 'touching-off-centre', 'outer-only', 'single', 'single-lines') ||
    (is('three-by-three', 'trap-lines', 'staggered', 'trap-white', 'two-by-three') && chance(0.4));
  const gap = (): number => (touching ? 0 : random.integer(...gapRange(style)));
  const [across, down] = chance(0.7) ? twice(gap()) : [gap(), gap()];
  const bordered = is('outer-only', 'single-bordered') || (!touching && !is('inner-only') && chance(0.75));
  const border = (): number =>
    bordered
      ? random.integer(...(is('outer-only', 'single-bordered') ? ([8, 60] as const) : gapRange(style)))
      : 0;
  const around = border();
  const outer = is('uneven') ? [border(), border(), border(), border()] : [around, around, around, around];
  const margin = is('keyline')
    ? twice(random.integer(2, 6))
    : is('polaroid')
      ? twice(random.integer(8, 24))
      : [0, 0];
  const foot = is('polaroid') ? margin[0] * 3 : is('captions') ? 22 : margin[0];

  const cut = is('touching-off-centre', 'off-centre', 'uneven', 'trap-lines')
    ? 0.08
    : chance(0.25)
      ? 0.03
      : 0;
  const columns = divide(width, outer[0] ?? 0, outer[2] ?? 0, cols, across, cut, random);
  const lines = divide(height, outer[1] ?? 0, outer[3] ?? 0, rows, down, cut, random);
  const shift = is('staggered') ? random.integer(4, Math.round(width * 0.05)) : 0;
  const trap: Scene | undefined = is('trap-white')
    ? 'near-white'
    : is('trap-black')
      ? 'near-black'
      : undefined;
  const usual: Scene[] = ['portrait', ...SCENES];

  const cells = lines.flatMap((y, row) =>
    columns.map((x, column): CellPlan => {
      const moved = row === 0 ? 0 : shift;
      const left = x.from + (column > 0 ? moved : 0);
      const right = x.to + (column < cols - 1 ? moved : 0);
      const frame = { left, top: y.from, width: right - left, height: y.to - y.from };
      const jitter = is('polaroid') ? random.integer(0, 3) : 0;
      return {
        frame,
        photo: {
          left: frame.left + margin[0] + jitter,
          top: frame.top + margin[1] + jitter,
          width: frame.width - 2 * margin[0] - jitter,
          height: frame.height - margin[1] - foot - jitter,
        },
        scene: trap && chance(0.8) ? trap : random.pick(usual),
        lines: linesOf(style, random),
      };
    }),
  );
  const format = is('transparent') ? 'png' : random.pick(['png', 'jpeg', 'jpeg', 'webp'] as const);
  return {
    style, width, height, rows, cols, cells, format,
    gutter: gutterOf(style, random),
    cornerRadius: is('rounded') || (is('shadow', 'transparent') && chance(0.4)) ? random.integer(8, 50) : 0,
    shadow: is('shadow') ? random.integer(4, 14) : 0,
    softness: is('soft-edges') ? random.integer(1, 3) : 0,
    noise: is('offwhite-noisy') ? random.integer(2, 6) : 0,
    frameColour: is('keyline') ? random.pick(['#fff', '#000', '#c8a415']) : is('polaroid') ? '#f7f6f2' : undefined,
    captions: is('captions') || (is('polaroid') && chance(0.6)),
    quality: random.integer(62, 95),
  }; // prettier-ignore
}

function twice(value: number): [number, number] {
  return [value, value];
}

function countsOf(style: Style): [number, number] {
  switch (style) {
    case 'one-row':
      return [1, 4];
    case 'one-column':
      return [4, 1];
    case 'three-by-three':
      return [3, 3];
    case 'two-by-four':
      return [2, 4];
    case 'two-by-three':
      return [2, 3];
    case 'single':
    case 'single-lines':
    case 'single-bordered':
      return [1, 1];
    default:
      return [2, 2];
  }
}

function gapRange(style: Style): readonly [number, number] {
  if (style.endsWith('thin') || style === 'soft-edges' || style === 'trap-lines') return [2, 5];
  if (style === 'polaroid') return [6, 16];
  if (style === 'shadow' || style === 'captions') return [28, 55];
  return style.endsWith('thick') ? [20, 56] : [2, 40];
}

function linesOf(style: Style, random: Random): Lines {
  if (style === 'single-lines') return random.pick(['posts', 'bar', 'window', 'posts']);
  if (style === 'trap-lines') return random.pick(['posts', 'bar', 'window', 'none']);
  return random.next() < 0.05 ? random.pick(['posts', 'bar']) : 'none';
}

function divide(
  length: number,
  before: number,
  after: number,
  parts: number,
  gap: number,
  cut: number,
  random: Random,
): { from: number; to: number }[] {
  const pitch = (length - before - after + gap) / parts;
  const starts = Array.from({ length: parts + 1 }, (_, index) => {
    const inner = index > 0 && index < parts;
    const moved = inner ? ((random.next() - 0.5) * 2 * cut * length * 2) / parts : 0;
    return Math.round(before + index * pitch + moved);
  });
  return starts.slice(0, -1).map((from, index) => ({ from, to: (starts[index + 1] ?? length) - gap }));
}

function gutterOf(style: Style, random: Random): Gutter {
  const grey = (level: number, tint = 0): [number, number, number] => [
    level,
    level - random.integer(0, tint),
    level - random.integer(0, tint),
  ];
  const solid = (colour: [number, number, number]): Gutter => ({ kind: 'colour', from: colour, to: colour });
  const white = (): Gutter => solid([255, 255, 255]);
  const offwhite = (): Gutter => solid(grey(random.integer(233, 253), 6));
  const nearBlack = (): Gutter => solid(grey(random.integer(4, 30), 4));
  const vivid = (): Gutter =>
    solid([random.integer(20, 250), random.integer(20, 250), random.integer(20, 250)]);
  switch (style) {
    case 'transparent':
      return { ...vivid(), kind: 'transparent' };
    case 'gradient': {
      const [from, to] = random.pick([
        [15, 80],
        [150, 90],
        [245, 205],
      ] as const);
      return { kind: 'gradient', from: grey(from), to: grey(to) };
    }
    case 'black':
    case 'trap-black':
      return random.next() < 0.7 ? solid([0, 0, 0]) : nearBlack();
    case 'near-black':
      return nearBlack();
    case 'grey':
      return solid(grey(random.integer(80, 200)));
    case 'coloured':
    case 'polaroid':
      return vivid();
    case 'white-thin':
    case 'white-thick':
    case 'shadow':
    case 'captions':
      return white();
    case 'offwhite':
    case 'offwhite-noisy':
    case 'soft-edges':
      return offwhite();
    case 'trap-white':
      return random.next() < 0.5 ? white() : offwhite();
    default:
      return random.pick([white, white, offwhite, offwhite, nearBlack, vivid, () => solid([0, 0, 0])])();
  }
}
