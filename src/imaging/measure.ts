import sharp from 'sharp';
import type { RgbPixels } from '../ports/face-verifier.ts';
import type { Look } from '../ports/imaging.ts';
import { edgeLine } from './edge-line.ts';
import type { Raster } from './raster.ts';

/** Pixels of the longer side at which pictures are measured and faces are looked for. */
export const MEASURED_SIDE = 512;

/** What the pixels of a picture say of it. */
export async function measure(raster: Raster): Promise<Look> {
  const { data, width, height, channels } = raster;
  const { data: small, info } = await sharp(data, { raw: { width, height, channels } })
    .resize(MEASURED_SIDE, MEASURED_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = { data: new Uint8Array(small), width: info.width, height: info.height };
  const light = brightness(pixels);
  return {
    pixels,
    measures: {
      width,
      height,
      contrast: Math.sqrt(varianceOf(light)),
      sharpness: varianceOf(laplacian(light, pixels.width, pixels.height)),
      flatness: flatness(raster),
      edgeLine: edgeLine(pixels),
    },
  };
}

/** Rec. 601 luma, 0 to 255. */
function brightness({ data, width, height }: RgbPixels): Float32Array {
  const light = new Float32Array(width * height);
  for (let at = 0; at < light.length; at += 1) {
    const from = at * 3;
    light[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  }
  return light;
}

function laplacian(light: Float32Array, width: number, height: number): Float32Array {
  const inner = new Float32Array(Math.max(0, width - 2) * Math.max(0, height - 2));
  let to = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      const around =
        (light[at - 1] ?? 0) + (light[at + 1] ?? 0) + (light[at - width] ?? 0) + (light[at + width] ?? 0);
      inner[to] = around - 4 * (light[at] ?? 0);
      to += 1;
    }
  }
  return inner;
}

function varianceOf(values: Float32Array): number {
  if (values.length === 0) return 0;
  let sum = 0;
  let squares = 0;
  // By index: the language's own loop over half a million values takes several times as long.
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    sum += value;
    squares += value * value;
  }
  return Math.max(0, squares / values.length - (sum / values.length) ** 2);
}

/** Looks at every fourth row of the picture as it is: making it smaller would mix the colours. */
function flatness({ data, width, height, channels }: Raster): number {
  let same = 0;
  let pairs = 0;
  for (let y = 0; y < height; y += 4) {
    for (let x = 1; x < width; x += 1) {
      const at = (y * width + x) * channels;
      const isSame =
        data[at] === data[at - channels] &&
        data[at + 1] === data[at + 1 - channels] &&
        data[at + 2] === data[at + 2 - channels];
      pairs += 1;
      if (isSame) same += 1;
    }
  }
  return pairs === 0 ? 1 : same / pairs;
}
