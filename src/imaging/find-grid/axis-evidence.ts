import { markEdges } from './mark-edges.ts';
import type { Span } from './span.ts';
import type { StripMeans } from './strip-means.ts';

/** What can be seen of straight lines across one axis. An edge at `position` lies before that pixel. */
export interface AxisEvidence {
  /** Pixels along the axis, and across it. */
  length: number;
  across: number;
  /** Share of the strips within `bands` (pixels across) in which an edge stands out at `position`: 0 to 1. */
  edgeAt(position: number, bands: readonly Span[]): number;
  /** Share of the area of `span` that does not change across the axis, as the colour of a gutter does not. */
  flatness(span: Span, bands: readonly Span[]): number;
  /** Mean colour (alpha multiplied) of `span`, one number a channel. */
  colour(span: Span, bands: readonly Span[]): number[];
  /** Positions where an edge stands out in at least `least` of the strips and in no fewer than beside it, in order. */
  peaks(bands: readonly Span[], least: number): number[];
}

/** A gutter changes by at most this much (levels of 255) from one strip to the next, JPEG noise included. */
const STEADY = 5;

export function measureAxis(strips: StripMeans): AxisEvidence {
  const { length, across } = strips;
  const marks = markEdges(strips);
  const edges = runningTotals(marks, strips.strips, length + 1);
  const around = runningTotals(spread(marks, length + 1), strips.strips, length + 1);
  const sums = sumsOverStrips(strips);
  const steady = runningTotals(markSteady(strips), strips.strips, length);

  const stripsOf = (band: Span): Span => {
    const from = Math.min(strips.strips - 1, Math.ceil((band.from * strips.strips) / across));
    return { from, to: Math.max(from + 1, Math.floor((band.to * strips.strips) / across)) };
  };

  const rowsOf = (bands: readonly Span[]): Span[] => bands.map(stripsOf);

  const share = (totals: Totals, span: Span, rows: readonly Span[]): number => {
    let seen = 0;
    let all = 0;
    for (const row of rows) {
      seen += totals.within(row, span);
      all += (row.to - row.from) * (span.to - span.from);
    }
    return all === 0 ? 0 : seen / all;
  };

  // Many layouts are compared, and all of them ask about the same few stretches.
  const known = new Map<string, Float32Array>();
  const markedShares = (bands: readonly Span[]): Float32Array => {
    const rows = rowsOf(bands);
    const key = rows.map(({ from, to }) => `${from}-${to}`).join();
    const before = known.get(key);
    if (before) return before;
    const shares = new Float32Array(length + 1);
    for (let at = 1; at < length; at += 1) shares[at] = share(edges, { from: at, to: at + 1 }, rows);
    known.set(key, shares);
    return shares;
  };

  return {
    length,
    across,
    edgeAt: (position, bands) =>
      position <= 0 || position >= length
        ? 0
        : share(around, { from: position, to: position + 1 }, rowsOf(bands)),
    flatness: (span, bands) => share(steady, span, rowsOf(bands)),
    colour: (span, bands) => meanColour(sums, strips, span, rowsOf(bands)),
    peaks(bands, least) {
      const shares = markedShares(bands);
      const found: number[] = [];
      for (let at = 1; at < length; at += 1) {
        const here = shares[at] ?? 0;
        if (here >= least && here >= (shares[at - 1] ?? 0) && here >= (shares[at + 1] ?? 0)) found.push(at);
      }
      return found;
    },
  };
}

/** Marks spread to the positions before and after: compression moves an edge by a pixel here and there. */
function spread(marks: Uint8Array, line: number): Uint8Array {
  const result = marks.slice();
  for (let at = 0; at < marks.length; at += 1) {
    if (marks[at] !== 1) continue;
    if (at % line > 0) result[at - 1] = 1;
    if (at % line < line - 1) result[at + 1] = 1;
  }
  return result;
}

/** One mark a strip and position: 1 where the colour is that of the strip before (the first: the strip after). */
function markSteady({ length, strips, channels, means }: StripMeans): Uint8Array {
  const marks = new Uint8Array(strips * length);
  const line = length * channels;
  for (let strip = 0; strip < strips; strip += 1) {
    const other = strip === 0 ? Math.min(1, strips - 1) : strip - 1;
    for (let at = 0; at < length; at += 1) {
      let change = 0;
      for (let channel = at * channels; channel < (at + 1) * channels; channel += 1) {
        change = Math.max(
          change,
          Math.abs((means[strip * line + channel] ?? 0) - (means[other * line + channel] ?? 0)),
        );
      }
      if (change <= STEADY) marks[strip * length + at] = 1;
    }
  }
  return marks;
}

interface Totals {
  /** Sum of the marks in these rows and columns. */
  within(rows: Span, columns: Span): number;
}

/** A summed-area table: sums over any rectangle of marks in constant time. */
function runningTotals(marks: Uint8Array, rows: number, columns: number): Totals {
  const line = columns + 1;
  const totals = new Uint32Array((rows + 1) * line);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) {
      sum += marks[row * columns + column] ?? 0;
      totals[(row + 1) * line + column + 1] = (totals[row * line + column + 1] ?? 0) + sum;
    }
  }
  const at = (row: number, column: number): number => totals[row * line + column] ?? 0;
  return {
    within: (r, c) => at(r.to, c.to) - at(r.from, c.to) - at(r.to, c.from) + at(r.from, c.from),
  };
}

/** For each line, position and channel the sum of the strips before: one line more than there are strips. */
function sumsOverStrips({ length, strips, channels, means }: StripMeans): Float64Array {
  const line = length * channels;
  const sums = new Float64Array((strips + 1) * line);
  for (let at = 0; at < strips * line; at += 1) sums[at + line] = (sums[at] ?? 0) + (means[at] ?? 0);
  return sums;
}

function meanColour(
  sums: Float64Array,
  { length, channels }: StripMeans,
  span: Span,
  bands: readonly Span[],
): number[] {
  const colour = Array.from({ length: channels }, () => 0);
  let count = 0;
  for (const band of bands) {
    for (let at = span.from; at < span.to; at += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        const [before, after] = [band.from, band.to].map(
          (strip) => sums[(strip * length + at) * channels + channel] ?? 0,
        );
        colour[channel] = (colour[channel] ?? 0) + (after ?? 0) - (before ?? 0);
      }
      count += band.to - band.from;
    }
  }
  return colour.map((sum) => sum / Math.max(1, count));
}
