import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { avatars, scratchFolder } from '../support/avatars.ts';

const program = fileURLToPath(new URL('../../bin/avatars.mjs', import.meta.url));

describe('a dataset from its making to its end', () => {
  const data = scratchFolder();
  const run = (...args: string[]) => avatars([...args, '--data-dir', data]);
  let id: string;

  beforeAll(async () => {
    const made = await run('generate', 'bakers', '--count', '2', '--images', '1', '--json');
    if (made.code !== 0) throw new Error(made.stderr);
    id = (made.json() as { dataset: { id: string } }).dataset.id;
  });

  it('is listed and shown, also by the beginning of its id', async () => {
    const list = await run('list');
    expect(list.stdout).toMatch(new RegExp(`${id}\\s+completed\\s+2/2\\s+2\\s+\\$0.00`));
    const shown = await run('show', id.slice(0, 13));
    expect(shown.stdout).toContain(`Dataset ${id}: completed`);
    expect(shown.stdout).toContain('Nothing was paid');
    expect((await run('list', '--json')).json()).toMatchObject({ datasets: [{ id, status: 'completed' }] });
  });

  it.each(['json', 'jsonl', 'csv'])('is exported to stdout, as --out - says: %s', async (format) => {
    const file = join(scratchFolder(), 'people');
    await run('export', id, '--format', format, '--out', file);
    const { code, stdout, stderr } = await run('export', id, '--format', format, '--out', '-', '--json');
    expect(stdout).toBe(readFileSync(file, 'utf8'));
    expect(stderr).toMatch(/^2 people and 4 pictures, base pictures included/);
    expect(code).toBe(0);
  });

  it.each(['zip', 'html'])('is not exported to stdout as %s', async (format) => {
    const { code, stdout, stderr } = await run('export', id, '--format', format, '--out', '-');
    expect(stderr).toMatch(/cannot be written to stdout\.\n.*--out/);
    expect([code, stdout]).toEqual([2, '']);
  });

  it.runIf(process.platform === 'linux').each([
    ['json', '/proc/nope/people.json', /Cannot make the folder \/proc\/nope: .*\n.*--out/],
    ['html', '/proc/nope/gallery', /Cannot make the folder \/proc\/nope: .*\n.*--out/],
    ['zip', '/dev/null/people.zip', /\/dev\/null\/people.zip could not be written: .*ENOTDIR.*\n.*--out/],
    ['csv', '/dev/full', /export to \/dev\/full could not be written: the disk is full/],
  ])('is not exported as %s to %s, and the message says why (Linux)', async (format, out, says) => {
    const { code, stdout, stderr } = await run('export', id, '--format', format, '--out', out);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([code, stdout]).toEqual([1, '']);
  });

  it.runIf(process.platform === 'linux')('says when stdout takes nothing (Linux: /dev/full)', () => {
    const stdout = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, 'list', '--data-dir', data], {
      stdio: ['ignore', stdout, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(stdout);
    expect(stderr).toMatch(/^avatars: The result cannot be written to stdout: ENOSPC.*\n$/);
    expect(status).toBe(1);
  });

  it('has nothing left to resume or to cancel', async () => {
    const resumed = await run('resume');
    expect([resumed.code, resumed.stderr]).toEqual([0, expect.stringMatching(/no dataset that was stopped/)]);
    const cancelled = await run('cancel', id, '--json');
    expect(cancelled.json()).toEqual({ dataset: { id, status: 'completed' } });
  });

  it('is estimated before it is made: offline it costs nothing', async () => {
    const estimated = await run('estimate', 'bakers', '--count', '25', '--images', '8', '--json');
    expect(estimated.json()).toMatchObject({
      calls: { personas: 3, prompts: 25, basePictures: 25, grids: 50, total: 103 },
      pictures: 200,
      usd: 0,
      unpriced: [],
      repairs: null,
    });
  });

  it('is estimated with what may come on top, where pictures must have passed', async () => {
    const args = ['estimate', 'bakers', '--count', '25', '--require-passed'];
    expect((await run(...args, '--json')).json()).toMatchObject({
      calls: { grids: 25, total: 78 },
      repairs: { grids: 50, usd: 0 },
    });
    expect((await run(...args)).stdout).toContain('on top of that up to 50 more grids ($0.00 at most)');
  });

  it('is estimated in words, where one is not many', async () => {
    const one = await run('estimate', 'bakers', '--count', '1', '--images', '1');
    expect(one.stdout).toContain('1 base picture, 1 grid\n');
    const more = await run('estimate', 'bakers', '--count', '12000', '--images', '8');
    expect(more.stdout).toContain('12,000 base pictures, 24,000 grids\n');
  });

  it('is deleted with its pictures and its gallery', async () => {
    expect(existsSync(join(data, 'objects', 'datasets', id))).toBe(true);
    expect(existsSync(join(data, 'datasets', id))).toBe(true);
    const deleted = await run('delete', id, '--json');
    expect([deleted.code, deleted.json()]).toMatchObject([0, { deleted: id, cost: { calls: 0, usd: 0 } }]);
    expect(existsSync(join(data, 'objects', 'datasets', id))).toBe(false);
    expect(existsSync(join(data, 'datasets', id))).toBe(false);
    expect((await run('list', '--json')).json()).toEqual({ datasets: [] });
    expect((await run('show', id)).code).toBe(2);
  });
});
