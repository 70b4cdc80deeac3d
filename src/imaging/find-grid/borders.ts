import type { AxisEvidence } from './axis-evidence.ts';
import { type AxisPlan, partsBetween } from './axis-plan.ts';
import type { Evidence, Layout } from './choose-layout.ts';
import { difference } from './padding.ts';
import { lengthOf, type Span } from './span.ts';

/** Colours (levels of 255) of one padding on two sides of the picture; a gutter may fade. */
const ONE_COLOUR = 48;

/**
 * Drops borders that nothing else bears out. A wall at the right of a photo looks like a border; a real
 * one has the colour of a gutter or of a border on another side.
 */
export function dropLoneBorders(evidence: Evidence, layout: Layout): Layout {
  const x = paddings(evidence.x, layout.x, layout.y.parts);
  const y = paddings(evidence.y, layout.y, layout.x.parts);
  const isBorneOut = (colour: number[]): boolean =>
    [...x, ...y].some((other) => other.colour !== colour && difference(colour, other.colour) <= ONE_COLOUR);
  const keep = (axis: AxisEvidence, plan: AxisPlan, found: Padding[]): AxisPlan => {
    const outer = { ...plan.outer };
    for (const { span, colour } of found) {
      if (isBorneOut(colour)) continue;
      if (span.from === 0) outer.from = 0;
      if (span.to === axis.length) outer.to = axis.length;
    }
    return { ...plan, outer, parts: partsBetween(outer, plan.separators) };
  };
  return { ...layout, x: keep(evidence.x, layout.x, x), y: keep(evidence.y, layout.y, y) };
}

interface Padding {
  span: Span;
  colour: number[];
}

function paddings(axis: AxisEvidence, { outer, separators }: AxisPlan, bands: readonly Span[]): Padding[] {
  const borders = [
    { from: 0, to: outer.from },
    { from: outer.to, to: axis.length },
  ];
  return [...borders, ...separators]
    .filter((span) => lengthOf(span) > 0)
    .map((span) => ({ span, colour: axis.colour(span, bands) }));
}
