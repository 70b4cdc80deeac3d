import type { AxisEvidence } from './axis-evidence.ts';
import { canBePadding, costOfLinesInside } from './padding.ts';
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

/** Widest padding between two photos, as a share of the axis: a paper frame with a caption has about 10 %. */
const WIDEST_GAP = 0.14;
/** What a second edge must show before a gap is believed rather than one line where photos touch. */
const COST_OF_SECOND_EDGE = 0.35;
/** A wide gap explains more than a narrow one: up to this much, for this share of the axis. */
const WORTH_OF_WIDTH = 0.15;
const WIDE = 0.015;
/** How much being at the end of the reach counts against a separator. */
const COST_OF_DISTANCE = 0.3;
/** A separator that is seen less than this is not told from chance: the even place is as good. */
const LEAST_VISIBLE = 0.25;

/**
 * The best separator within `reach` of `target`: one line where photos touch, or two edges with padding
 * between. Where no line can be seen it is empty and at the target, `visible: 0`.
 */
export function findSeparator(axis: AxisEvidence, search: Search, target: number, reach: number): Separator {
  const { peaks, bands } = search;
  const widest = WIDEST_GAP * axis.length;
  const near = peaks.filter((at) => Math.abs(at - target) <= reach + widest / 2);
  const even = Math.round(target);
  let best: Separator = { from: even, to: even, visible: 0 };
  let bestScore = 0;
  for (const [index, from] of near.entries()) {
    for (const to of near.slice(index)) {
      const span = { from, to };
      const distance = Math.abs(middleOf(span) - target);
      if (lengthOf(span) > widest || distance > reach) continue;
      const [weaker, stronger] = inOrder(axis.edgeAt(from, bands), axis.edgeAt(to, bands));
      if (stronger < LEAST_VISIBLE) continue;
      let score = stronger - (COST_OF_DISTANCE * distance) / reach;
      if (from !== to) {
        score += weaker - COST_OF_SECOND_EDGE;
        score += WORTH_OF_WIDTH * Math.min(1, lengthOf(span) / (WIDE * axis.length));
        if (score <= bestScore) continue;
        score -= costOfLinesInside(axis, span, near, bands);
      }
      if (score <= bestScore || (from !== to && !canBePadding(axis, span, bands))) continue;
      bestScore = score;
      best = { ...span, visible: stronger };
    }
  }
  return best;
}

function inOrder(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

export function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1;
}
