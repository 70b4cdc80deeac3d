import type { Style } from '@dicebear/core';
import { CELLS_PER_GRID } from '../../../domain/picture.ts';
import type { Subject } from '../../../ports/image-model.ts';
import { createRandom, type Random } from '../random.ts';
import { type Character, characterOf } from './character.ts';
import { drawFigure, type Expression, type Placing } from './figure.ts';
import { type Scene, SCENES } from './scenes/index.ts';
import type { Tilt } from './style.ts';

/** Pixels of one side of a base picture and of a grid. */
export const PICTURE_SIDE = 1024;

/** Pixels of white between the photos of a grid and around them. */
const GUTTER = 16;
const CELL = (PICTURE_SIDE - 3 * GUTTER) / 2;
const BOARD_SIDE = 1000;

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_SIDE}" height="${PICTURE_SIDE}" viewBox="0 0 ${PICTURE_SIDE} ${PICTURE_SIDE}">${content}</svg>`;

const photo = (x: number, y: number, side: number, content: string) =>
  `<svg x="${x}" y="${y}" width="${side}" height="${side}" viewBox="0 0 ${BOARD_SIDE} ${BOARD_SIDE}">${content}</svg>`;

const TILTS_BY_CHANCE: readonly (readonly [Tilt, number])[] = [
  ['straight', 4],
  ['left', 3],
  ['right', 3],
  ['farLeft', 1],
  ['farRight', 1],
];

/** A beard hides a mouth: faces that live by the mouth would be drawn over it. */
const UNDER_A_BEARD: ReadonlySet<Expression> = new Set(['smile', 'calm', 'cute', 'contempt']);

function expressionFor(scene: Scene, character: Character, random: Random): Expression {
  const fitting =
    character.beard === undefined
      ? scene.expressions
      : scene.expressions.filter((expression) => UNDER_A_BEARD.has(expression));
  return random.pick(fitting);
}

function photoIn(style: Style, character: Character, scene: Scene, placing: Placing, random: Random): string {
  const room = scene.draw(random.fork('room'));
  const figure = drawFigure(
    style,
    character,
    {
      expression: expressionFor(scene, character, random),
      garment: random.pick(scene.garments.length > 0 ? scene.garments : character.everyday),
      outfit: random.pick(character.colours),
      tilt: random.weighted(TILTS_BY_CHANCE),
      sunglasses: random.chance(scene.sunglasses),
    },
    placing,
    BOARD_SIDE,
  );
  return room.back + figure + room.front;
}

/** Crops of a set of four: two near, one middle, one from further away, in any order. */
const CROPS = [
  { head: 0.5, y: 0.46 },
  { head: 0.44, y: 0.44 },
  { head: 0.38, y: 0.42 },
  { head: 0.34, y: 0.4 },
] as const;

function placingsFor(random: Random): Placing[] {
  return random.shuffled(CROPS).map(({ head, y }) => {
    const mirrored = random.chance(0.5);
    // A face that looks to one side has its room on that side.
    const offset = 0.02 + random.next() * (0.5 - head) * 0.6;
    return { head, y: y + random.next() * 0.04, x: mirrored ? 0.5 + offset : 0.5 - offset, mirrored };
  });
}

/** The base picture: a close portrait, as a selfie is. */
export function basePicture(style: Style, subject: Subject): string {
  const random = createRandom(`base ${subject.seed}`);
  const character = characterOf(subject);
  const calm = SCENES.filter(({ name }) =>
    ['living room', 'park', 'street', 'cafe', 'lake', 'gallery'].includes(name),
  );
  const scene = {
    ...random.pick(calm),
    garments: [],
    expressions: ['smile', 'calm', 'cute'],
    sunglasses: 0,
  } as const;
  const placing = { head: 0.5, x: 0.49, y: 0.45, mirrored: false };
  return svg(photo(0, 0, PICTURE_SIDE, photoIn(style, character, scene, placing, random)));
}

/** Four photos of the same character in four other places, on white. */
export function gridPicture(style: Style, subject: Subject, gridIndex: number): string {
  const character = characterOf(subject);
  const places = createRandom(`places ${subject.seed}`).shuffled(SCENES);
  const random = createRandom(`grid ${gridIndex} ${subject.seed}`);
  const placings = placingsFor(random);
  const photos = placings.map((placing, cell) => {
    const scene = places[(gridIndex * CELLS_PER_GRID + cell) % places.length] as Scene;
    const x = GUTTER + (cell % 2) * (CELL + GUTTER);
    const y = GUTTER + Math.floor(cell / 2) * (CELL + GUTTER);
    return photo(x, y, CELL, photoIn(style, character, scene, placing, random.fork(`cell ${cell}`)));
  });
  return svg(`<rect width="${PICTURE_SIDE}" height="${PICTURE_SIDE}" fill="#fff"/>${photos.join('')}`);
}
