import type { AxisEvidence } from './axis-evidence.ts';
import { type AxisPlan, partsBetween } from './axis-plan.ts';
import type { Evidence, GridPlan } from './grid-plan.ts';
import { difference } from './padding.ts';
import { lengthOf, type Span } from './span.ts';

/** Colours (levels of 255) of one padding on two sides of the picture; a gutter may fade. */
const ONE_COLOUR = 48;

/**
 * Drops borders that nothing else bears out. A wall at the right of a photo looks like a border; a real
 * one has the colour of a gutter, of the border on the opposite side, or of a border that is borne out.
 */
export function dropLoneBorders(evidence: Evidence, plan: GridPlan): GridPlan {
  const x = bordersOf(evidence.x, plan.x, plan.y.parts);
  const y = bordersOf(evidence.y, plan.y, plan.x.parts);
  const borders = [...x, ...y];
  const believed: Colour[] = [
    ...gapColours(evidence.x, plan.x, plan.y.parts),
    ...gapColours(evidence.y, plan.y, plan.x.parts),
    ...[x, y].flatMap(([one, other]) =>
      one && other && areOneColour(one.colour, other.colour) ? [one.colour] : [],
    ),
  ];
  // Twice: a border may be borne out by one that is borne out itself.
  for (let round = 0; round < 2; round += 1) {
    for (const { colour } of borders)
      if (believed.some((known) => areOneColour(known, colour))) believed.push(colour);
  }
  const keep = (axis: AxisEvidence, { outer: found, separators }: AxisPlan, borders: Border[]): AxisPlan => {
    const outer = { ...found };
    for (const { span, colour } of borders) {
      if (believed.includes(colour)) continue;
      if (span.from === 0) outer.from = 0;
      if (span.to === axis.length) outer.to = axis.length;
    }
    return { outer, separators, parts: partsBetween(outer, separators) };
  };
  return { x: keep(evidence.x, plan.x, x), y: keep(evidence.y, plan.y, y) };
}

type Colour = number[];

interface Border {
  span: Span;
  colour: Colour;
}

function areOneColour(one: Colour, other: Colour): boolean {
  return difference(one, other) <= ONE_COLOUR;
}

function bordersOf(axis: AxisEvidence, { outer }: AxisPlan, bands: readonly Span[]): Border[] {
  return [
    { from: 0, to: outer.from },
    { from: outer.to, to: axis.length },
  ]
    .filter((span) => lengthOf(span) > 0)
    .map((span) => ({ span, colour: axis.colour(span, bands) }));
}

function gapColours(axis: AxisEvidence, { separators }: AxisPlan, bands: readonly Span[]): Colour[] {
  return separators.filter((gap) => lengthOf(gap) > 0).map((gap) => axis.colour(gap, bands));
}
