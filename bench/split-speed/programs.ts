import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Answer {
  milliseconds: number;
  /** Of the four files together. */
  bytes: number;
}

export interface OwnAnswer extends Answer {
  /** Memory of the process in bytes: held before this grid, and the most it ever held until after it. */
  before: number;
  most: number;
}

interface Program<Result> {
  /** Splits one grid. */
  split(file: string): Promise<Result>;
  close(): Promise<void>;
}

/** Starts what a dataset does with its grids, in a process of its own. */
export function startSplitter(dataDirectory: string): Program<OwnAnswer> {
  const program = join(import.meta.dirname, 'splitter.ts');
  return talkTo<OwnAnswer>(run(process.execPath, [program, dataDirectory])).program;
}

/** @throws Error when there is no python3 with PIL */
export async function startPil(): Promise<Program<Answer> & { version: string }> {
  const { program, next } = talkTo<Answer>(run('python3', [join(import.meta.dirname, 'split-with-pil.py')]));
  const { version } = (await next()) as unknown as { version: string };
  return { ...program, version };
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

function run(command: string, args: readonly string[]): Child {
  return spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** A line in, a line of JSON out. */
function talkTo<Result>(child: Child): { program: Program<Result>; next: () => Promise<Result> } {
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const line = await lines.next();
    if (line.done) throw new Error('the program has ended before its answer');
    return JSON.parse(line.value) as Result;
  };
  return {
    next,
    program: {
      split(file) {
        child.stdin.write(`${file}\n`);
        return next();
      },
      async close() {
        child.stdin.end();
        await ended;
      },
    },
  };
}
