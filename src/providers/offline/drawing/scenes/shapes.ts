/** Small pieces of SVG. A scene is drawn on a board of 1000 × 1000, whatever its size in the picture. */

type Number2 = readonly [x: number, y: number];

export const rect = (x: number, y: number, width: number, height: number, fill: string, round = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`;

export const circle = (x: number, y: number, radius: number, fill: string, opacity = 1) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" fill-opacity="${opacity}"/>`;

export const oval = (x: number, y: number, width: number, height: number, fill: string, opacity = 1) =>
  `<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${height}" fill="${fill}" fill-opacity="${opacity}"/>`;

export const area = (d: string, fill: string, opacity = 1) =>
  `<path d="${d}" fill="${fill}" fill-opacity="${opacity}"/>`;

export const stroke = (d: string, colour: string, width: number, opacity = 1) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" stroke-opacity="${opacity}"/>`;

/** A thing in the foreground, with the outline that the figure has. */
export const thing = (d: string, fill: string, width = 9) =>
  `<path d="${d}" fill="${fill}" stroke="#000" stroke-width="${width}" stroke-linejoin="round"/>`;

/** A sky or a wall that changes from top to bottom in `steps` even bands: no ids, so scenes never clash. */
export function bands(from: Rgb, to: Rgb, top: number, bottom: number, steps = 14): string {
  const height = (bottom - top) / steps;
  return Array.from({ length: steps }, (_, step) => {
    const share = step / (steps - 1);
    const mix = from.map((value, index) => Math.round(value + ((to[index] ?? value) - value) * share));
    return rect(0, top + step * height - 1, 1000, height + 2, `rgb(${mix.join(',')})`);
  }).join('');
}

export type Rgb = readonly [red: number, green: number, blue: number];

export const cloud = (x: number, y: number, size: number, fill = '#eef3f2') =>
  oval(x, y, size, size * 0.32, fill, 0.9) +
  oval(x - size * 0.35, y - size * 0.18, size * 0.42, size * 0.3, fill, 0.9) +
  oval(x + size * 0.25, y - size * 0.24, size * 0.5, size * 0.36, fill, 0.9);

export const leafTree = (x: number, ground: number, height: number, crown: string, trunk = '#6d5340') =>
  rect(x - height * 0.045, ground - height * 0.5, height * 0.09, height * 0.5, trunk) +
  circle(x, ground - height * 0.7, height * 0.27, crown) +
  circle(x - height * 0.19, ground - height * 0.56, height * 0.19, crown) +
  circle(x + height * 0.2, ground - height * 0.58, height * 0.2, crown);

export const firTree = (x: number, ground: number, height: number, colour: string) =>
  area(
    `M${x} ${ground - height}L${x + height * 0.24} ${ground - height * 0.5}H${x + height * 0.13}L${x + height * 0.3} ${ground}H${x - height * 0.3}L${x - height * 0.13} ${ground - height * 0.5}H${x - height * 0.24}Z`,
    colour,
  );

/** A window with four panes. */
export const pane = (x: number, y: number, width: number, height: number, glass: string, frame: string) =>
  rect(x - 12, y - 12, width + 24, height + 24, frame, 4) +
  rect(x, y, width, height, glass) +
  rect(x + width / 2 - 6, y, 12, height, frame) +
  rect(x, y + height / 2 - 6, width, 12, frame);

export const potPlant = (x: number, floor: number, height: number, leaf: string, pot: string) =>
  [-70, -40, -14, 14, 42, 72]
    .map((angle, index) => {
      const length = height * (0.62 + (index % 3) * 0.1);
      const radians = (angle * Math.PI) / 180;
      const tip: Number2 = [
        Math.round(x + Math.sin(radians) * length),
        Math.round(floor - height * 0.3 - Math.cos(radians) * length),
      ];
      return stroke(
        `M${x} ${floor - height * 0.28}Q${Math.round((x + tip[0]) / 2)} ${tip[1] - 10} ${tip[0]} ${tip[1]}`,
        leaf,
        height * 0.075,
      );
    })
    .join('') +
  area(
    `M${x - height * 0.17} ${floor - height * 0.32}H${x + height * 0.17}L${x + height * 0.12} ${floor}H${x - height * 0.12}Z`,
    pot,
  );

const SPINES = ['#a8533f', '#d6a449', '#4f7268', '#3f5573', '#8a6a86', '#c98b6b', '#6b7d4a', '#e0cfae'];

/** A row of books that stand on `bottom`; `turn` changes which colours and heights come. */
export function books(left: number, right: number, bottom: number, tallest: number, turn: number): string {
  const parts: string[] = [];
  for (let x = left, index = turn; x < right - 14; index += 1) {
    const width = Math.min(right - x, 22 + ((index * 13) % 19));
    const height = tallest * (0.72 + ((index * 37) % 28) / 100);
    parts.push(rect(x, bottom - height, width - 3, height, SPINES[(index * 5) % SPINES.length] ?? '#888', 2));
    x += width;
  }
  return parts.join('');
}

export const cup = (x: number, y: number, colour: string) =>
  thing(`M${x + 92} ${y + 24}q58 2 50 52q-8 40 -62 34`, 'none', 12) +
  thing(`M${x} ${y}H${x + 110}L${x + 98} ${y + 128}Q${x + 55} ${y + 142} ${x + 12} ${y + 128}Z`, colour) +
  stroke(`M${x + 34} ${y - 24}q-14 -28 4 -52M${x + 74} ${y - 24}q-14 -28 4 -52`, '#fff', 7, 0.55);
