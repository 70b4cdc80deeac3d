import { Avatar, type Style } from '@dicebear/core';
import type { Character, Outfit } from './character.ts';
import { GARMENTS, type GarmentName } from './garments.ts';
import { BOARD, type DrawnParts, type Tilt } from './style.ts';

/** The faces of Open Peeps that an everyday photo has. */
export type Expression = 'smile' | 'calm' | 'cute' | 'smileBig' | 'eatingHappy' | 'contempt';

/** What changes from picture to picture. */
export interface Pose {
  expression: Expression;
  garment: GarmentName;
  outfit: Outfit;
  tilt: Tilt;
  sunglasses: boolean;
}

/** Where the figure stands in a picture, in fractions of the picture's side. */
export interface Placing {
  /** Middle of the face, from the left edge and from the top. */
  x: number;
  y: number;
  /** Height from the crown to the chin. */
  head: number;
  mirrored: boolean;
}

/** Crown to chin, and the middle of the face, on the board. */
const HEAD = { height: 430, x: 400 + BOARD.left, y: 340 + BOARD.top };

const variants = (parts: DrawnParts) =>
  Object.fromEntries(Object.entries(parts).map(([name, variant]) => [`${name}Variant`, variant as string]));

function accessoryOf(character: Character, pose: Pose): string | undefined {
  if (pose.sunglasses && character.glasses === undefined) return 'sunglasses2';
  return character.glasses;
}

/** SVG of the person, to stand in a square picture of `side` pixels. */
export function drawFigure(
  style: Style,
  character: Character,
  pose: Pose,
  placing: Placing,
  side: number,
): string {
  const covered = GARMENTS[pose.garment].sleeves;
  const accessory = accessoryOf(character, pose);
  const avatar = new Avatar(style, {
    // Every part is chosen here, so the seed only names the ids: those of two figures in one picture must
    // differ, or the second would wear what the first one does.
    seed: `${placing.x} ${placing.y} ${placing.head} ${pose.garment} ${JSON.stringify(pose.outfit)}`,
    headVariant: character.head,
    expressionVariant: pose.expression,
    facialHairVariant: character.beard ?? 'full',
    facialHairProbability: character.beard === undefined ? 0 : 100,
    accessoriesVariant: accessory ?? 'glasses',
    accessoriesProbability: accessory === undefined ? 0 : 100,
    maskProbability: 0,
    skinColor: character.skin,
    hairColor: character.hair,
    blushColor: character.blush,
    clothingColor: pose.outfit.clothing,
    trimColor: pose.outfit.trim,
    ...variants({
      under: pose.garment,
      over: pose.garment,
      arms: covered ? 'covered' : 'bare',
      hems: covered ? 'hidden' : 'seen',
      cheeks: character.cheeks,
      ears: character.ears,
      age: character.faceLines,
      tilt: pose.tilt,
    }),
  });
  const scale = (placing.head * side) / HEAD.height;
  const across = placing.mirrored ? -scale : scale;
  const left = placing.x * side - HEAD.x * across;
  const top = placing.y * side - HEAD.y * scale;
  const matrix = [across, 0, 0, scale, left, top].map((value) => value.toFixed(4)).join(' ');
  return `<g transform="matrix(${matrix})" fill="none">${contentOf(avatar.toString())}</g>`;
}

/** What stands inside the avatar's own `<svg>`, without the licence block that every drawing repeats. */
function contentOf(svg: string): string {
  return svg
    .replace(/^<svg[^>]*>/u, '')
    .replace(/<\/svg>$/u, '')
    .replace(/<metadata[\s\S]*?<\/metadata>/u, '');
}
