import { Style, type StyleDefinition } from '@dicebear/core';
import { component, type Element, colour, dot, element, fill, group, line } from './elements.ts';
import { type Garment, GARMENTS, type GarmentName } from './garments.ts';

/** Units of the drawing board of one figure: Open Peeps' own 704 × 704 with room for hair and a waist. */
export const BOARD = { width: 1060, height: 1340, left: 175, top: 150 } as const;

/** Degrees that a head can be tilted by; the neck hides no more. */
export const TILTS = { farLeft: -7, left: -4, straight: 0, right: 4, farRight: 7 } as const;
export type Tilt = keyof typeof TILTS;

type Component = NonNullable<StyleDefinition['components']>[string];
type Variants = Record<string, { elements: readonly Element[] }>;

/** A dot that was left in the air beside one of the heads. */
const SPECK = /M711\.2 528[^Mm]*/u;

/**
 * Open Peeps draws hair and outline as one black shape. Filling it with a hair colour and stroking the same
 * shape in black, cut off at its own edge, keeps everything black that is as thin as an outline and colours
 * the rest.
 */
function coloured(path: Element, id: string): Element {
  const { fill: _fill, d, ...rest } = path.attributes ?? {};
  const attributes = { ...rest, d: typeof d === 'string' ? d.replace(SPECK, '') : '' };
  return group([
    element('clipPath', { id }, [element('path', attributes)]),
    element('path', {
      ...attributes,
      fill: colour('hair'),
      stroke: colour('ink'),
      'stroke-width': '26',
      'clip-path': `url(#${id})`,
    }),
  ]);
}

const isInk = (node: Element) => JSON.stringify(node.attributes?.fill ?? null).includes('"ink"');

function colourHair(id: string, elements: readonly Element[]): Element[] {
  let shapes = 0;
  const one = (path: Element) => coloured(path, `${id}-${(shapes += 1)}`);
  return elements.map((node) => {
    if (!isInk(node)) return node;
    return node.name === 'g' ? group((node.children ?? []).map(one)) : one(node);
  });
}

/** Variants whose hair has a colour of its own already (`headContrast`) only need it to be ours. */
function withHairColour(name: string, variants: Variants): Variants {
  const entries = Object.entries(variants).map(([variant, { elements }]) => {
    const own = JSON.stringify(elements).includes('"headContrast"');
    const renamed = JSON.parse(JSON.stringify(elements).replaceAll('"headContrast"', '"hair"')) as Element[];
    return [variant, { elements: own ? renamed : colourHair(`${name}-${variant}`, renamed) }] as const;
  });
  return Object.fromEntries(entries);
}

const board = (variants: Variants): Component => ({
  width: BOARD.width,
  height: BOARD.height,
  variants,
});

const garmentLayer = (layer: (garment: Garment) => readonly Element[]): Component =>
  board(
    Object.fromEntries(
      Object.entries<Garment>(GARMENTS).map(([name, garment]) => [name, { elements: layer(garment) }]),
    ),
  );

const FACE_LINES: Variants = {
  none: { elements: [] },
  some: {
    elements: [line('M336 366q-16 8 -20 20M340 384q-12 6 -14 16', 'ink', 5, { 'stroke-opacity': '0.6' })],
  },
  many: {
    elements: [
      line('M334 362q-18 8 -24 22M338 382q-14 8 -18 18M396 400q16 12 34 4M510 398q14 8 24 2', 'ink', 5, {
        'stroke-opacity': '0.6',
      }),
      line('M424 440q-14 20 -10 46M392 262q50 -16 104 0M404 240q42 -12 82 0', 'ink', 5, {
        'stroke-opacity': '0.45',
      }),
    ],
  },
};

/** The names under which the parts of a figure are chosen, beside those of Open Peeps. */
export interface DrawnParts {
  under: GarmentName;
  over: GarmentName;
  arms: 'bare' | 'covered';
  hems: 'seen' | 'hidden';
  cheeks: 'none' | 'warm';
  ears: 'none' | 'stud' | 'hoop';
  age: 'none' | 'some' | 'many';
  tilt: Tilt;
}

