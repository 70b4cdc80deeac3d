import sharp, { type Sharp } from 'sharp';

/** A picture that is different everywhere, so that every pixel can be told. */
export function fade(width: number, height: number): Sharp {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    pixels.set([(x * 255) / width, (y * 255) / height, (x + y) % 256], at * 3);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A picture of one colour; compresses to next to nothing, whatever its size. */
export function blank(width: number, height: number, background = '#558'): Sharp {
  return sharp({ create: { width, height, channels: 3, background }, limitInputPixels: 1e9 });
}

/** Two frames. */
export function animated(width: number, height: number): Sharp {
  const frames = Buffer.concat([Buffer.alloc(width * height * 3, 40), Buffer.alloc(width * height * 3, 200)]);
  return sharp(frames, { raw: { width, height: height * 2, channels: 3, pageHeight: height } });
}
