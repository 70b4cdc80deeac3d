import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { avatars, scratchFolder } from '../support/avatars.ts';

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
    });
  });

  it('is deleted with its pictures and its gallery', async () => {
    expect(existsSync(join(data, 'objects', 'datasets', id))).toBe(true);
    expect(existsSync(join(data, 'datasets', id))).toBe(true);
    const deleted = await run('delete', id, '--json');
    expect([deleted.code, deleted.json()]).toEqual([0, { deleted: id }]);
    expect(existsSync(join(data, 'objects', 'datasets', id))).toBe(false);
    expect(existsSync(join(data, 'datasets', id))).toBe(false);
    expect((await run('list', '--json')).json()).toEqual({ datasets: [] });
    expect((await run('show', id)).code).toBe(2);
  });
});
