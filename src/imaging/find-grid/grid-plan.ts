import type { AxisEvidence } from './axis-evidence.ts';
import type { AxisPlan } from './axis-plan.ts';
import type { Axis } from './box.ts';

/** What can be seen along both axes of a picture: vertical lines along x, horizontal ones along y. */
export type Evidence = Record<Axis, AxisEvidence>;

/** A grid of `y.parts` × `x.parts` photos. */
export type GridPlan = Record<Axis, AxisPlan>;
