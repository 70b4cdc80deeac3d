import type { GridHint, GridLayout } from '../../ports/imaging.ts';
import type { Raster } from '../raster.ts';
import { measureAxis } from './axis-evidence.ts';
import { dropLoneBorders } from './borders.ts';
import { toRectangle } from './box.ts';
import { chooseLayout, type Evidence } from './choose-layout.ts';
import { confidenceIn, SURE_ENOUGH } from './confidence.ts';
import { takeOffFrames } from './frames.ts';
import { placePhotos } from './place-photos.ts';
import { measureStrips } from './strip-means.ts';

/**
 * Finds the photos of a grid by what runs straight across it. Nothing is assumed about the colour of
 * gutters: an edge counts if it stands out from what is beside it, in strip after strip along its way.
 */
export function findGrid(raster: Raster, hint?: GridHint): GridLayout {
  const strips = measureStrips(raster);
  const evidence: Evidence = { x: measureAxis(strips.x), y: measureAxis(strips.y) };
  const choice = chooseLayout(evidence, hint);
  const layout = dropLoneBorders(evidence, choice.layout);
  const [rows, cols] = [layout.y.parts.length, layout.x.parts.length];
  const boxes = takeOffFrames(evidence, placePhotos(evidence, layout), cols);
  const confidence = confidenceIn(choice);
  return { rows, cols, confidence, review: confidence < SURE_ENOUGH, cells: boxes.map(toRectangle) };
}
