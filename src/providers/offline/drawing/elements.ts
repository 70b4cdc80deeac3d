import type { StyleDefinition } from '@dicebear/core';

/** One node of a DiceBear style definition. */
export type Element = StyleDefinition['canvas']['elements'][number];

/** The colours of a figure, by the name that the style definition gives them. */
export type Ink = 'skin' | 'clothing' | 'trim' | 'ink' | 'hair' | 'blush';

export const colour = (name: Ink) => ({ type: 'color', name }) as const;

/** Width of the outlines of Open Peeps, in units of its canvas. */
const LINE = 15;

type Attributes = NonNullable<Element['attributes']>;

export const element = (
  name: string,
  attributes: Attributes,
  children: readonly Element[] = [],
): Element => ({
  type: 'element',
  name,
  attributes,
  children,
});

/** A filled shape without an outline. */
export const fill = (d: string, ink: Ink, more: Attributes = {}): Element =>
  element('path', { d, fill: colour(ink), ...more });

/** A filled shape with the outline of the style. */
export const shape = (d: string, ink: Ink, more: Attributes = {}): Element =>
  element('path', {
    d,
    fill: colour(ink),
    stroke: colour('ink'),
    'stroke-width': String(LINE),
    'stroke-linejoin': 'round',
    ...more,
  });

export const line = (d: string, ink: Ink = 'ink', width = LINE, more: Attributes = {}): Element =>
  element('path', {
    d,
    stroke: colour(ink),
    'stroke-width': String(width),
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...more,
  });

export const dot = (cx: number, cy: number, r: number, ink: Ink): Element =>
  element('circle', { cx: String(cx), cy: String(cy), r: String(r), fill: colour(ink) });

export const group = (children: readonly Element[], attributes: Attributes = {}): Element =>
  element('g', attributes, children);

export const component = (name: string, x = 0, y = 0): Element => ({
  type: 'component',
  name,
  attributes: x === 0 && y === 0 ? {} : { transform: `translate(${x} ${y})` },
});
