import type { Choice } from './choose-layout.ts';

/** Below this a person should look: about one grid in three is wrong there. */
export const SURE_ENOUGH = 0.6;

/** How far along its way the least visible separator is seen, when that tells nothing, and when it settles it. */
const SEEN = { nothing: 0.3, settled: 0.8 };
/** By how much the layout is more believable than the next, when that settles it. */
const SETTLED_MARGIN = 0.6;
/** Where nothing was seen, and where everything was. */
const LEAST = 0.3;
const MOST = 0.99;

/**
 * How sure a layout is, from 0 to 1: by the least visible of its lines and by how far behind the next
 * best layout is. `bench/find-grid.md` says how often grids of each confidence were right.
 */
export function confidenceIn({ layout, margin }: Choice): number {
  const visible = [...layout.x.separators, ...layout.y.separators].map((separator) => separator.visible);
  const seen = share((Math.min(1, ...visible) - SEEN.nothing) / (SEEN.settled - SEEN.nothing));
  const doubt = Math.min(seen, share(margin / SETTLED_MARGIN));
  return LEAST + (MOST - LEAST) * doubt ** 0.7;
}

function share(value: number): number {
  return Math.max(0, Math.min(1, value));
}
