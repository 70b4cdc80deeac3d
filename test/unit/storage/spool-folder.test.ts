import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSpoolFolder, type SpoolFolder } from '../../../src/storage/spool-folder.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';

const options = { contentType: 'image/png', metadata: { synthetic: 'true', dataset: 'abc-1' } };

describe('the spool folder', () => {
  let directory: string;
  let files: SpoolFolder;
  beforeEach(() => {
    directory = join(scratchFolder(), 'spool');
    files = createSpoolFolder({ directory, logger: createSilentLogger() });
  });

  it.each([0, 1, 100_000])('keeps an object of %i bytes with its type and metadata', async (size) => {
    const bytes = randomBytes(size);
    await files.put('a/one.png', bytes, options);
    const read = await files.read('a/one.png');
    expect(bytes.equals(read?.bytes ?? new Uint8Array(1))).toBe(true);
    expect(read?.options).toEqual(options);
  });

  it('starts a file with the bytes themselves, so that a viewer shows the picture', async () => {
    await files.put('a/one.png', Buffer.from('a picture'), options);
    expect(await readFile(join(directory, 'a/one.png'), 'utf8')).toMatch(/^a picture\{/);
  });

  it('lists, removes and deletes, and knows nothing of what is not there', async () => {
    expect(await files.list()).toEqual([]);
    for (const key of ['b/2', 'a/deep/1', 'a/deeper/1']) await files.put(key, Buffer.from(key), options);
    expect(await files.list()).toEqual(['a/deep/1', 'a/deeper/1', 'b/2']);
    expect(await files.list('a/')).toEqual(['a/deep/1', 'a/deeper/1']);
    await files.remove('b/2');
    await files.remove('b/2');
    expect(await files.has('b/2')).toBe(false);
    expect(await files.read('b/2')).toBeUndefined();
    await files.deleteAll('a/deep/');
    expect(await files.list()).toEqual(['a/deeper/1']);
  });

  it('never shows half an object when the process is killed', { timeout: 120_000 }, async () => {
    const size = 3_000_000;
    const script = join(import.meta.dirname, '../../support/spool-objects-forever.ts');
    for (let round = 0; round < 5; round += 1) {
      const child = spawn(process.execPath, [script, directory, String(size)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 60));
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await files.list()).toEqual(['pictures/one.png']);
      const object = await files.read('pictures/one.png');
      expect(object?.bytes.byteLength).toBe(size);
      const written = Number(object?.options.metadata?.['round']);
      expect(object?.bytes.every((byte) => byte === written % 256)).toBe(true);
    }
  });

  it('says which file is damaged', async () => {
    await files.put('a/one.png', Buffer.from('x'), options);
    for (const content of ['', 'abc', 'somebody wrote something else here']) {
      await writeFile(join(directory, 'a/one.png'), content);
      await expect(files.read('a/one.png')).rejects.toMatchObject({
        code: 'storage',
        failure: 'damaged',
        message: expect.stringContaining(join(directory, 'a/one.png')) as string,
      });
    }
  });
});
