import { INDOORS } from './indoors.ts';
import { OUTDOORS } from './outdoors.ts';
import type { Scene } from './scene.ts';
import { TOWN } from './town.ts';

/** Sixteen, so that four grids of one person (the most there can be) never show a place twice. */
export const SCENES: readonly Scene[] = [...OUTDOORS, ...TOWN, ...INDOORS];

export type { Scene } from './scene.ts';
