import type { Rectangle } from '../../../src/domain/picture.ts';

/** How well found photos match the true ones: the rules of `fixtures/grids/README.md` ("Scoring"). */
export interface GridScore {
  /** Sum of the matched photos' IoU ÷ the larger of the two counts. */
  score: number;
  /** IoU of each true photo, 0 where none was found. */
  photos: number[];
  wrongCount: boolean;
  /** Photos that lost more than max(3 px, 1 % of the side) on any side. */
  overTrimmed: number;
  /** Photos that kept more than that of padding or of a neighbour. */
  leftOver: number;
}

/** Intersection over union. */
export function iou(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (one.width * one.height + other.width * other.height - common);
}

export function scoreGrid(truth: readonly Rectangle[], found: readonly Rectangle[]): GridScore {
  const gains = truth.map((photo) => found.map((cell) => iou(photo, cell)));
  const photos = truth.map(() => 0);
  let overTrimmed = 0;
  let leftOver = 0;
  for (const [photo, cell] of bestMatching(gains)) {
    const gain = gains[photo]?.[cell] ?? 0;
    if (gain === 0) continue;
    photos[photo] = gain;
    const lost = lostPixels(truth[photo] as Rectangle, found[cell] as Rectangle);
    if (lost.some(({ pixels, bound }) => pixels > bound)) overTrimmed += 1;
    if (lost.some(({ pixels, bound }) => -pixels > bound)) leftOver += 1;
  }
  const sum = photos.reduce((total, gain) => total + gain, 0);
  const score = sum / Math.max(truth.length, found.length, 1);
  return { score, photos, wrongCount: truth.length !== found.length, overTrimmed, leftOver };
}

/** Pixels lost (or, negative, left over) on each side, and how many may be. */
function lostPixels(truth: Rectangle, found: Rectangle): { pixels: number; bound: number }[] {
  const [across, down] = [Math.max(3, 0.01 * truth.width), Math.max(3, 0.01 * truth.height)];
  return [
    { pixels: found.left - truth.left, bound: across },
    { pixels: found.top - truth.top, bound: down },
    { pixels: truth.left + truth.width - found.left - found.width, bound: across },
    { pixels: truth.top + truth.height - found.top - found.height, bound: down },
  ];
}

/** Pairs of row and column with the highest sum of gains: the Hungarian method with potentials, for any shape. */
export function bestMatching(gains: readonly (readonly number[])[]): [row: number, column: number][] {
  const [rows, columns] = [gains.length, gains[0]?.length ?? 0];
  if (rows === 0 || columns === 0) return [];
  if (rows > columns) {
    const turned = Array.from({ length: columns }, (_, column) => gains.map((row) => row[column] ?? 0));
    return bestMatching(turned).map(([column, row]) => [row, column]);
  }
  // Row and column 0 stand for "none"; owner[column] is the row that a column is given to.
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const owner = new Int32Array(columns + 1);
  const previous = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    owner[0] = row;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const used = new Uint8Array(columns + 1);
    let column = 0;
    do {
      used[column] = 1;
      const current = owner[column]!;
      let [delta, next] = [Infinity, 0];
      for (let candidate = 1; candidate <= columns; candidate += 1) {
        if (used[candidate]) continue;
        const cost =
          -gains[current - 1]![candidate - 1]! - rowPotential[current]! - columnPotential[candidate]!;
        if (cost < least[candidate]!) [least[candidate], previous[candidate]] = [cost, column];
        if (least[candidate]! < delta) [delta, next] = [least[candidate]!, candidate];
      }
      for (let other = 0; other <= columns; other += 1) {
        if (used[other]) {
          rowPotential[owner[other]!]! += delta;
          columnPotential[other]! -= delta;
        } else least[other]! -= delta;
      }
      column = next;
    } while (owner[column] !== 0);
    while (column !== 0) {
      const before = previous[column]!;
      owner[column] = owner[before]!;
      column = before;
    }
  }
  return [...owner.entries()].flatMap(([column, row]): [number, number][] =>
    column > 0 && row > 0 ? [[row - 1, column - 1]] : [],
  );
}

export interface Summary {
  grids: number;
  photos: number;
  mean: number;
  median: number;
  /** Shares of grids with a score of at least 0.99 and 0.95. */
  atLeast99: number;
  atLeast95: number;
  /** Shares of grids with the right count and every photo at least 0.9, and 0.95. */
  every90: number;
  every95: number;
  wrongCounts: number;
  overTrimmed: number;
  leftOver: number;
}

export function summarise(scores: readonly GridScore[]): Summary {
  const share = (holds: (score: GridScore) => boolean): number => scores.filter(holds).length / scores.length;
  const total = (value: (score: GridScore) => number): number =>
    scores.reduce((sum, score) => sum + value(score), 0);
  const every = (bar: number): number =>
    share(({ photos, wrongCount }) => !wrongCount && Math.min(...photos) >= bar);
  return {
    grids: scores.length,
    photos: total(({ photos }) => photos.length),
    mean: total(({ score }) => score) / scores.length,
    median: median(scores.map(({ score }) => score)),
    atLeast99: share(({ score }) => score >= 0.99),
    atLeast95: share(({ score }) => score >= 0.95),
    every90: every(0.9),
    every95: every(0.95),
    wrongCounts: scores.filter(({ wrongCount }) => wrongCount).length,
    overTrimmed: total(({ overTrimmed }) => overTrimmed),
    leftOver: total(({ leftOver }) => leftOver),
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
