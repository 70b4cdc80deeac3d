import type { AxisEvidence } from './axis-evidence.ts';
import { canBePadding, costOfLinesInside, strongLines } from './padding.ts';
import { lengthOf, middleOf, type Span } from './span.ts';

/**
 * What lies between two neighbouring photos: from the end of one to the start of the next. Empty where
 * photos touch. With frames, lines or captions round the photos it holds those too.
 */
export interface Separator extends Span {
  /** Share of its way along which it is visible: 0 to 1. */
  visible: number;
}

/** How lines are looked for on an axis. */
export interface Search {
  /** Edges that may be used, in order. */
  peaks: readonly number[];
  /** The stretches across the axis where the photos are. */
  bands: readonly Span[];
}

/** Widest padding between two photos, as a share of their distance: paper frames with a caption have about 20 %. */
const WIDEST_GAP = 0.28;
/** How far from its even place a separator may be, as a share of the photos' distance. */
const REACH = 0.22;
/** What a second edge must show before a gap is believed rather than one line where photos touch. */
const COST_OF_SECOND_EDGE = 0.35;
/** A wide gap explains more than a narrow one: up to this much, for this share of the axis. */
const WORTH_OF_WIDTH = 0.15;
const WIDE = 0.015;
/** How much being at the end of the reach counts against a separator. */
const COST_OF_DISTANCE = 0.3;
/** So many candidates are kept for each separator. */
const CANDIDATES = 8;
/** A separator that is seen less than this is not told from chance: the even place is as good. */
const LEAST_VISIBLE = 0.25;

/** A separator that might be meant, and how well it fits by itself. */
export interface Candidate extends Separator {
  score: number;
}

/**
 * The best separators near `target`, its even place, for photos that are `pitch` pixels apart: one line
 * where photos touch, or two edges with padding between. Best first; where no line can be seen the only
 * one is empty and at the target, `visible: 0`.
 */
export function findSeparators(
  axis: AxisEvidence,
  search: Search,
  target: number,
  pitch: number,
): Candidate[] {
  const { peaks, bands } = search;
  const widest = WIDEST_GAP * pitch;
  const reach = REACH * pitch;
  const near = peaks.filter((at) => Math.abs(at - target) <= reach + widest / 2);
  const seen = near.map((at) => axis.edgeAt(at, bands));
  const strong = strongLines(axis, near, bands);
  const found: Candidate[] = [];
  for (const [first, from] of near.entries()) {
    for (const [offset, to] of near.slice(first).entries()) {
      const span = { from, to };
      const distance = Math.abs(middleOf(span) - target);
      if (lengthOf(span) > widest || distance > reach) continue;
      const [weaker, stronger] = inOrder(seen[first] ?? 0, seen[first + offset] ?? 0);
      if (stronger < LEAST_VISIBLE) continue;
      let score = stronger - (COST_OF_DISTANCE * distance) / reach;
      if (from !== to) {
        score += weaker - COST_OF_SECOND_EDGE;
        score += WORTH_OF_WIDTH * Math.min(1, lengthOf(span) / (WIDE * axis.length));
        score -= costOfLinesInside(span, strong);
      }
      if (score > 0) found.push({ ...span, visible: stronger, score });
    }
  }
  const best: Candidate[] = [];
  for (const candidate of found.toSorted((one, other) => other.score - one.score)) {
    if (best.length === CANDIDATES) break;
    // The costly question last: it is asked for few.
    if (candidate.from === candidate.to || canBePadding(axis, candidate, bands)) best.push(candidate);
  }
  const even = Math.round(target);
  return best.length > 0 ? best : [{ from: even, to: even, visible: 0, score: 0 }];
}

function inOrder(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

export function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1;
}
