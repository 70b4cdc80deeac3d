import type { Random } from '../../random.ts';
import type { Scene } from './scene.ts';
import { area, bands, circle, cloud, firTree, leafTree, oval, rect, stroke, thing } from './shapes.ts';

const BRIGHT = ['smile', 'calm', 'smileBig', 'cute'] as const;

const park: Scene = {
  name: 'park',
  garments: [],
  expressions: BRIGHT,
  sunglasses: 0.15,
  draw: (random: Random) => {
    const crown = random.pick(['#7f9f62', '#6f9468', '#b99a4a']);
    return {
      back:
        bands([150, 196, 214], [216, 228, 214], 0, 640) +
        cloud(220, 150, 150) +
        cloud(760, 90, 120) +
        area('M0 500Q260 430 520 480T1000 450V1000H0Z', '#8fae6d') +
        [60, 250, 700, 930]
          .map((x, index) => leafTree(x, 610, 360 + index * 40, index % 2 ? crown : '#87a76b'))
          .join('') +
        area('M0 620Q480 560 1000 640V1000H0Z', '#9fbd76') +
        area('M360 1000Q500 760 640 620L700 622Q640 780 760 1000Z', '#d9c59c') +
        circle(160, 800, 12, '#e8c75a') +
        circle(240, 880, 10, '#d9837a') +
        circle(880, 820, 12, '#e8c75a'),
      front: '',
    };
  },
};

const beach: Scene = {
  name: 'beach',
  garments: ['tee', 'stripes', 'vneck'],
  expressions: BRIGHT,
  sunglasses: 0.55,
  draw: (random) => ({
    back:
      bands([126, 188, 219], [205, 228, 226], 0, 430) +
      circle(random.pick([180, 820]), 150, 74, '#f6dc8f') +
      cloud(random.integer(350, 650), 120, 140) +
      rect(0, 420, 1000, 270, '#4f9fb5') +
      stroke('M0 480Q120 466 240 480T480 480T720 480T1000 478', '#bfe0e2', 9, 0.8) +
      stroke('M0 545Q140 530 300 545T620 545T1000 540', '#bfe0e2', 9, 0.8) +
      area('M0 620Q260 590 520 622T1000 606V1000H0Z', '#eeddb5') +
      area('M0 650Q260 620 520 652T1000 636V1000H0Z', '#e4cd9c') +
      area('M60 430L150 300L152 430Z', '#efe3cf') +
      area('M160 430L160 330L220 430Z', '#d5664f') +
      area('M48 440H240L214 470H76Z', '#7a4f3c'),
    front: '',
  }),
};

const mountain: Scene = {
  name: 'mountain',
  garments: ['jacket', 'jacket', 'scarf'],
  expressions: ['smile', 'smileBig', 'calm', 'cute'],
  sunglasses: 0.2,
  draw: (random) => {
    const sky = random.chance(0.5);
    return {
      back:
        bands(sky ? [140, 184, 214] : [226, 180, 150], sky ? [220, 230, 230] : [242, 222, 196], 0, 760) +
        area('M-40 640L200 250L330 430L520 150L740 470L850 360L1060 640Z', '#7d8fa3') +
        area(
          'M200 250L252 322L214 350L186 322L150 332ZM520 150L600 266L548 300L512 262L456 306L442 268Z',
          '#e4e8ea',
        ) +
        area('M-20 700Q200 540 420 640T1020 560V1000H-20Z', '#6f8b70') +
        [40, 130, 210, 800, 880, 960]
          .map((x, index) =>
            firTree(x, 800 + (index % 3) * 26, 230 + (index % 2) * 60, index % 2 ? '#4c6b58' : '#587862'),
          )
          .join('') +
        area('M0 820Q500 740 1000 830V1000H0Z', '#8aa279'),
      front: '',
    };
  },
};

const garden: Scene = {
  name: 'garden',
  garments: ['dungarees', 'checkedShirt', 'stripedApron', 'tee'],
  expressions: ['smile', 'calm', 'cute'],
  sunglasses: 0.05,
  draw: (random) => {
    const bloom = random.pick(['#d9776b', '#d8a23f', '#b37ba4']);
    return {
      back:
        bands([168, 205, 214], [224, 230, 212], 0, 420) +
        rect(0, 330, 1000, 400, '#7f9a5f') +
        Array.from({ length: 13 }, (_, index) =>
          rect(index * 80 - 10, 330, 66, 330, index % 2 ? '#b08a63' : '#a8825c', 8),
        ).join('') +
        rect(0, 400, 1000, 26, '#96714e') +
        area('M0 620Q500 580 1000 630V1000H0Z', '#8bab68') +
        [40, 130, 230, 770, 860, 960]
          .map((x, index) => oval(x, 660 + (index % 2) * 30, 96, 110, index % 2 ? '#6d9158' : '#7da062'))
          .join('') +
        [30, 90, 160, 250, 740, 820, 900, 970]
          .map((x, index) => circle(x, 610 + (index % 3) * 48, 19, index % 2 ? bloom : '#f1dc9a'))
          .join(''),
      front:
        thing('M40 860H300L270 1010H70Z', '#c4714c') +
        stroke('M110 860Q90 760 60 720M170 860Q170 740 176 700M230 860Q250 770 290 736', '#5f8a4f', 22) +
        circle(176, 694, 32, bloom) +
        circle(60, 714, 28, '#f1dc9a') +
        circle(292, 728, 28, bloom),
    };
  },
};

const lake: Scene = {
  name: 'lake',
  garments: ['jumper', 'hoodie', 'jacket', 'cardigan'],
  expressions: ['calm', 'smile', 'contempt'],
  sunglasses: 0.15,
  draw: (random) => {
    const evening = random.chance(0.5);
    const water = evening ? '#c88f7d' : '#7fb0bd';
    return {
      back:
        bands(
          evening ? [232, 160, 122] : [158, 200, 214],
          evening ? [246, 214, 170] : [222, 232, 224],
          0,
          460,
        ) +
        circle(690, 330, 70, evening ? '#fbe3a4' : '#f7ebc0') +
        area('M0 470Q180 380 380 450T760 430T1000 450V480H0Z', evening ? '#6d5b6e' : '#6f8f80') +
        rect(0, 470, 1000, 330, water) +
        stroke('M60 560H300M420 540H620M700 600H940M120 660H420M560 690H860', '#f4e6cc', 8, 0.6) +
        area('M0 770Q480 700 1000 790V1000H0Z', evening ? '#6b6a4e' : '#8aa06b') +
        stroke(
          'M60 860Q70 720 40 620M110 880Q110 740 130 640M900 860Q900 730 930 630M950 880Q960 780 990 690',
          '#59663f',
          13,
        ),
      front: '',
    };
  },
};

export const OUTDOORS: readonly Scene[] = [park, beach, mountain, garden, lake];
