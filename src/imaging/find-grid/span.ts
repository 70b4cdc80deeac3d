/** A stretch of pixels on one axis: `from` ≤ position < `to`. */
export interface Span {
  from: number;
  to: number;
}

export function lengthOf({ from, to }: Span): number {
  return to - from;
}

export function middleOf({ from, to }: Span): number {
  return (from + to) / 2;
}
