import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/database/connection.ts';
import { createDatasets } from '../../../src/database/datasets.ts';
import { avatars, scratchFolder } from '../../support/avatars.ts';

const holder = fileURLToPath(new URL('../../support/hold-data-directory.ts', import.meta.url));

describe('a data directory belongs to one process', () => {
  let other: ChildProcess | undefined;
  afterEach(() => other?.kill('SIGKILL'));

  async function heldByOther(directory: string): Promise<void> {
    other = spawn(process.execPath, [holder, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(other.stdout ?? other, 'data');
  }

  it('a second process is told who holds it and what to do, and harms nothing', async () => {
    const directory = join(scratchFolder(), 'data');
    await heldByOther(directory);
    const { code, stdout, stderr } = await avatars(['list', '--data-dir', directory]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`in use by another avatars process (process ${other?.pid} on `);
    expect(stderr).toMatch(/Wait until it has ended.*DATABASE_URL/);
    expect(other?.exitCode).toBeNull();
  });

  it('a lock that a killed process left behind is no obstacle, and its data is whole', async () => {
    const directory = join(scratchFolder(), 'data');
    await heldByOther(directory);
    other?.kill('SIGKILL');
    await once(other as ChildProcess, 'exit');
    const connection = await openEmbedded(directory);
    expect(await createDatasets(connection.db).list()).toEqual([]);
    await connection.close();
  });

  it('within one process too, only one can have it, until it is closed', async () => {
    const directory = join(scratchFolder(), 'data');
    const first = await openEmbedded(directory);
    await expect(openEmbedded(directory)).rejects.toMatchObject({ code: 'data_dir_locked' });
    await first.close();
    await (await openEmbedded(directory)).close();
  });
});
