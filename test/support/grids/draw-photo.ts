import sharp from 'sharp';
import type { Random } from '../../../src/domain/seed.ts';

/** What stands behind the person. */
export const SCENES = ['plain', 'fade', 'lights', 'bricks', 'horizon', 'leaves', 'room'] as const;
export type Scene = (typeof SCENES)[number] | 'near-white' | 'near-black' | 'portrait';

/** What can be mistaken for a gutter: straight lines behind the person, right through the photo. */
export type Lines = 'none' | 'posts' | 'bar' | 'window';

export interface PhotoPlan {
  width: number;
  height: number;
  scene: Scene;
  lines: Lines;
  /** A picture of a person; without one a person is drawn. */
  portrait?: Uint8Array | undefined;
  random: Random;
}

/** Draws one photo: RGB, 8 bits, `width × height × 3`. */
export async function drawPhoto(plan: PhotoPlan): Promise<Buffer> {
  const { width, height, random } = plan;
  const size = `width="${width}" height="${height}"`;
  const scene = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${background(plan)}${lines(plan)}</svg>`,
  );
  const person = plan.portrait ? await cutOut(plan, plan.portrait) : drawnPerson(plan);
  const light = 0.85 + random.next() * 0.3;
  const pixels = await sharp(scene)
    .flatten({ background: '#888' })
    .composite([{ input: person, left: 0, top: 0 }])
    .linear(light, 0)
    .removeAlpha()
    .raw()
    .toBuffer();
  const grain = plan.scene === 'near-white' || plan.scene === 'near-black' ? 1 : random.pick([0, 1, 2, 4]);
  if (grain > 0) {
    for (let at = 0; at < pixels.length; at += 1) {
      const noisy = (pixels[at] ?? 0) + (random.next() - 0.5) * 2 * grain;
      pixels[at] = Math.max(0, Math.min(255, Math.round(noisy)));
    }
  }
  return pixels;
}

function colour(random: Random, least = 30, most = 220): string {
  return `rgb(${random.integer(least, most)},${random.integer(least, most)},${random.integer(least, most)})`;
}

function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

function ellipse(cx: number, cy: number, rx: number, ry: number, fill: string): string {
  return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
}

function fade(id: string, from: string, to: string, across: boolean): string {
  const direction = across ? 'x2="1" y2="0"' : 'x2="0" y2="1"';
  return `<defs><linearGradient id="${id}" x1="0" y1="0" ${direction}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>`;
}

function background({ width, height, scene, random }: PhotoPlan): string {
  const all = (fill: string): string => rectangle(0, 0, width, height, fill);
  switch (scene) {
    case 'near-white': {
      const level = random.integer(243, 253);
      return all(`rgb(${level},${level - random.integer(0, 3)},${level - random.integer(0, 4)})`);
    }
    case 'near-black': {
      const level = random.integer(3, 14);
      return all(`rgb(${level},${level + random.integer(0, 2)},${level + random.integer(0, 3)})`);
    }
    case 'fade':
    case 'portrait':
      return fade('f', colour(random), colour(random), random.next() < 0.5) + all('url(#f)');
    case 'lights': {
      const spots = Array.from({ length: 25 }, () => {
        const radius = (0.02 + random.next() * 0.06) * width;
        return `<circle cx="${random.next() * width}" cy="${random.next() * height}" r="${radius}" fill="${colour(random, 120, 255)}" opacity="${0.15 + random.next() * 0.4}"/>`;
      });
      return (
        fade('f', colour(random, 10, 90), colour(random, 10, 90), false) + all('url(#f)') + spots.join('')
      );
    }
    case 'bricks': {
      const mortar = colour(random, 120, 180);
      const [brickWidth, brickHeight] = [width / random.integer(5, 9), height / random.integer(9, 16)];
      let bricks = all(mortar);
      for (let row = 0; row * brickHeight < height; row += 1) {
        const tone = colour(random, 90, 150);
        for (let x = row % 2 ? -brickWidth / 2 : 0; x < width; x += brickWidth) {
          bricks += rectangle(x, row * brickHeight, brickWidth - 4, brickHeight - 4, tone);
        }
      }
      return bricks;
    }
    case 'horizon': {
      const at = Math.round((0.3 + random.next() * 0.5) * height);
      return all(colour(random, 120, 240)) + rectangle(0, at, width, height - at, colour(random, 20, 140));
    }
    case 'leaves': {
      const leaves = Array.from({ length: 500 }, () => {
        const [x, y] = [random.next() * width, random.next() * height];
        const green = `rgb(${random.integer(10, 90)},${random.integer(50, 170)},${random.integer(10, 70)})`;
        return `<ellipse cx="${x}" cy="${y}" rx="${width * 0.03}" ry="${width * 0.012}" transform="rotate(${random.integer(0, 180)} ${x} ${y})" fill="${green}"/>`;
      });
      return all('#1d3a1a') + leaves.join('');
    }
    case 'room': {
      const floor = Math.round(height * (0.7 + random.next() * 0.2));
      const [x, y] = [random.next() * 0.6 * width, random.next() * 0.3 * height];
      return (
        all(colour(random, 150, 230)) +
        rectangle(0, floor, width, height - floor, colour(random, 50, 120)) +
        rectangle(x, y, width * 0.25, height * 0.3, colour(random, 20, 200))
      );
    }
    default:
      return all(colour(random));
  }
}

function lines({ width, height, lines, random }: PhotoPlan): string {
  const fill = random.pick(['#fff', '#f4f2ee', '#111', '#2b2b30', '#8a8a8a']);
  const thickness = random.integer(2, Math.max(3, Math.round(width * 0.03)));
  const at = (side: number): number => Math.round((0.06 + random.next() * 0.86) * side);
  switch (lines) {
    case 'posts':
      return Array.from({ length: random.integer(1, 2) }, () =>
        rectangle(at(width), 0, thickness, height, fill),
      ).join('');
    case 'bar':
      return rectangle(0, at(height), width, thickness, fill);
    case 'window':
      return (
        rectangle(at(width), 0, thickness, height, fill) + rectangle(0, at(height), width, thickness, fill)
      );
    default:
      return '';
  }
}

function drawnPerson({ width, height, random }: PhotoPlan): Buffer {
  const unit = Math.min(width, height) * (0.8 + random.next() * 0.35);
  const x = width / 2 + (random.next() - 0.5) * 0.12 * width;
  const y = height - unit * (0.55 + random.next() * 0.08);
  const skin = `rgb(${random.integer(90, 235)},${random.integer(70, 180)},${random.integer(50, 150)})`;
  const hair = colour(random, 5, 90);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      fade('cloth', colour(random), colour(random), true) +
      ellipse(x, y + unit * 0.68, unit * 0.45, unit * 0.4, 'url(#cloth)') +
      ellipse(x, y - unit * 0.04, unit * 0.23, unit * 0.28, hair) +
      rectangle(x - unit * 0.07, y + unit * 0.1, unit * 0.14, unit * 0.25, skin) +
      ellipse(x, y, unit * 0.18, unit * 0.23, skin) +
      ellipse(x - unit * 0.07, y - unit * 0.03, unit * 0.02, unit * 0.013, '#222') +
      ellipse(x + unit * 0.07, y - unit * 0.03, unit * 0.02, unit * 0.013, '#222') +
      ellipse(x, y + unit * 0.12, unit * 0.06, unit * 0.02, '#a44') +
      '</svg>',
  );
}

/** The portrait over the whole photo, or its middle with soft edges over the scene. */
async function cutOut({ width, height, scene, random }: PhotoPlan, portrait: Uint8Array): Promise<Buffer> {
  const zoom = 1 + random.next() * 0.35;
  const side = Math.ceil(Math.max(width, height) * zoom);
  const [left, top] = [Math.floor((side - width) / 2), Math.floor((side - height) * random.next())];
  const cropped = sharp(
    await sharp(portrait)
      .resize(side, side)
      .flop(random.next() < 0.5)
      .extract({ left, top, width, height })
      .png()
      .toBuffer(),
  );
  if (scene === 'portrait') return cropped.png().toBuffer();
  const mask = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><radialGradient id="m"><stop offset="0.75" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><ellipse cx="${width / 2}" cy="${height * 0.62}" rx="${width * 0.34}" ry="${height * 0.55}" fill="url(#m)"/></svg>`;
  return cropped
    .ensureAlpha()
    .composite([{ input: Buffer.from(mask), blend: 'dest-in' }])
    .png()
    .toBuffer();
}
