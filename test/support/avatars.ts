import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/avatars.mjs', import.meta.url));

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** The last line of stdout, parsed. */
  json(): unknown;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** What stderr holds until now. */
  stderr(): string;
}

const scratch: string[] = [];
process.on('exit', removeScratchFolders);

/** A worker of the test runner may be ended without a word: each file's folders go when it has ended. */
export function removeScratchFolders(): void {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An empty folder that goes with the test run. */
export function scratchFolder(name = 'avatars-test-'): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  scratch.push(folder);
  return folder;
}

/**
 * Starts the command line as a user has it: a process of its own, in an empty folder, with no configuration
 * but what is given.
 */
export function startAvatars(args: readonly string[], env: Record<string, string> = {}): Running {
  return startScript(PROGRAM, args, env);
}

/** The same for any file that Node runs. */
export function startScript(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Running {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: scratchFolder('avatars-cwd-'),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({
        code,
        signal,
        stdout,
        stderr,
        json: () => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown,
      }),
    );
  });
  return { child, ended, stderr: () => stderr };
}

export function avatars(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return startAvatars(args, env).ended;
}
