import type { Rectangle } from '../../../src/domain/picture.ts';
import type { Random } from '../../../src/domain/seed.ts';
import { type Lines, SCENES, type Scene } from './draw-photo.ts';
import { type Gutter, type Style, STYLE_RULES, type StyleRules } from './styles.ts';

export interface CellPlan {
  /** The photo with its frame: where paper or a line is drawn. */
  frame: Rectangle;
  photo: Rectangle;
  scene: Scene;
  lines: Lines;
}

export interface GridPlan {
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
  frameColour?: string | undefined;
  /** Share of the photos that have one. */
  captions: number;
  format: 'png' | 'jpeg' | 'webp';
  /** For JPEG and WebP. */
  quality: number;
}

interface Span {
  from: number;
  to: number;
}

const SIZES = [
  [1024, 1024],
  [1024, 1024],
  [1536, 1024],
  [1024, 1536],
  [640, 640],
  [1080, 1350],
  [1366, 768],
] as const;
const USUAL_GAP = [2, 40] as const;
/** Room below a photo for what is written there. */
const CAPTION = 22;

/** Plans a grid of a style: every number follows from `random`. */
export function planGrid(style: Style, random: Random): GridPlan {
  const rules: StyleRules = STYLE_RULES[style];
  const [width, height] = rules.size ?? random.pick(SIZES);
  const [rows, cols] = rules.counts ?? [2, 2];
  const within = (range: readonly [number, number] | undefined): number =>
    range ? random.integer(...range) : 0;
  const touches = random.next() < (rules.touching ?? 0);
  const gap = touches ? 0 : within(rules.gap ?? USUAL_GAP);
  const otherGap = touches || random.next() < 0.7 ? gap : within(rules.gap ?? USUAL_GAP);
  const outer = borders(rules, touches, random);
  const off = rules.offCentre ?? (random.next() < 0.25 ? 0.03 : 0);
  const xs = divide({ from: outer.left, to: width - outer.right }, cols, gap, off * width, random);
  const ys = divide({ from: outer.top, to: height - outer.bottom }, rows, otherGap, off * height, random);
  const stagger = rules.stagger ? random.integer(4, Math.round(width * 0.05)) : 0;
  const frame = { width: within(rules.frame?.width), foot: rules.frame?.foot ?? 1 };

  const cells = ys.flatMap((y, row) =>
    xs.map((x, column): CellPlan => {
      const moved = row === 0 ? 0 : stagger;
      const slot: Rectangle = {
        left: x.from + (column > 0 ? moved : 0),
        top: y.from,
        width: 0,
        height: y.to - y.from,
      };
      slot.width = x.to + (column < cols - 1 ? moved : 0) - slot.left;
      const crooked = random.integer(0, rules.frame?.crooked ?? 0);
      const foot = rules.captions && !rules.frame ? CAPTION : frame.width * frame.foot;
      return {
        frame: slot,
        photo: {
          left: slot.left + frame.width + crooked,
          top: slot.top + frame.width + crooked,
          width: slot.width - 2 * frame.width - crooked,
          height: slot.height - frame.width - foot - crooked,
        },
        scene:
          rules.scene && random.next() < 0.8 ? rules.scene : random.pick(['portrait', ...SCENES] as const),
        lines: rules.lines ? random.pick(rules.lines) : random.next() < 0.05 ? 'posts' : 'none',
      };
    }),
  );
  return {
    width,
    height,
    rows,
    cols,
    cells,
    gutter: rules.gutter(random),
    cornerRadius: within(rules.cornerRadius),
    shadow: within(rules.shadow),
    softness: within(rules.softness),
    noise: within(rules.noise),
    frameColour: rules.frame && random.pick(rules.frame.colours),
    captions: rules.captions ?? 0,
    format: rules.format ?? random.pick(['png', 'jpeg', 'jpeg', 'webp'] as const),
    quality: random.integer(62, 95),
  };
}

function borders(
  { border, borderWidth, gap }: StyleRules,
  touches: boolean,
  random: Random,
): Record<'left' | 'top' | 'right' | 'bottom', number> {
  const width = (): number => random.integer(...(borderWidth ?? gap ?? USUAL_GAP));
  if (border === 'uneven') return { left: width(), top: width(), right: width(), bottom: width() };
  const none = border === 'never' || (border !== 'always' && (touches || random.next() < 0.25));
  const same = none ? 0 : width();
  return { left: same, top: same, right: same, bottom: same };
}

/** Equal parts with gaps between; each cut up to `off` pixels aside for two parts, less for more. */
function divide({ from, to }: Span, parts: number, gap: number, off: number, random: Random): Span[] {
  const pitch = (to - from + gap) / parts;
  const starts = Array.from({ length: parts + 1 }, (_, index) => {
    const aside = index > 0 && index < parts ? ((random.next() * 2 - 1) * off * 2) / parts : 0;
    return Math.round(from + index * pitch + aside);
  });
  return starts
    .slice(0, -1)
    .map((start, index) => ({ from: start, to: (starts[index + 1] ?? to + gap) - gap }));
}
