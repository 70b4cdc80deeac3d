import type { Scene } from './scene.ts';
import { area, bands, books, circle, leafTree, pane, rect, stroke, thing, cup } from './shapes.ts';

const FACADES = ['#d9a07a', '#e3c08c', '#b9c4b0', '#c98f86', '#a9b8c4', '#e2d2b4'] as const;

const street: Scene = {
  name: 'street',
  garments: ['jacket', 'blazer', 'scarf', 'jumper', 'shirt'],
  expressions: ['smile', 'calm'],
  sunglasses: 0.2,
  draw: (random) => {
    const colours = random.shuffled(FACADES);
    const houses = [0, 240, 520, 770].map((x, index) => {
      const width = [240, 280, 250, 240][index] ?? 240;
      const top = [130, 60, 170, 90][index] ?? 100;
      const windows = [0, 1, 2].flatMap((row) =>
        [0.18, 0.6].map((share) =>
          pane(x + width * share, top + 70 + row * 170, width * 0.24, 100, '#8fa9b5', '#f0e6d6'),
        ),
      );
      return (
        rect(x, top, width, 760 - top, colours[index] ?? '#ccc') +
        rect(x, top, width, 22, '#8c6f5c') +
        windows.join('')
      );
    });
    return {
      back:
        bands([164, 200, 214], [224, 228, 218], 0, 400) +
        rect(0, 200, 1000, 560, '#9c8f80') +
        houses.join('') +
        rect(0, 745, 1000, 90, '#b9b2a4') +
        rect(0, 825, 1000, 175, '#7f7f82') +
        stroke('M40 920H220M340 920H520M640 920H820M930 920H1000', '#d8d3c4', 12) +
        leafTree(930, 770, 330, '#7d9a63'),
      front: '',
    };
  },
};

const eveningCity: Scene = {
  name: 'evening city',
  garments: ['jacket', 'blazer', 'turtleneck', 'scarf'],
  expressions: ['smile', 'calm', 'smileBig'],
  sunglasses: 0,
  draw: (random) => {
    const towers = Array.from({ length: 9 }, (_, index) => {
      const x = index * 118 - 30;
      const top = 190 + random.integer(0, 260);
      const lights = Array.from({ length: 18 }, (_, light) =>
        random.chance(0.45)
          ? rect(
              x + 16 + (light % 3) * 30,
              top + 26 + Math.floor(light / 3) * 62,
              16,
              30,
              random.pick(['#f4cf7a', '#f0b660', '#fbe6b0']),
            )
          : '',
      );
      return rect(x, top, 112, 800 - top, index % 2 ? '#2c3450' : '#363f5e') + lights.join('');
    });
    return {
      back:
        bands([36, 40, 78], [190, 110, 110], 0, 640) +
        circle(random.pick([170, 830]), 130, 46, '#f3e6c4') +
        towers.join('') +
        rect(0, 760, 1000, 240, '#262c44') +
        [90, 260, 730, 900]
          .map((x, index) => circle(x, 700 + (index % 2) * 40, 34, '#f6c66b', 0.55))
          .join('') +
        [170, 830].map((x) => circle(x, 790, 22, '#e07a6a', 0.6)).join(''),
      front: '',
    };
  },
};

const crate = (x: number, fruit: string) =>
  Array.from({ length: 9 }, (_, index) =>
    circle(x + 34 + (index % 5) * 48, 620 - Math.floor(index / 5) * 34, 28, fruit),
  ).join('') +
  rect(x, 620, 260, 120, '#b08457', 6) +
  stroke(`M${x} 660H${x + 260}M${x} 700H${x + 260}`, '#8d6740', 7);

const market: Scene = {
  name: 'market',
  garments: [],
  expressions: ['smile', 'smileBig', 'cute', 'calm'],
  sunglasses: 0.1,
  draw: (random) => {
    const cloth = random.pick(['#c4584a', '#4f7f74', '#d29a3c']);
    const awning = Array.from({ length: 10 }, (_, index) =>
      area(
        `M${index * 100} 120H${index * 100 + 100}V290Q${index * 100 + 50} 340 ${index * 100} 290Z`,
        index % 2 ? '#e9dcc3' : cloth,
      ),
    );
    return {
      back:
        bands([176, 204, 208], [214, 214, 196], 0, 420) +
        rect(0, 330, 1000, 430, '#8a715d') +
        rect(60, 330, 26, 420, '#6a5444') +
        rect(914, 330, 26, 420, '#6a5444') +
        crate(-20, '#d98a3d') +
        crate(250, '#a8b95a') +
        crate(520, '#c9564b') +
        crate(790, '#e2bf55') +
        rect(0, 735, 1000, 265, '#a08369') +
        awning.join('') +
        rect(0, 90, 1000, 40, '#75594a'),
      front: '',
    };
  },
};

const cafe: Scene = {
  name: 'cafe',
  garments: [],
  expressions: ['smile', 'calm', 'eatingHappy', 'cute'],
  sunglasses: 0,
  draw: (random) => {
    const wall = random.pick(['#b98a6c', '#7f9488', '#a3735f', '#8c8fa0']);
    return {
      back:
        rect(0, 0, 1000, 1000, wall) +
        rect(0, 560, 1000, 440, '#6f5140') +
        rect(90, 150, 330, 330, '#4a3a33', 10) +
        stroke('M130 220H300M130 280H360M130 340H320M130 400H350', '#d9cbb4', 9, 0.85) +
        rect(560, 250, 400, 18, '#57402f') +
        rect(560, 430, 400, 18, '#57402f') +
        [590, 660, 730, 800, 870]
          .map((x, index) =>
            rect(
              x,
              250 - 66 - (index % 2) * 20,
              44,
              66 + (index % 2) * 20,
              ['#d9b25f', '#c9d2c8', '#b65f4c', '#e9dcc2', '#7ba093'][index] ?? '#ddd',
              8,
            ),
          )
          .join('') +
        [600, 690, 780, 870]
          .map((x, index) => circle(x + 20, 402, 28, index % 2 ? '#efe3cd' : '#c98d63'))
          .join('') +
        [230, 730]
          .map(
            (x) =>
              stroke(`M${x} 0V70`, '#2f2723', 8) +
              area(`M${x - 70} 130Q${x} 30 ${x + 70} 130Z`, '#2f2723') +
              circle(x, 138, 26, '#f8d98b'),
          )
          .join(''),
      front: thing('M-20 900H1020V1020H-20Z', '#9a6b49') + cup(random.pick([90, 770]), 770, '#f0e4d0'),
    };
  },
};

const bookshop: Scene = {
  name: 'bookshop',
  garments: ['jumper', 'cardigan', 'turtleneck', 'shirt', 'stripes'],
  expressions: ['smile', 'calm'],
  sunglasses: 0,
  draw: (random) => ({
    back:
      rect(0, 0, 1000, 1000, '#7c5a45') +
      [0, 1, 2, 3, 4]
        .map(
          (row) =>
            rect(0, row * 190 + 8, 1000, 168, '#4d382c') +
            books(14, 990, row * 190 + 176, 150, random.integer(0, 40)) +
            rect(0, row * 190 + 174, 1000, 20, '#94704f'),
        )
        .join('') +
      rect(488, 0, 26, 1000, '#94704f'),
    front:
      thing('M640 880H960L974 1010H626Z', '#b65f4c') +
      thing('M660 820H940L950 882H650Z', '#e3cfa6') +
      thing('M676 766H920L926 822H668Z', '#55756b'),
  }),
};

export const TOWN: readonly Scene[] = [street, eveningCity, market, cafe, bookshop];
