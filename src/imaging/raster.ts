import type { Rectangle } from '../domain/picture.ts';

/** Decoded pixels as shown: 8 bits a channel, RGB or RGBA interleaved, row after row, alpha not premultiplied. */
export interface Raster {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Whether every pixel of the rectangle is fully opaque. */
export function isOpaque({ data, width, channels }: Raster, area: Rectangle): boolean {
  if (channels === 3) return true;
  for (let y = area.top; y < area.top + area.height; y += 1) {
    const end = (y * width + area.left + area.width) * 4;
    for (let at = (y * width + area.left) * 4 + 3; at < end; at += 4) if (data[at] !== 255) return false;
  }
  return true;
}

/** A copy of the pixels in the rectangle. */
export function cropped({ data, width, channels }: Raster, area: Rectangle): Raster {
  const row = area.width * channels;
  const copy = new Uint8Array(row * area.height);
  for (let y = 0; y < area.height; y += 1) {
    const from = ((area.top + y) * width + area.left) * channels;
    copy.set(data.subarray(from, from + row), y * row);
  }
  return { data: copy, width: area.width, height: area.height, channels };
}

/** The same pixels without their alpha channel. */
export function withoutAlpha({ data, width, height }: Raster): Raster {
  const opaque = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < opaque.length; from += 4, to += 3) {
    opaque[to] = data[from] ?? 0;
    opaque[to + 1] = data[from + 1] ?? 0;
    opaque[to + 2] = data[from + 2] ?? 0;
  }
  return { data: opaque, width, height, channels: 3 };
}
