import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { Rectangle } from '../../../src/domain/picture.ts';
import { createRandom, type Random } from '../../../src/domain/seed.ts';
import { drawPhoto } from './draw-photo.ts';
import { type CellPlan, type GridPlan, planGrid } from './plan-grid.ts';
import type { Style } from './styles.ts';

export interface DrawnGrid {
  bytes: Buffer;
  plan: GridPlan;
  /** Where the photos are, in reading order. */
  cells: Rectangle[];
}

/** Draws a grid whose photos' places are known to the pixel. The same style and seed: the same grid. */
export async function drawGrid(style: Style, seed: string, portrait?: Uint8Array): Promise<DrawnGrid> {
  const random = createRandom(`${style} ${seed}`);
  const plan = planGrid(style, random);
  const layers: OverlayOptions[] = [];
  for (const cell of plan.cells) layers.push(...(await cellLayers(plan, cell, random, portrait)));
  const canvas = await sharp(backdrop(plan)).composite(layers).png().toBuffer();
  return { bytes: await encode(plan, canvas, random), plan, cells: plan.cells.map(({ photo }) => photo) };
}

function backdrop({ width, height, gutter }: GridPlan): Buffer {
  const stops = [gutter.from, gutter.to].map(
    ([r, g, b], at) => `<stop offset="${at}" stop-color="rgb(${r},${g},${b})"/>`,
  );
  const fill = gutter.kind === 'transparent' ? 'none' : 'url(#g)';
  return svg(
    { width, height },
    `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">${stops.join('')}</linearGradient></defs>` +
      `<rect width="${width}" height="${height}" fill="${fill}"/>`,
  );
}

function svg({ width, height }: { width: number; height: number }, content: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`,
  );
}

async function cellLayers(
  plan: GridPlan,
  cell: CellPlan,
  random: Random,
  portrait?: Uint8Array,
): Promise<OverlayOptions[]> {
  const { frame, photo } = cell;
  const layers: OverlayOptions[] = [];
  if (plan.shadow > 0) layers.push(await shadowUnder(photo, plan));
  if (plan.frameColour)
    layers.push({ input: block(frame, plan.frameColour), left: frame.left, top: frame.top });
  if (random.next() < plan.captions) {
    const word = random.pick(['morning', 'studio', 'no. 3', 'a day at the lake']);
    const room = frame.top + frame.height - photo.top - photo.height;
    const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${photo.width}" height="${room}"><text x="50%" y="${room * 0.72}" font-size="${room * 0.55}" text-anchor="middle" fill="#333">${word}</text></svg>`;
    layers.push({ input: Buffer.from(text), left: photo.left, top: photo.top + photo.height });
  }
  const pixels = await drawPhoto({ ...photo, scene: cell.scene, lines: cell.lines, portrait, random });
  const drawn = sharp(pixels, { raw: { width: photo.width, height: photo.height, channels: 3 } });
  if (plan.cornerRadius > 0) {
    const mask = block(photo, '#fff', plan.cornerRadius);
    drawn.ensureAlpha().composite([{ input: mask, blend: 'dest-in' }]);
  }
  layers.push({ input: await drawn.png().toBuffer(), left: photo.left, top: photo.top });
  return layers;
}

function block({ width, height }: Rectangle, fill: string, radius = 0): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}" fill="${fill}"/></svg>`,
  );
}

async function shadowUnder(photo: Rectangle, plan: GridPlan): Promise<OverlayOptions> {
  const { shadow, width, height } = plan;
  const dark = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect x="${photo.left + shadow / 2}" y="${photo.top + shadow / 2}" width="${photo.width}" height="${photo.height}" fill="#000" opacity="0.4"/></svg>`;
  return {
    input: await sharp(Buffer.from(dark))
      .blur(shadow / 2)
      .png()
      .toBuffer(),
    left: 0,
    top: 0,
  };
}

async function encode(plan: GridPlan, canvas: Buffer, random: Random): Promise<Buffer> {
  let picture = sharp(canvas);
  if (plan.gutter.kind !== 'transparent') picture = picture.removeAlpha();
  if (plan.softness > 0) picture = sharp(await softenedEdges(plan, await picture.png().toBuffer()));
  if (plan.noise > 0) picture = await noisy(picture, plan.noise, random);
  if (plan.format === 'png') return picture.png({ compressionLevel: 3 }).toBuffer();
  return plan.format === 'jpeg'
    ? picture.jpeg({ quality: plan.quality }).toBuffer()
    : picture.webp({ quality: plan.quality }).toBuffer();
}

/** Blurs a narrow band along every edge of every photo. */
async function softenedEdges(plan: GridPlan, picture: Buffer): Promise<Buffer> {
  const band = plan.softness * 2;
  const strokes = plan.cells
    .map(
      ({ photo }) =>
        `<rect x="${photo.left}" y="${photo.top}" width="${photo.width}" height="${photo.height}" fill="none" stroke="#fff" stroke-width="${band}"/>`,
    )
    .join('');
  const mask = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${plan.width}" height="${plan.height}">${strokes}</svg>`,
  );
  const blurred = await sharp(picture)
    .blur(plan.softness * 0.6)
    .ensureAlpha()
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
  return sharp(picture)
    .composite([{ input: blurred }])
    .removeAlpha()
    .png()
    .toBuffer();
}

async function noisy(picture: Sharp, levels: number, random: Random): Promise<Sharp> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 1) {
    data[at] = Math.max(0, Math.min(255, Math.round((data[at] ?? 0) + (random.next() - 0.5) * 2 * levels)));
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
}
