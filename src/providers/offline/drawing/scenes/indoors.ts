import type { Scene } from './scene.ts';
import { area, bands, books, circle, cloud, oval, pane, potPlant, rect, stroke, thing } from './shapes.ts';

const livingRoom: Scene = {
  name: 'living room',
  garments: [],
  expressions: ['smile', 'calm', 'cute'],
  sunglasses: 0,
  draw: (random) => {
    const wall = random.pick(['#d8c3a5', '#b9c4b4', '#c9b2a9', '#aebfc9']);
    const sofa = random.pick(['#4f6f6a', '#a85c46', '#566487', '#8a6d86']);
    return {
      back:
        rect(0, 0, 1000, 1000, wall) +
        pane(610, 90, 300, 330, '#a9cbd3', '#f1e8d8') +
        area('M560 60H640V470H560Z', '#ead9bd', 0.9) +
        area('M890 60H970V470H890Z', '#ead9bd', 0.9) +
        rect(90, 110, 170, 210, '#5d4a3f', 4) +
        rect(106, 126, 138, 178, '#e5d3ae') +
        area('M106 304L160 210L196 260L220 232L244 304Z', '#6f8b77') +
        rect(300, 150, 120, 120, '#5d4a3f', 4) +
        rect(314, 164, 92, 92, '#cf8f6b') +
        potPlant(120, 720, 330, '#5b7f57', '#b9694a') +
        rect(60, 560, 900, 440, sofa, 60) +
        rect(0, 640, 150, 360, sofa, 50) +
        rect(860, 640, 150, 360, sofa, 50) +
        stroke('M510 590V1000', '#000', 6, 0.15),
      front: '',
    };
  },
};

const office: Scene = {
  name: 'office',
  garments: ['blazer', 'shirt', 'shirt', 'turtleneck', 'cardigan'],
  expressions: ['smile', 'calm', 'cute'],
  sunglasses: 0,
  draw: (random) => ({
    back:
      bands([196, 208, 210], [172, 186, 190], 0, 1000) +
      pane(70, 90, 360, 360, '#9fc3d4', '#e3e5e0') +
      cloud(180, 210, 90) +
      area('M70 450V330H150V280H220V360H300V310H380V450Z', '#7f98a8') +
      rect(560, 110, 380, 24, '#8d6f56') +
      books(580, 900, 110, 90, random.integer(0, 30)) +
      rect(560, 300, 380, 24, '#8d6f56') +
      books(640, 920, 300, 100, random.integer(0, 30)) +
      circle(600, 266, 34, '#d9b15c') +
      rect(0, 700, 1000, 300, '#8f9ba0') +
      potPlant(930, 800, 300, '#5b7f57', '#e2dccf'),
    front:
      thing('M-20 920H1020V1020H-20Z', '#b98d63') +
      thing('M90 740H390L420 922H60Z', '#59626b') +
      circle(238, 830, 15, '#cfd6da'),
  }),
};

const kitchen: Scene = {
  name: 'kitchen',
  garments: ['apron', 'apron', 'stripedApron'],
  expressions: ['smile', 'calm', 'smileBig', 'eatingHappy'],
  sunglasses: 0,
  draw: (random) => {
    const cupboard = random.pick(['#6f8f86', '#c9a678', '#8c9bb0', '#b9786a']);
    const tiles = Array.from({ length: 40 }, (_, index) =>
      rect(
        (index % 10) * 100 + 4,
        380 + Math.floor(index / 10) * 74,
        92,
        66,
        (index * 7) % 3 ? '#dccfb8' : '#d2c2a6',
        4,
      ),
    );
    return {
      back:
        rect(0, 0, 1000, 1000, '#c8b697') +
        rect(20, 30, 290, 300, cupboard, 8) +
        rect(330, 30, 290, 300, cupboard, 8) +
        rect(690, 30, 290, 300, cupboard, 8) +
        circle(284, 290, 12, '#3a332c') +
        circle(356, 290, 12, '#3a332c') +
        circle(716, 290, 12, '#3a332c') +
        tiles.join('') +
        rect(90, 420, 20, 170, '#7d5e46') +
        oval(100, 430, 30, 50, '#7d5e46') +
        rect(170, 430, 14, 160, '#565c60') +
        rect(830, 500, 110, 150, '#c4593f', 20) +
        rect(850, 470, 70, 34, '#5a4638', 8) +
        rect(0, 660, 1000, 340, '#9c7653'),
      front:
        thing('M-20 910H1020V1020H-20Z', '#d9c19a') +
        thing('M80 800H350Q340 914 270 922H160Q90 914 80 800Z', '#e9dcc3') +
        [140, 200, 262]
          .map((x) => `<circle cx="${x}" cy="792" r="38" fill="#cf5a45" stroke="#000" stroke-width="9"/>`)
          .join('') +
        thing('M80 806H350L346 840H86Z', '#e9dcc3'),
    };
  },
};

