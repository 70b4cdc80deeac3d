import type { GridHint, GridLayout } from '../../ports/imaging.ts';
import type { Raster } from '../raster.ts';
import { measureAxis } from './axis-evidence.ts';
import { type Box, toRectangle } from './box.ts';
import { type Choice, chooseLayout, evenLayout } from './choose-layout.ts';
import { confidenceIn, SURE_ENOUGH } from './confidence.ts';
import { takeOffFrames } from './frames.ts';
import type { Evidence } from './grid-plan.ts';
import { placePhotos } from './place-photos.ts';
import { lengthOf } from './span.ts';
import { measureStrips } from './strip-means.ts';

/**
 * Finds the photos of a grid by what runs straight across it. Nothing is assumed about the colour of
 * gutters: an edge counts if it stands out from what is beside it, in strip after strip along its way.
 */
export function findGrid(raster: Raster, hint?: GridHint): GridLayout {
  const strips = measureStrips(raster);
  const evidence: Evidence = { x: measureAxis(strips.x), y: measureAxis(strips.y) };
  let choice = chooseLayout(evidence, hint);
  let boxes = boxesOf(evidence, choice);
  const [rows, cols] = [choice.layout.y.parts.length, choice.layout.x.parts.length];
  if (boxes.some(({ x, y }) => lengthOf(x) < 1 || lengthOf(y) < 1)) {
    // Lines so close that nothing is left between them are no cuts.
    choice = { layout: evenLayout(evidence, { rows, cols }), margin: 0 };
    boxes = boxesOf(evidence, choice);
  }
  const confidence = confidenceIn(choice);
  return { rows, cols, confidence, review: confidence < SURE_ENOUGH, cells: boxes.map(toRectangle) };
}

function boxesOf(evidence: Evidence, { layout }: Choice): Box[] {
  return takeOffFrames(evidence, placePhotos(evidence, layout), layout.x.parts.length);
}
