import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainFileError } from '../../../src/files/explain-error.ts';
import { createLocalStore } from '../../../src/storage/local-store.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';

const logger = createSilentLogger();
const png = { contentType: 'image/png' };
const isRoot = process.getuid?.() === 0;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'avatars-local-'));
});
afterEach(async () => {
  await chmod(directory, 0o755);
  await rm(directory, { recursive: true });
});

describe('the local store', () => {
  it('makes its folder at the first write, with modes that the umask decides', async () => {
    const nested = join(directory, 'not', 'yet');
    const store = createLocalStore({ directory: nested, logger });
    expect(await readdir(directory)).toEqual([]);
    await store.put('a/b.png', Buffer.from('picture'), png);
    expect(await readFile(join(nested, 'a/b.png'), 'utf8')).toBe('picture');
    const umask = process.umask();
    expect((await stat(join(nested, 'a/b.png'))).mode & 0o777).toBe(0o666 & ~umask);
    expect((await stat(join(nested, 'a'))).mode & 0o777).toBe(0o777 & ~umask);
  });

  it('leaves no unfinished file behind, neither after success nor after failure', async () => {
    const store = createLocalStore({ directory, logger });
    await store.put('a', Buffer.from('a file'), png);
    await expect(store.put('a/below', Buffer.from('x'), png)).rejects.toMatchObject({ code: 'storage' });
    expect(await readdir(join(directory, '.unfinished'))).toEqual([]);
  });

  it('never shows half a file when the process is killed', { timeout: 120_000 }, async () => {
    const size = 3_000_000;
    for (let round = 0; round < 8; round += 1) {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, '../../support/write-objects-forever.ts'), directory, String(size)],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 60));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const bytes = await readFile(join(directory, 'pictures/one.png'));
      expect(bytes.length).toBe(size);
      expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
    }
  });

  it('deletes unfinished files of a day ago, and not those of now', async () => {
    const folder = join(directory, '.unfinished');
    await mkdir(folder);
    await writeFile(join(folder, 'old'), 'half a pic');
    await writeFile(join(folder, 'young'), 'half a pic');
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    await utimes(join(folder, 'old'), twoDaysAgo, twoDaysAgo);
    await createLocalStore({ directory, logger }).put('a.png', Buffer.from('a'), png);
    expect(await readdir(folder)).toEqual(['young']);
  });

  it('names the folder when a file is in its place', async () => {
    await writeFile(join(directory, 'taken'), 'a file');
    const store = createLocalStore({ directory: join(directory, 'taken'), logger });
    await expect(store.check()).rejects.toMatchObject({
      code: 'storage',
      retryable: false,
      message: expect.stringContaining(join(directory, 'taken')),
      hint: expect.stringContaining('--data-dir'),
    });
  });

  it.skipIf(isRoot)('says that the folder is not writable (skipped as root, who may write)', async () => {
    await chmod(directory, 0o555);
    await expect(createLocalStore({ directory, logger }).check()).rejects.toMatchObject({
      code: 'storage',
      failure: 'denied',
      message: expect.stringContaining('no permission'),
    });
  });

  it('leaves nothing of a check behind', async () => {
    await createLocalStore({ directory, logger }).check();
    expect(await readdir(directory)).toEqual(['.unfinished']);
  });
});

describe('what went wrong on the disk', () => {
  it.runIf(process.platform === 'linux')('says when the disk is full', async () => {
    const error: unknown = await writeFile('/dev/full', 'x').catch((reason: unknown) => reason);
    expect(explainFileError(error, 'write', '/data/a.png')).toMatchObject({
      name: 'AvatarError',
      code: 'storage',
      failure: 'full',
      retryable: false,
      message: 'Cannot write /data/a.png: the disk is full (ENOSPC).',
      hint: expect.stringContaining('Free some space'),
    });
  });

  it.each([
    ['EROFS', 'read_only', false],
    ['EACCES', 'denied', false],
    ['EDQUOT', 'full', false],
    ['EMFILE', 'busy', true],
    ['EWHATEVER', 'failed', false],
  ])('tells %s apart: %s, retryable %s', (code, failure, retryable) => {
    const error = explainFileError(Object.assign(new Error('x'), { code }), 'write', '/data');
    expect(error).toMatchObject({ failure, retryable, message: expect.stringContaining(code) });
    expect(error.hint).toBeTruthy();
  });
});
