import type { AxisEvidence } from './axis-evidence.ts';
import { canBePadding, costOfLinesInside, strongLines } from './padding.ts';
import { type Candidate, findSeparators, type Search, type Separator } from './separators.ts';
import type { Span } from './span.ts';
import { costOfOddGaps, costOfUnequalParts } from './worth.ts';

/** How one axis is divided: a border, photos with separators between them, a border. */
export interface AxisPlan {
  /** Where the first photo begins and the last one ends. */
  outer: Span;
  separators: Separator[];
  /** Stretches of the photos, in order. */
  parts: Span[];
}

/** Widest border round all photos, as a share of the axis. */
const WIDEST_BORDER = 0.14;
/** What the edge of a border must show before it is believed. */
const COST_OF_BORDER = 0.48;
/** Separators that are chosen together: all combinations of their candidates are compared. */
const MOST_TOGETHER = 4;
/** Edges that are visible in less than this share of the strips are not looked at. */
const LEAST_VISIBLE = 0.1;

/** Divides an axis into `count` photos. `bands` are the stretches across the axis where the photos are. */
export function planAxis(axis: AxisEvidence, count: number, bands: readonly Span[]): AxisPlan {
  const search: Search = { bands, peaks: axis.peaks(bands, LEAST_VISIBLE) };
  const outer = {
    from: findBorder(axis, search, 'start'),
    to: findBorder(axis, search, 'end'),
  };
  const pitch = (outer.to - outer.from) / count;
  const candidates = Array.from({ length: count - 1 }, (_, index) =>
    findSeparators(axis, search, outer.from + pitch * (index + 1), axis.length / count),
  );
  const separators = bestTogether(candidates, outer);
  return { outer, separators, parts: partsBetween(outer, separators) };
}

/** One candidate for each separator, so that they fit each other: equally wide, with equal photos between. */
function bestTogether(candidates: readonly (readonly Candidate[])[], outer: Span): Separator[] {
  // Only who asks for more photos in a row than are found unasked gets here: each its best, alone.
  if (candidates.length > MOST_TOGETHER) return candidates.flatMap(([first]) => first ?? []);
  // The most that separators from an index on can still add: candidates come best first, costs only take away.
  const most = candidates.map((_, index) =>
    candidates.slice(index).reduce((sum, [first]) => sum + (first?.score ?? 0), 0),
  );
  let best: Separator[] = [];
  let bestScore = -Infinity;
  const choose = (chosen: readonly Candidate[], alone: number): void => {
    const choices = candidates[chosen.length];
    if (!choices) {
      const score = alone - costOfOddGaps(chosen) - costOfUnequalParts(partsBetween(outer, chosen));
      if (score > bestScore) [best, bestScore] = [[...chosen], score];
      return;
    }
    const later = most[chosen.length + 1] ?? 0;
    for (const candidate of choices) {
      if (alone + candidate.score + later <= bestScore) return;
      choose([...chosen, candidate], alone + candidate.score);
    }
  };
  choose([], 0);
  return best;
}

export function partsBetween(outer: Span, separators: readonly Span[]): Span[] {
  const starts = [outer.from, ...separators.map(({ to }) => to)];
  const ends = [...separators.map(({ from }) => from), outer.to];
  return starts.map((from, index) => ({ from, to: ends[index] ?? outer.to }));
}

/** Equal parts, for where nothing can be seen. */
export function evenPlan(length: number, count: number): AxisPlan {
  const outer = { from: 0, to: length };
  const separators = Array.from({ length: count - 1 }, (_, index) => {
    const at = Math.round((length * (index + 1)) / count);
    return { from: at, to: at, visible: 0 };
  });
  return { outer, separators, parts: partsBetween(outer, separators) };
}

/** Where the photos begin (or end): the inner edge of the border on that side, or the picture's own edge. */
function findBorder(axis: AxisEvidence, search: Search, side: 'start' | 'end'): number {
  const { peaks, bands } = search;
  const outermost = side === 'start' ? 0 : axis.length;
  const strong = strongLines(axis, peaks, bands);
  let best = outermost;
  let bestScore = 0;
  for (const at of peaks) {
    if (Math.abs(at - outermost) > WIDEST_BORDER * axis.length) continue;
    const border = side === 'start' ? { from: 0, to: at } : { from: at, to: axis.length };
    const score = axis.edgeAt(at, bands) - COST_OF_BORDER - costOfLinesInside(border, strong);
    if (score <= bestScore || !canBePadding(axis, border, bands)) continue;
    bestScore = score;
    best = at;
  }
  return best;
}
