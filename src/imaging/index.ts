import sharp from 'sharp';
import { AvatarError } from '../domain/errors.ts';
import type { Rectangle } from '../domain/picture.ts';
import type { GridHint, GridLayout, Imaging, SvgRenderer } from '../ports/imaging.ts';

const MOST_PIXELS = 50_000_000;
const TYPES: Record<string, string> = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' };

export function createSvgRenderer(): SvgRenderer {
  return {
    async render(svg, { width, height }) {
      return sharp(Buffer.from(svg))
        .resize(width, height, { fit: 'fill' })
        .flatten({ background: '#fff' })
        .png({ compressionLevel: 6 })
        .toBuffer();
    },
  };
}

interface Raw {
  data: Uint8Array;
  width: number;
  height: number;
}

async function open<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new AvatarError(
      'unreadable_picture',
      `not a picture that can be read: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

function reader(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate();
}

async function decode(bytes: Uint8Array): Promise<Raw> {
  return open(async () => {
    const { data, info } = await reader(bytes)
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  });
}

function nearWhite({ data, width }: Raw, x: number, y: number): boolean {
  const at = (y * width + x) * 3;
  return (data[at] ?? 0) > 236 && (data[at + 1] ?? 0) > 236 && (data[at + 2] ?? 0) > 236;
}

function whiteShare(raw: Raw, vertical: boolean, line: number, from: number, to: number): number {
  let white = 0;
  for (let other = from; other < to; other += 2)
    if (vertical ? nearWhite(raw, line, other) : nearWhite(raw, other, line)) white += 1;
  return white / Math.ceil((to - from) / 2);
}

function cuts(raw: Raw, vertical: boolean, parts: number): [number, number][] {
  const length = vertical ? raw.width : raw.height;
  const across = vertical ? raw.height : raw.width;
  const ends: number[] = [];
  const starts: number[] = [0];
  for (let part = 1; part < parts; part += 1) {
    const middle = Math.round((length * part) / parts);
    const reach = Math.round((length / parts) * 0.16);
    let best: [number, number] | undefined;
    for (let line = middle - reach; line <= middle + reach; line += 1) {
      if (whiteShare(raw, vertical, line, 0, across) < 0.97) continue;
      let end = line;
      while (end + 1 < length && whiteShare(raw, vertical, end + 1, 0, across) >= 0.97) end += 1;
      if (!best || Math.abs((line + end) / 2 - middle) < Math.abs((best[0] + best[1]) / 2 - middle))
        best = [line, end];
      line = end + 1;
    }
    ends.push(best ? best[0] : middle);
    starts.push(best ? best[1] + 1 : middle);
  }
  ends.push(length);
  return starts.map((start, index) => [start, ends[index] as number]);
}

function trim(raw: Raw, box: Rectangle): Rectangle {
  let { left, top } = box;
  let right = left + box.width;
  let bottom = top + box.height;
  const white = (vertical: boolean, line: number) =>
    (vertical ? whiteShare(raw, true, line, top, bottom) : whiteShare(raw, false, line, left, right)) >= 0.97;
  const most = { x: box.width * 0.2, y: box.height * 0.2 };
  while (left - box.left < most.x && white(true, left)) left += 1;
  while (box.left + box.width - right < most.x && white(true, right - 1)) right -= 1;
  while (top - box.top < most.y && white(false, top)) top += 1;
  while (box.top + box.height - bottom < most.y && white(false, bottom - 1)) bottom -= 1;
  return { left, top, width: right - left, height: bottom - top };
}

function layoutOf(raw: Raw, hint: GridHint = { rows: 2, cols: 2 }): GridLayout {
  const columns = cuts(raw, true, hint.cols);
  const rows = cuts(raw, false, hint.rows);
  const cells = rows.flatMap(([top, bottom]) =>
    columns.map(([left, right]) => trim(raw, { left, top, width: right - left, height: bottom - top })),
  );
  return { ...hint, confidence: 0.5, review: false, cells };
}

export function createImaging(): Imaging {
  return {
    async inspect(bytes) {
      const { width, height } = await decode(bytes);
      const { format } = await open(() => sharp(bytes).metadata());
      return { width, height, mediaType: TYPES[format ?? ''] ?? 'application/octet-stream' };
    },
    async findGrid(bytes, hint) {
      return layoutOf(await decode(bytes), hint);
    },
    async split(bytes, hint) {
      const raw = await decode(bytes);
      const layout = layoutOf(raw, hint);
      const pictures = await Promise.all(
        layout.cells.map(async (rectangle) => ({
          bytes: await sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: 3 } })
            .extract(rectangle)
            .png()
            .toBuffer(),
          width: rectangle.width,
          height: rectangle.height,
          rectangle,
        })),
      );
      return { layout, pictures };
    },
    async thumbnail(bytes, side) {
      return open(() =>
        reader(bytes)
          .resize(side, side, { fit: 'inside', withoutEnlargement: true })
          .webp({ quality: 80 })
          .toBuffer(),
      );
    },
  };
}
