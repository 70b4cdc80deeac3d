import type { Rectangle } from '../../domain/picture.ts';
import type { Span } from './span.ts';

export type Axis = 'x' | 'y';
export const AXES: readonly Axis[] = ['x', 'y'];

export function across(axis: Axis): Axis {
  return axis === 'x' ? 'y' : 'x';
}

/** A rectangle as a stretch on each axis. */
export type Box = Record<Axis, Span>;

export function toRectangle({ x, y }: Box): Rectangle {
  return { left: x.from, top: y.from, width: x.to - x.from, height: y.to - y.from };
}
