import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rectangle } from '../../../src/domain/picture.ts';

/** The shared test data beside the repository; a clone may stand alone. */
const FIXTURES = process.env.AVATARS_FIXTURES ?? join(import.meta.dirname, '../../../../shared/fixtures');

export interface KnownGrid {
  file: string;
  rows: number;
  cols: number;
  tags: string[];
  cells: Rectangle[];
}

interface TruthFile {
  grids: (Omit<KnownGrid, 'cells'> & { cells: [number, number, number, number][] })[];
}

/** The reason why grids with known photos cannot be had, if they cannot. */
export const gridsMissing: string | undefined = existsSync(join(FIXTURES, 'grids/truth.json'))
  ? undefined
  : 'the shared fixtures are not here (AVATARS_FIXTURES)';

export function gridPath(file: string): string {
  return join(FIXTURES, 'grids', file);
}

export async function readKnownGrids(): Promise<KnownGrid[]> {
  const { grids } = JSON.parse(await readFile(gridPath('truth.json'), 'utf8')) as TruthFile;
  return grids.map((grid) => ({
    ...grid,
    cells: grid.cells.map(([left, top, width, height]) => ({ left, top, width, height })),
  }));
}

/** Portraits to draw grids with; none where the shared fixtures are not here. */
export async function readPortraits(): Promise<Buffer[]> {
  const folder = join(FIXTURES, 'portraits');
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jpg')).toSorted();
  return Promise.all(files.map((file) => readFile(join(folder, file))));
}