/** Open Peeps with colours for hair, clothes of our own, and a head that can be tilted. */
export function createFigureStyle(openPeeps: StyleDefinition): Style {
  const [skin, clothing, outline] = openPeeps.canvas.elements as [Element, Element, Element];
  const parts = openPeeps.components as Record<string, { width: number; height: number; variants: Variants }>;
  const recoloured = (name: 'head' | 'facialHair') => ({
    ...parts[name],
    variants: withHairColour(name, parts[name]?.variants ?? {}),
  });
  const arms = group([{ ...skin, attributes: { ...skin.attributes, fill: colour('clothing') } }], {
    'clip-path': 'url(#arms)',
  });
  const head = [
    component('head', 6.3, -58),
    component('age'),
    component('cheeks'),
    component('expression', 351, 275),
    component('facialHair', 58, 333),
    component('ears'),
    component('accessories', 190, 243),
  ];
  const definition = {
    ...openPeeps,
    canvas: {
      width: BOARD.width,
      height: BOARD.height,
      elements: [
        group(
          [
            element('defs', {}, [
              element('clipPath', { id: 'clothes' }, [
                element('path', { d: clothing.attributes?.['d'] ?? '' }),
              ]),
              element('clipPath', { id: 'arms' }, [
                element('path', { d: 'M-200 880H160V1400H-200ZM600 880H900V1400H600Z' }),
              ]),
            ]),
            skin,
            // Some hair leaves a gap between itself and the neck, through which the room would be seen.
            fill('M322 515L470 545L505 630L300 640Z', 'skin'),
            component('arms'),
            clothing,
            component('under'),
            outline,
            component('hems'),
            component('over'),
            component('tilt'),
          ],
          { transform: `translate(${BOARD.left} ${BOARD.top})` },
        ),
      ],
    },
    colors: {
      ...openPeeps.colors,
      hair: { values: ['#3b2a20'] },
      trim: { values: ['#f4ede4'] },
      blush: { values: ['#e58a7b'] },
    },
    components: {
      ...openPeeps.components,
      head: recoloured('head'),
      facialHair: recoloured('facialHair'),
      under: garmentLayer((garment) => garment.under),
      over: garmentLayer((garment) => garment.over),
      arms: board({ bare: { elements: [] }, covered: { elements: [arms] } }),
      // A long sleeve has no hem on the upper arm, so it is drawn over the short one.
      hems: board({
        seen: { elements: [] },
        hidden: {
          elements: [
            fill('M-36 860Q-60 1000 -58 1260H110Q116 1060 128 900Z', 'clothing'),
            line('M-38 878Q-60 1000 -58 1260M131 900Q124 1060 112 1260', 'ink', 17),
            fill('M694 850Q736 1000 754 1260H652Q636 1080 636 820Z', 'clothing'),
            line('M697 856Q736 1000 754 1260M629 812Q632 1060 654 1260', 'ink', 17),
          ],
        },
      }),
      age: board(FACE_LINES),
      cheeks: board({
        none: { elements: [] },
        warm: {
          elements: [
            element('ellipse', {
              cx: '376',
              cy: '440',
              rx: '34',
              ry: '22',
              fill: colour('blush'),
              'fill-opacity': '0.4',
            }),
            element('ellipse', {
              cx: '536',
              cy: '432',
              rx: '14',
              ry: '20',
              fill: colour('blush'),
              'fill-opacity': '0.4',
            }),
          ],
        },
      }),
      ears: board({
        none: { elements: [] },
        stud: { elements: [dot(258, 446, 9, 'trim')] },
        hoop: { elements: [line('M256 446a20 20 0 1 0 8 0', 'trim', 9)] },
      }),
      tilt: board(
        Object.fromEntries(
          Object.entries(TILTS).map(([name, angle]) => [
            name,
            {
              elements: [group(head, { transform: `rotate(${angle} 384 600)` })],
            },
          ]),
        ),
      ),
    },
  };
  return new Style(definition as StyleDefinition);
}
