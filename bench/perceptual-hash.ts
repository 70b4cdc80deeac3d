// How far perceptual hashes are apart: the same picture encoded anew or resized, against other pictures. The
// threshold SAME_PICTURE_BITS comes from here. Run it: node bench/perceptual-hash.ts > bench/perceptual-hash.md
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { SAME_PICTURE_BITS } from '../src/domain/picture.ts';
import { createImaging, createSvgRenderer } from '../src/imaging/index.ts';
import { createOfflineImageModel } from '../src/providers/offline/image-model.ts';

const fixtures = resolve(
  process.env['AVATARS_FIXTURES'] ?? join(import.meta.dirname, '../../shared/fixtures'),
  'portraits',
);
const DRAWN_PEOPLE = 40;
const GRIDS_EACH = 2;

const imaging = createImaging();

interface Picture {
  /** Pictures of one group show the same person in other places: the hardest to tell apart. */
  group: string;
  bytes: Uint8Array;
  hash: string;
}

const CHANGES: Record<string, (picture: Sharp) => Sharp> = {
  'PNG, half the size': (picture) => picture.png(),
  'JPEG 90': (picture) => picture.jpeg({ quality: 90 }),
  'JPEG 50': (picture) => picture.jpeg({ quality: 50 }),
  'JPEG 20': (picture) => picture.jpeg({ quality: 20 }),
  'WebP 60': (picture) => picture.webp({ quality: 60 }),
  'JPEG 80, a quarter brighter': (picture) => picture.modulate({ brightness: 1.25 }).jpeg(),
  'JPEG 80, blurred': (picture) => picture.blur(2).jpeg(),
  'JPEG 80, 2 % cut off each side': (picture) => picture.jpeg(),
};
const SCALES = [1, 0.5, 0.2];

async function drawnPictures(): Promise<Picture[]> {
  const model = createOfflineImageModel({ renderer: createSvgRenderer() });
  const call = { callId: 'bench', signal: new AbortController().signal };
  const pictures: Picture[] = [];
  for (let person = 0; person < DRAWN_PEOPLE; person += 1) {
    const subject = {
      seed: `bench-${person}`,
      gender: person % 2 ? 'm' : 'f',
      age: 20 + person,
      ethnicity: null,
    };
    const request = { prompt: '', quality: 'low' as const, subject };
    const base = await model.generate(request, call);
    const reference = { ...base, fileName: 'base.png' };
    pictures.push(await picture(`drawn-${person}`, base.bytes));
    for (let gridIndex = 0; gridIndex < GRIDS_EACH; gridIndex += 1) {
      const grid = await model.edit({ ...request, reference, gridIndex }, call);
      const cut = await imaging.split(grid.bytes, { rows: 2, cols: 2 });
      for (const { bytes, perceptualHash: hash } of cut.pictures) {
        pictures.push({ group: `drawn-${person}`, bytes, hash });
      }
    }
  }
  return pictures;
}

async function portraits(): Promise<Picture[]> {
  if (!existsSync(fixtures)) return [];
  const files = readdirSync(fixtures).filter((name) => /\.(png|jpe?g|webp)$/.test(name));
  return Promise.all(files.map((name) => picture(name, readFileSync(join(fixtures, name)))));
}

async function picture(group: string, bytes: Uint8Array): Promise<Picture> {
  return { group, bytes, hash: (await imaging.inspect(bytes)).perceptualHash };
}

function distance(one: string, other: string): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}

async function changedDistances(
  pictures: readonly Picture[],
  name: string,
  scale: number,
): Promise<number[]> {
  const change = CHANGES[name];
  if (!change) return [];
  const distances: number[] = [];
  for (const { bytes, hash } of pictures) {
    const { width, height } = await sharp(bytes).metadata();
    const crop = name.includes('cut off')
      ? {
          left: Math.round(width * 0.02),
          top: Math.round(height * 0.02),
          width: Math.round(width * 0.96),
          height: Math.round(height * 0.96),
        }
      : { left: 0, top: 0, width, height };
    const smaller = sharp(bytes)
      .extract(crop)
      .resize({ width: Math.round(crop.width * scale) });
    const again = await imaging.inspect(await change(smaller).toBuffer());
    distances.push(distance(hash, again.perceptualHash));
  }
  return distances;
}

function otherDistances(pictures: readonly Picture[], isPair: (a: Picture, b: Picture) => boolean): number[] {
  return pictures.flatMap((one, index) =>
    pictures
      .slice(index + 1)
      .filter((other) => isPair(one, other))
      .map((other) => distance(one.hash, other.hash)),
  );
}

function row(name: string, distances: number[]): string {
  const sorted = distances.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  const within = [4, SAME_PICTURE_BITS, 8, 10, 12].map(
    (most) => `${((100 * sorted.filter((bits) => bits <= most).length) / sorted.length).toFixed(2)} %`,
  );
  return `| ${[name, sorted.length, at(0), at(0.5), at(0.95), at(1), ...within].join(' | ')} |`;
}

const sets: Record<string, Picture[]> = { photos: await portraits(), drawn: await drawnPictures() };
console.log('# How far perceptual hashes are apart\n');
console.log('Bits of 64. Written by `node bench/perceptual-hash.ts`.');
for (const [name, pictures] of Object.entries(sets)) {
  if (pictures.length === 0) {
    console.log(`\n## ${name}: not here, skipped (${fixtures})`);
    continue;
  }
  console.log(`\n## ${pictures.length} ${name}\n`);
  console.log(
    `| pair | pairs | least | median | 95 % | most | ≤ 4 | ≤ ${SAME_PICTURE_BITS} | ≤ 8 | ≤ 10 | ≤ 12 |`,
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  const some = pictures.filter((_, index) => index % Math.ceil(pictures.length / 60) === 0);
  for (const change of Object.keys(CHANGES)) {
    const distances: number[] = [];
    for (const scale of change.startsWith('PNG') ? [0.5] : SCALES) {
      distances.push(...(await changedDistances(some, change, scale)));
    }
    console.log(row(`same: ${change}${change.startsWith('PNG') ? '' : ', at 100, 50 and 20 %'}`, distances));
  }
  const same = otherDistances(pictures, (one, other) => one.group === other.group);
  if (same.length > 0) console.log(row('other: the same person, another place', same));
  console.log(
    row(
      'other: another person',
      otherDistances(pictures, (one, other) => one.group !== other.group),
    ),
  );
}
