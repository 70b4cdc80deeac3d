import sharp from 'sharp';
import { chunk, hugePicture } from './openai-server/pictures.ts';
import { animated, blank } from './pictures.ts';

/** Files that no program should fall for, with what is to be said of them. */
export const UNUSABLE = {
  'zero bytes': { says: /the file is empty|zero bytes/, bytes: () => Buffer.alloc(0) },
  text: {
    says: /not a PNG, JPEG or WebP (file|picture)/,
    bytes: () => Buffer.from('no picture, whatever its name'),
  },
  'a truncated PNG': {
    says: /damaged or incomplete/,
    bytes: async () => half(await ordinary().png().toBuffer()),
  },
  'a truncated JPEG': {
    says: /damaged or incomplete/,
    bytes: async () => half(await ordinary().jpeg().toBuffer()),
  },
  'a truncated WebP': {
    says: /damaged or incomplete/,
    bytes: async () => half(await ordinary().webp().toBuffer()),
  },
  'a PNG of 30,000 × 30,000 pixels': {
    says: /more than 50 million pixels/,
    bytes: () => hugePicture(30_000),
  },
  'an animated GIF': {
    says: /not a PNG, JPEG or WebP (file|picture)/,
    bytes: () => animated(64, 64).gif().toBuffer(),
  },
  'an animated WebP': { says: /animated \(2 frames\)/, bytes: () => animated(64, 64).webp().toBuffer() },
} satisfies Record<string, { says: RegExp; bytes: () => Buffer | Promise<Buffer> }>;

/** Unusual ways to store a picture that can be used all the same: each makes a file of the same picture. */
export const UNUSUAL = {
  '16 bits a channel': (png) => sharp(png).toColourspace('rgb16').png().toBuffer(),
  'a CMYK JPEG': (png) => sharp(png).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
  'turned by EXIF': (png) =>
    sharp(png).rotate(90).jpeg({ quality: 95 }).withMetadata({ orientation: 8 }).toBuffer(),
  'half transparent': (png) => sharp(png).ensureAlpha(0.5).png().toBuffer(),
  // Programs that know nothing of the animation see its first picture: that is what the format is for.
  'an animated PNG': async (png) => asAnimation(await sharp(png).png().toBuffer()),
  // Every pixel is there.
  'a PNG without its last chunk': async (png) => (await sharp(png).png().toBuffer()).subarray(0, -12),
} satisfies Record<string, (png: Uint8Array) => Promise<Buffer>>;

export const onePixel = (): Promise<Buffer> => blank(1, 1).png().toBuffer();

/**
 * A picture as large as is accepted, stored in the way that takes the most memory to read: four channels of 16
 * bits, and interlaced, so that no part of it can be read before the whole.
 */
export const largest = (side: number): Promise<Buffer> =>
  blank(side, side)
    .ensureAlpha(0.5)
    .toColourspace('rgb16')
    .png({ compressionLevel: 1, progressive: true })
    .toBuffer();

function ordinary() {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
  return sharp({ create: { width: 300, height: 200, channels: 3, background: '#000', noise } });
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2);
}

/** Two frames, both with the picture of the file. */
function asAnimation(png: Buffer): Buffer {
  const size = png.subarray(16, 24);
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  const frame = (number: number) => {
    const fields = Buffer.alloc(26);
    fields.writeUInt32BE(number, 0);
    size.copy(fields, 4);
    fields.writeUInt16BE(1, 20);
    fields.writeUInt16BE(10, 22);
    return chunk('fcTL', fields);
  };
  const [start, end] = [png.indexOf('IDAT') - 4, png.length - 12];
  const number = Buffer.from([0, 0, 0, 2]);
  const pixels = png.subarray(start + 8, start + 8 + png.readUInt32BE(start));
  return Buffer.concat([
    png.subarray(0, start),
    chunk('acTL', control),
    frame(0),
    png.subarray(start, end),
    frame(1),
    chunk('fdAT', Buffer.concat([number, pixels])),
    png.subarray(end),
  ]);
}
