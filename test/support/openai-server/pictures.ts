import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

interface Size {
  width: number;
  height: number;
}

export interface PictureLooks {
  baseSize: Size;
  gridSize: Size;
  gutter: number;
  noise: number;
}

/** Pictures that look different; more would only cost time. */
const VARIANTS = 6;

export interface PictureSource {
  /** A picture for call `number`: drawn once for each of a few looks, and stamped so that no two files are alike. */
  picture(kind: 'base' | 'grid', number: number, stamp: string): Promise<Buffer>;
}

export function createPictureSource(looks: PictureLooks): PictureSource {
  const drawn = new Map<string, Promise<Buffer>>();
  return {
    async picture(kind, number, stamp) {
      const variant = number % VARIANTS;
      const key = `${kind}${variant}`;
      let png = drawn.get(key);
      if (png === undefined) {
        png = kind === 'base' ? drawBase(looks, variant) : drawGrid(looks, variant);
        drawn.set(key, png);
      }
      return withComment(await png, stamp);
    },
  };
}

function drawBase({ baseSize, noise }: PictureLooks, variant: number): Promise<Buffer> {
  const pixels = blank(baseSize);
  paintPhoto(pixels, baseSize, { left: 0, top: 0, ...baseSize }, variant * 60, noise);
  return encode(pixels, baseSize);
}

function drawGrid({ gridSize, gutter, noise }: PictureLooks, variant: number): Promise<Buffer> {
  const pixels = blank(gridSize);
  const width = Math.floor((gridSize.width - 3 * gutter) / 2);
  const height = Math.floor((gridSize.height - 3 * gutter) / 2);
  for (let cell = 0; cell < 4; cell += 1) {
    const left = gutter + (cell % 2) * (width + gutter);
    const top = gutter + Math.floor(cell / 2) * (height + gutter);
    paintPhoto(pixels, gridSize, { left, top, width, height }, variant * 60 + cell * 20, noise);
  }
  return encode(pixels, gridSize);
}

function blank({ width, height }: Size): Buffer {
  return Buffer.alloc(width * height * 3, 255);
}

/** A "photo": a sloping background, shoulders and a head, never near white. */
function paintPhoto(
  pixels: Buffer,
  { width }: Size,
  area: Size & { left: number; top: number },
  hue: number,
  noise: number,
): void {
  let random = 1 + hue;
  const tone = [0, 1, 2].map((channel) => 60 + 50 * Math.sin(((hue + channel * 120) * Math.PI) / 180));
  for (let y = 0; y < area.height; y += 1) {
    for (let x = 0; x < area.width; x += 1) {
      const u = x / area.width - 0.5;
      const v = y / area.height;
      const inHead = u * u * 12 + (v - 0.4) * (v - 0.4) * 7 < 0.25;
      const inBody = u * u * 4 + (v - 1.1) * (v - 1.1) * 5 < 0.4;
      const light = inHead ? 95 : inBody ? -25 : 35 * v;
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      const grain = noise === 0 ? 0 : ((random >> 8) % (2 * noise + 1)) - noise;
      const at = ((area.top + y) * width + area.left + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = (tone[channel] ?? 0) + light + grain;
        pixels[at + channel] = Math.max(5, Math.min(220, value));
      }
    }
  }
}

function encode(pixels: Buffer, { width, height }: Size): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/** A real picture, one bit a pixel, whose pixels would take far more memory than its file. */
export function hugePicture(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = Buffer.alloc((1 + Math.ceil(side / 8)) * side);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same pixels with a text chunk before the end of the file. */
function withComment(png: Buffer, comment: string): Buffer {
  const end = png.length - 12;
  const text = chunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1'));
  return Buffer.concat([png.subarray(0, end), text, png.subarray(end)]);
}

/** One chunk of a PNG file. */
export function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
