import type { Random } from '../../random.ts';
import type { Expression } from '../figure.ts';
import type { GarmentName } from '../garments.ts';

/** Where a photo is taken, and what one wears and looks like there. */
export interface Scene {
  name: string;
  /** Clothes for the place; empty: whatever this person wears. */
  garments: readonly GarmentName[];
  expressions: readonly Expression[];
  /** How likely it is that sunglasses are worn, from 0 to 1. */
  sunglasses: number;
  /** SVG on a board of 1000 × 1000: `back` behind the person, `front` before them. */
  draw(random: Random): { back: string; front: string };
}
