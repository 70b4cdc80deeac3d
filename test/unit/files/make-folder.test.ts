import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../src/files/make-folder.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'avatars-folder-'));
});
afterEach(async () => {
  await chmod(directory, 0o755);
  await rm(directory, { recursive: true });
});

describe('making a folder', () => {
  it('makes those above it, and leaves what is there', async () => {
    const folder = join(directory, 'a', 'ü b', 'c');
    await makeFolder(folder);
    await writeFile(join(folder, 'file'), 'mine');
    await makeFolder(folder);
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('is no race: many at once all succeed', async () => {
    const folder = join(directory, 'a', 'b', 'c', 'd');
    await Promise.all(Array.from({ length: 20 }, () => makeFolder(folder)));
    expect((await stat(folder)).isDirectory()).toBe(true);
  });

  it('goes through a link to a folder', async () => {
    await mkdir(join(directory, 'real'));
    await symlink(join(directory, 'real'), join(directory, 'link'));
    await makeFolder(join(directory, 'link', 'below'));
    expect(await readdir(join(directory, 'real'))).toEqual(['below']);
  });

  it.runIf(process.platform === 'linux')(
    'ends where the file system takes no folders and says that there is none (Linux: /proc)',
    { timeout: 5_000 },
    async () => {
      await expect(makeFolder('/proc/nope/x')).rejects.toMatchObject({
        code: 'storage',
        retryable: false,
        message: expect.stringMatching(/^Cannot make the folder \/proc\/nope: .*\(ENOENT\)\.$/),
        hint: expect.stringContaining('--data-dir'),
      });
    },
  );

  it.each(['file', 'file/x', 'file/x/y', 'nowhere', 'nowhere/x'])(
    'names what is in the way: %s',
    async (path) => {
      await writeFile(join(directory, 'file'), 'mine');
      await symlink(join(directory, 'gone'), join(directory, 'nowhere'));
      await expect(makeFolder(join(directory, path), '--out')).rejects.toMatchObject({
        code: 'storage',
        failure: 'failed',
        message: expect.stringContaining(join(directory, path.split('/')[0] ?? '')),
        hint: expect.stringContaining('--out'),
      });
    },
  );

  it.skipIf(process.getuid?.() === 0)('says that it may not (skipped as root, who may)', async () => {
    await chmod(directory, 0o555);
    await expect(makeFolder(join(directory, 'a', 'b'))).rejects.toMatchObject({
      failure: 'denied',
      message: `Cannot make the folder ${join(directory, 'a')}: no permission (EACCES).`,
    });
  });
});
