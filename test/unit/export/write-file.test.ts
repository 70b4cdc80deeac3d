import { execFileSync } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AvatarError } from '../../../src/domain/errors.ts';
import { exportDataset } from '../../../src/export/index.ts';
import { writeFileWhole } from '../../../src/export/write-file.ts';
import { sampleDataset } from '../../support/sample-dataset.ts';

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avatars-write-test-'));
  out = join(folder, 'people.json');
});
afterEach(() => rm(folder, { recursive: true }));

const thumbnail = () => Promise.reject(new Error('not for this format'));

async function* pieces(...texts: string[]) {
  yield* texts;
}

describe('writing a file', () => {
  it('gives the bytes, and makes the folders above', async () => {
    const deep = join(folder, 'a', 'b', 'people.json');
    expect(await writeFileWhole(deep, () => pieces('é', 'b'))).toBe(3);
    expect(await readFile(deep, 'utf8')).toBe('éb');
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['people.json']);
  });

  it('keeps the former file until the new one is whole', async () => {
    await writeFile(out, 'former');
    await writeFileWhole(out, async function* () {
      yield 'new, ';
      expect(await readFile(out, 'utf8')).toBe('former');
      yield 'and longer';
    });
    expect(await readFile(out, 'utf8')).toBe('new, and longer');
  });

  it('leaves the former file, and nothing else, when reading fails half-way', async () => {
    await writeFile(out, 'former');
    const lost = new AvatarError('storage', 'The database went away.');
    const content = async function* () {
      yield 'half';
      throw lost;
    };
    await expect(writeFileWhole(out, content)).rejects.toBe(lost);
    expect(await readFile(out, 'utf8')).toBe('former');
    expect(await readdir(folder)).toEqual(['people.json']);
  });

  it('leaves nothing when it is told to stop', async () => {
    const stopping = new AbortController();
    const source = await sampleDataset({
      people: 1000,
      person(position) {
        if (position === 500) stopping.abort();
        return {};
      },
    });
    const { signal } = stopping;
    await expect(exportDataset(source, { format: 'jsonl', out, thumbnail, signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(source.peopleRead).toBeLessThan(1000);
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes through a link, and leaves it one', async () => {
    const real = join(folder, 'real.json');
    await writeFile(real, 'former');
    await symlink(real, out);
    await writeFileWhole(out, () => pieces('new'));
    expect(await readFile(real, 'utf8')).toBe('new');
    expect((await lstat(out)).isSymbolicLink()).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('writes into a pipe and does not replace it', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeFileWhole(pipe, () => pieces('through'))]);
    expect(read).toBe('through');
    expect((await lstat(pipe)).isFIFO()).toBe(true);
    expect(await readdir(folder)).toEqual(['pipe']);
  });

  it('refuses a folder and says what to give instead', async () => {
    await mkdir(out);
    await expect(writeFileWhole(out, () => pieces('x'))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('is a folder'),
      hint: expect.stringContaining('--out'),
    });
  });

  it('says where it could not write, and why', async () => {
    await writeFile(out, 'a file');
    await expect(writeFileWhole(join(out, 'people.json'), () => pieces('x'))).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/people\.json could not be written: .*ENOTDIR/),
      hint: expect.stringContaining('--out'),
    });
  });
});
