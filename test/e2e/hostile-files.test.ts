import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { avatars, type Ended, scratchFolder } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import { drawGrid, type DrawnGrid } from '../support/grids/draw-grid.ts';
import { scoreGrid } from '../support/grids/score.ts';
import { largest, onePixel, UNUSABLE, UNUSUAL } from '../support/hostile-pictures.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';
import type { Rectangle } from '../../src/domain/picture.ts';

const MOST_MEMORY = 1e9;
const preload = fileURLToPath(new URL('../support/peak-memory.mjs', import.meta.url));

/** Runs the program and finds out how many bytes of memory it ever held; only Linux says. */
async function measured(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ ended: Ended; peak: number }> {
  if (process.platform !== 'linux') return { ended: await avatars(args, env), peak: 0 };
  const file = join(scratchFolder(), 'peak');
  const ended = await avatars(args, {
    ...env,
    NODE_OPTIONS: `--import ${preload}`,
    PEAK_MEMORY_FILE: file,
  });
  expect(existsSync(file), ended.stderr).toBe(true);
  const peak = Number(readFileSync(file, 'utf8'));
  expect(peak).toBeGreaterThan(20e6);
  return { ended, peak };
}

async function run(args: readonly string[]): Promise<Ended> {
  const { ended, peak } = await measured(args);
  expect(peak).toBeLessThan(MOST_MEMORY);
  return ended;
}

describe('avatars split', () => {
  const folder = scratchFolder();
  let grid: DrawnGrid;
  beforeAll(async () => {
    grid = await drawGrid('white-thick', 'hostile');
  });

  it.each(Object.entries(UNUSABLE))('says what is wrong with %s', async (name, { says, bytes }) => {
    const file = join(folder, `${name}.png`);
    writeFileSync(file, await bytes());
    const { code, stdout, stderr, signal } = await run(['split', file, '--json']);
    expect({ code, signal, stdout }).toEqual({ code: 1, signal: null, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).toContain(`avatars: ${file}: The picture cannot be read: `);
    // The message, and the way out.
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(stderr).not.toMatch(/\bat .+:\d+:\d+/);
  });

  it.each(Object.entries(UNUSUAL))('splits a grid that is %s', async (name, make) => {
    const file = join(folder, `${name}.picture`);
    const out = join(folder, name);
    writeFileSync(file, await make(await sharp(grid.bytes).png().toBuffer()));
    const ended = await run(['split', file, '--json', '--out', out]);
    expect(ended.code, ended.stderr).toBe(0);
    const { rows, cols, cells } = ended.json() as { rows: number; cols: number; cells: Rectangle[] };
    expect({ rows, cols }).toEqual({ rows: 2, cols: 2 });
    expect(Math.min(...scoreGrid(grid.cells, cells).photos)).toBeGreaterThan(0.95);
    for (const [index, { width, height }] of cells.entries()) {
      const photo = sharp(join(out, `${name}-0${index + 1}.png`));
      expect(await photo.metadata()).toMatchObject({ width, height, format: 'png', depth: 'uchar' });
      expect((await photo.metadata()).hasAlpha).toBe(name === 'half transparent');
    }
  });

  it('takes one pixel for one photo', async () => {
    const file = join(folder, 'one.png');
    writeFileSync(file, await onePixel());
    const ended = await run(['split', file, '--json', '--out', join(folder, 'one')]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.json()).toMatchObject({
      rows: 1,
      cols: 1,
      cells: [{ left: 0, top: 0, width: 1, height: 1 }],
    });
  });

  it('bears the largest picture that it accepts, stored in the worst way', async () => {
    const file = join(folder, 'largest.png');
    writeFileSync(file, await largest(5000));
    const ended = await run(['split', file, '--json', '--out', join(folder, 'largest')]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.json()).toMatchObject({ rows: 1, cols: 1, cells: [{ width: 5000, height: 5000 }] });
  });

  it('goes on with the next file', async () => {
    const [bad, good] = [join(folder, 'bad.png'), join(folder, 'good.png')];
    writeFileSync(bad, 'no picture');
    writeFileSync(good, grid.bytes);
    const { code, stdout, stderr } = await run(['split', bad, good, '--json']);
    expect(code).toBe(1);
    expect(stderr).toContain(bad);
    expect(JSON.parse(stdout)).toMatchObject({ file: good, rows: 2, cols: 2 });
  });
});

describe('avatars generate', () => {
  let vendors: Vendors;
  const answers = new Map<string, Buffer>();
  beforeAll(async () => {
    const size = { width: 256, height: 256 };
    vendors = await startVendors({
      openai: {
        baseSize: size,
        gridSize: size,
        respond: ({ path }) => {
          const picture = answers.get(path.split('/').at(-1) ?? '');
          return picture ? { name: 'other_picture', picture } : 'ok';
        },
      },
    });
  });
  afterAll(() => vendors.close());

  const huge = UNUSABLE['a PNG of 30,000 × 30,000 pixels'].bytes;

  it.each([
    ['generations', '30,000 × 30,000 pixels', huge, 'incomplete'],
    ['edits', '30,000 × 30,000 pixels', huge, 'incomplete'],
    ['edits', 'the most pixels that are accepted', () => largest(2890), 'completed'],
  ] as const)('when the answer of %s is a picture of %s, ends in order', async (path, _, bytes, status) => {
    answers.clear();
    answers.set(path, await bytes());
    const { ended, peak } = await generate();
    expect(ended.signal).toBeNull();
    expect(ended.json(), ended.stderr).toMatchObject({ dataset: { status } });
    expect(ended.code).toBe(status === 'completed' ? 0 : 1);
    expect(ended.stderr).not.toMatch(/\bat .+:\d+:\d+/);
    expect(peak).toBeLessThan(MOST_MEMORY);
  });

  async function generate() {
    const env = { ...vendors.env, AVATARS_DATA_DIR: await dataDirectory() };
    expect((await avatars(['list'], env)).code).toBe(0);
    const options = ['--count', '1', '--no-replace', '--personas', 'offline', '--yes', '--json'];
    return measured(['generate', 'bakers in Ghent', ...options], env);
  }
});