const library: Scene = {
  name: 'library',
  garments: ['jumper', 'shirt', 'cardigan', 'turtleneck'],
  expressions: ['calm', 'smile', 'contempt'],
  sunglasses: 0,
  draw: (random) => ({
    back:
      rect(0, 0, 1000, 1000, '#cdb892') +
      area('M330 0H670V430Q500 300 330 430Z', '#b8d0d3') +
      stroke('M500 0V340M330 160H670', '#efe4cc', 14) +
      [
        [-10, 300],
        [700, 1010],
      ]
        .map(
          ([left = 0, right = 0]) =>
            rect(left, 60, right - left, 760, '#5d4433') +
            [0, 1, 2, 3]
              .map(
                (row) =>
                  books(left + 18, right - 18, 232 + row * 180, 142, random.integer(0, 40)) +
                  rect(left, 232 + row * 180, right - left, 16, '#86664a'),
              )
              .join(''),
        )
        .join('') +
      rect(0, 800, 1000, 200, '#8a6a4c') +
      stroke('M840 800V690', '#3f3a30', 12) +
      area('M770 700Q840 610 910 700Z', '#4f7a5f'),
    front:
      thing('M-20 900H1020V1020H-20Z', '#a8794f') +
      thing('M60 880Q200 830 330 882Q460 830 600 880V930Q460 884 330 930Q200 884 60 930Z', '#f0e6d2'),
  }),
};

const gallery: Scene = {
  name: 'gallery',
  garments: ['blazer', 'turtleneck', 'shirt', 'cardigan'],
  expressions: ['calm', 'smile'],
  sunglasses: 0,
  draw: (random) => {
    const [first = '#b5533f', second = '#39566b', third = '#d3a449'] = random.shuffled([
      '#b5533f',
      '#39566b',
      '#d3a449',
      '#5d7d68',
      '#8b6387',
    ]);
    return {
      back:
        rect(0, 0, 1000, 1000, '#cfc8bb') +
        rect(0, 780, 1000, 220, '#a98f73') +
        rect(60, 130, 300, 400, '#4b3b30') +
        rect(82, 152, 256, 356, '#e9dcbf') +
        circle(190, 290, 92, first) +
        area('M110 470L230 330L320 470Z', second, 0.9) +
        rect(650, 110, 300, 300, '#4b3b30') +
        rect(670, 130, 260, 260, second) +
        area('M670 320Q760 220 930 340V390H670Z', third) +
        circle(860, 200, 38, '#f0dfb6') +
        rect(700, 480, 200, 150, '#4b3b30') +
        rect(716, 496, 168, 118, third) +
        stroke('M740 590Q790 510 860 580', first, 16),
      front: '',
    };
  },
};

const train: Scene = {
  name: 'train',
  garments: ['jacket', 'hoodie', 'jumper', 'scarf', 'shirt'],
  expressions: ['calm', 'smile', 'contempt'],
  sunglasses: 0,
  draw: (random) => ({
    back:
      rect(0, 0, 1000, 1000, '#7e8c93') +
      rect(60, 110, 880, 450, '#4e5a61', 40) +
      `<svg x="84" y="134" width="832" height="402" viewBox="0 0 832 402">${
        bands([150, 195, 213], [222, 226, 208], 0, 260) +
        area('M0 240Q200 150 420 220T832 180V402H0Z', '#8aa674') +
        area('M0 300Q260 240 520 300T832 280V402H0Z', random.pick(['#c2b25f', '#a9bd74', '#d3c07a'])) +
        [90, 240, 640, 730].map((x, index) => oval(x, 250 + (index % 2) * 30, 36, 52, '#5f8057')).join('')
      }</svg>` +
      rect(484, 120, 32, 430, '#4e5a61') +
      rect(0, 600, 340, 400, random.pick(['#3f6a7c', '#8c4a46', '#59704f']), 60) +
      rect(660, 600, 380, 400, '#4a6070', 60) +
      rect(30, 560, 280, 130, '#c9c3b5', 40) +
      rect(700, 560, 280, 130, '#c9c3b5', 40),
    front: '',
  }),
};

export const INDOORS: readonly Scene[] = [livingRoom, office, kitchen, library, gallery, train];
