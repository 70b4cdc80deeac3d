import type { GridHint, GridLayout } from '../../ports/imaging.ts';
import type { Raster } from '../raster.ts';
import { measureAxis } from './axis-evidence.ts';
import { dropLoneBorders } from './borders.ts';
import { toRectangle } from './box.ts';
import { rankLayouts } from './choose-layout.ts';
import { takeOffFrames } from './frames.ts';
import { placePhotos } from './place-photos.ts';
import { measureStrips } from './strip-means.ts';

export function findGrid(raster: Raster, hint?: GridHint): GridLayout {
  const strips = measureStrips(raster);
  const evidence = { x: measureAxis(strips.x), y: measureAxis(strips.y) };
  const [best] = rankLayouts(evidence, hint);
  if (!best) throw new Error('no layout');
  const layout = dropLoneBorders(evidence, best);
  const [rows, cols] = [layout.y.parts.length, layout.x.parts.length];
  const boxes = takeOffFrames(evidence, placePhotos(evidence, layout), cols);
  return { rows, cols, confidence: 0.5, review: false, cells: boxes.map(toRectangle) };
}
