import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { avatars, scratchFolder } from '../support/avatars.ts';

describe('avatars split', () => {
  const folder = scratchFolder();
  const grid = join(folder, 'grid.png');
  const split = (...options: string[]) => avatars(['split', grid, '--rows', '2', '--cols', '2', ...options]);

  beforeAll(async () => {
    const cell = (background: string) =>
      sharp({ create: { width: 120, height: 120, channels: 3, background } })
        .png()
        .toBuffer();
    const cells = await Promise.all(['#a33', '#3a3', '#33a', '#777'].map(cell));
    await sharp({ create: { width: 256, height: 256, channels: 3, background: 'white' } })
      .composite(
        cells.map((input, index) => ({
          input,
          left: 4 + (index % 2) * 128,
          top: 4 + Math.floor(index / 2) * 128,
        })),
      )
      .png()
      .toFile(grid);
  });

  it('writes the photos into a folder that it makes, and takes --data-dir like every command', async () => {
    const out = join(folder, 'new', 'photos');
    const { code, stderr } = await split('--out', out, '--data-dir', join(folder, 'unused'));
    expect(code, stderr).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual([1, 2, 3, 4].map((number) => `grid-0${number}.png`));
    expect(readdirSync(folder)).not.toContain('unused');
  });

  it('names the folder that cannot be made, and goes on', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    const places = ['file', 'file/below'].map((name) => join(folder, name));
    if (process.platform === 'linux') places.push('/proc/nope/x');
    const all = await Promise.all(places.map((out) => split('--out', out)));
    for (const { code, stderr } of all) {
      expect(stderr).toMatch(/^avatars: .*grid\.png: Cannot make the folder .*\n.* --out\.\n$/);
      expect(code).toBe(1);
    }
  });
});
