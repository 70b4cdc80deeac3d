import { dot, type Element, fill, group, line, shape } from './elements.ts';

/**
 * Clothes, drawn over the plain T-shirt of Open Peeps in the coordinates of its canvas: the neckline runs
 * from (254,620) through (388,703) to (517,616), the torso from x 130 to 625, the sleeves end near y 950.
 * `under` lies below the outlines of the body, `over` above them; both below the head.
 */
export interface Garment {
  under: readonly Element[];
  over: readonly Element[];
  /** Whether it covers the arms. */
  sleeves: boolean;
}

const INSIDE = { 'clip-path': 'url(#clothes)' };
const plain: Garment = { under: [], over: [], sleeves: false };

const range = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

const stripes = group(
  range(735, 1240, 92).map((y) => line(`M-120 ${y + 40}Q390 ${y - 30} 900 ${y + 40}`, 'trim', 34)),
  INSIDE,
);

const dots = group(
  range(0, 7, 1).flatMap((row) =>
    range(0, 9, 1).map((column) => dot(-60 + column * 96 + (row % 2) * 48, 660 + row * 78, 15, 'trim')),
  ),
  INSIDE,
);

const checks = group(
  [
    ...range(-40, 760, 100).map((x) => line(`M${x} 560V1240`, 'trim', 30, { 'stroke-opacity': '0.55' })),
    ...range(650, 1240, 100).map((y) => line(`M-120 ${y}H900`, 'trim', 30, { 'stroke-opacity': '0.55' })),
  ],
  INSIDE,
);

const placket = [line('M392 745V1240', 'ink', 9), ...range(800, 1200, 105).map((y) => dot(410, y, 9, 'ink'))];

const collar = [
  shape('M262 600Q232 640 226 690L322 778L392 742Q300 706 262 600Z', 'clothing'),
  shape('M512 598Q544 640 556 684L470 778L392 742Q484 706 512 598Z', 'clothing'),
];

const turtleneck = [
  shape('M304 520Q300 590 254 640Q388 742 522 636Q500 600 496 520Z', 'clothing'),
  line('M288 622Q392 700 500 616', 'ink', 7),
];

const hood = [
  shape(
    'M246 588Q170 640 196 742Q300 800 388 792Q488 800 582 736Q600 640 524 590Q500 700 388 706Q270 700 246 588Z',
    'clothing',
  ),
  line('M332 742Q318 830 330 902', 'trim', 13),
  line('M446 742Q462 830 448 884', 'trim', 13),
  line('M170 1110Q220 1000 250 990H530Q566 1004 600 1110', 'ink', 10),
];

const lapels = [
  shape('M268 640Q300 706 388 716Q480 706 506 632L566 700L396 1010L210 700Z', 'trim'),
  shape('M256 606L176 690L256 756L226 800L386 1040L396 1000L300 720Q268 668 256 606Z', 'clothing'),
  shape('M516 604L604 684L528 752L560 796L404 1040L396 1000L478 720Q508 668 516 604Z', 'clothing'),
  line('M396 1030V1240', 'ink', 12),
  dot(430, 1096, 13, 'ink'),
];

const cardigan = [
  shape('M270 650Q330 706 388 706Q460 704 504 640L470 1240H318Z', 'trim'),
  line('M262 634Q300 860 312 1240', 'clothing', 34),
  line('M510 628Q486 860 478 1240', 'clothing', 34),
  line('M282 650Q320 860 330 1240', 'ink', 11),
  line('M490 642Q468 860 460 1240', 'ink', 11),
  ...range(840, 1200, 110).map((y) => dot(496, y, 9, 'ink')),
];

const zip = [
  shape(
    'M250 566Q214 640 236 716Q310 770 388 776Q470 770 544 710Q560 640 522 570Q496 690 388 700Q284 690 250 566Z',
    'trim',
  ),
  line('M389 776V1240', 'ink', 10),
  ...range(850, 1200, 125).map((y) => line(`M142 ${y}Q250 ${y + 34} 374 ${y + 8}`, 'ink', 7)),
  ...range(850, 1200, 125).map((y) => line(`M404 ${y + 8}Q520 ${y + 34} 612 ${y - 6}`, 'ink', 7)),
];

const scarf = [
  shape(
    'M246 562Q206 610 222 676Q300 762 400 764Q500 760 556 682Q566 610 524 566Q480 660 390 664Q300 660 246 562Z',
    'trim',
  ),
  shape('M430 742Q420 860 446 984Q490 1000 528 980Q502 850 516 722Q474 716 430 742Z', 'trim'),
  line('M262 640Q330 716 410 716', 'ink', 7),
  line('M456 960L460 984M480 958L484 986M504 952L508 980', 'ink', 7),
];

const apron = [
  line('M280 660L292 860M500 650L490 860', 'trim', 30),
  shape('M256 842H520Q516 960 640 1050V1260H110V1050Q262 960 256 842Z', 'trim'),
  line('M300 1070H480V1190', 'ink', 9),
];

const dungarees = [
  line('M246 640L286 870M530 632L492 870', 'trim', 46),
  shape('M262 862H518L532 1030Q580 1060 640 1070V1260H110V1076Q220 1060 246 1030Z', 'trim'),
  dot(288, 884, 15, 'ink'),
  dot(490, 884, 15, 'ink'),
  line('M322 940H456V1030H322Z', 'ink', 9),
];

/** Keeps the names, and nothing else of what is inferred, in the type. */
const byName = <Name extends string>(garments: Readonly<Record<Name, Garment>>) => garments;

/** Every garment by its name. */
export const GARMENTS = byName({
  tee: plain,
  stripes: { ...plain, under: [stripes] },
  dots: { ...plain, under: [dots] },
  vneck: {
    ...plain,
    over: [
      fill('M286 676L390 806L486 680Q440 716 388 716Q330 712 286 676Z', 'skin'),
      line('M270 662L390 812L502 664'),
    ],
  },
  jumper: {
    under: [],
    over: [
      line('M262 640Q300 718 390 722Q480 716 510 634', 'trim', 26),
      line('M254 640Q290 738 390 742Q490 736 520 634', 'ink', 8),
    ],
    sleeves: true,
  },
  turtleneck: { under: [], over: turtleneck, sleeves: true },
  hoodie: { under: [], over: hood, sleeves: true },
  shirt: { under: [], over: [...placket, ...collar], sleeves: true },
  checkedShirt: { under: [checks], over: [...placket, ...collar], sleeves: true },
  blazer: { under: [], over: lapels, sleeves: true },
  cardigan: { under: [], over: cardigan, sleeves: true },
  jacket: { under: [], over: zip, sleeves: true },
  scarf: { under: [], over: scarf, sleeves: true },
  apron: { under: [], over: apron, sleeves: false },
  stripedApron: { under: [stripes], over: apron, sleeves: false },
  dungarees: { under: [], over: dungarees, sleeves: false },
});

export type GarmentName = keyof typeof GARMENTS;
