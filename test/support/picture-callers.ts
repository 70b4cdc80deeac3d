import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { OpenAiServer } from './openai-server/index.ts';
import type { PictureCallerOptions } from './picture-caller.ts';

const script = fileURLToPath(new URL('./picture-caller.ts', import.meta.url));

export interface PictureCallers {
  children: readonly ChildProcess[];
  /** Lets all begin at once. */
  begin(): void;
  /** Stops all and waits until what they have in flight has ended. */
  stop(): Promise<void>;
}

/** Starts processes that ask `openai` for pictures, and waits until all are ready. */
export async function startPictureCallers(
  count: number,
  openai: Pick<OpenAiServer, 'url' | 'apiKey'>,
  options: Omit<PictureCallerOptions, 'openaiUrl' | 'apiKey'>,
): Promise<PictureCallers> {
  const settings: PictureCallerOptions = { ...options, openaiUrl: openai.url, apiKey: openai.apiKey };
  const outputs: string[] = [];
  const children = Array.from({ length: count }, (_, index) => {
    const child = spawn(process.execPath, [script, JSON.stringify(settings)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    outputs[index] = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (outputs[index] += text));
    // A killed child reads no more.
    child.stdin.on('error', () => undefined);
    return child;
  });
  await Promise.all(
    children.map(async (child, index) => {
      while (!outputs[index]?.includes('ready')) {
        if (child.exitCode !== null) throw new Error('the caller ended before it was ready');
        await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      }
    }),
  );
  return {
    children,
    begin: () => children.forEach((child) => child.stdin.write('go\n')),
    async stop() {
      await Promise.all(
        children.map(async (child) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const ended = once(child, 'exit');
          child.stdin.end();
          const [code] = (await ended) as [number | null];
          if (code !== 0) throw new Error(`a caller ended with ${code}`);
        }),
      );
    },
  };
}

export interface RateFigures {
  /** Pictures that the vendor made in the time, and those that it allowed: its bucket and what came into it. */
  made: number;
  allowed: number;
  /** Parts of 1: of what was allowed, how much was used; of all calls, how many were answered 429. */
  used: number;
  refused: number;
}

/** What the vendor counted from its first picture call on, for so many milliseconds. */
export function rateFigures(
  server: Pick<OpenAiServer, 'calls'>,
  limit: { perMinute: number; burst: number },
  milliseconds: number,
): RateFigures {
  const pictures = server.calls.filter((call) => call.kind === 'picture');
  const first = Math.min(...pictures.map((call) => call.receivedAt));
  const inTime = pictures.filter((call) => call.receivedAt < first + milliseconds);
  const made = inTime.filter((call) => call.outcome === 'ok').length;
  const refused = inTime.filter((call) => call.outcome === 'rate_limit_exceeded').length;
  const allowed = limit.burst + (limit.perMinute / 60_000) * milliseconds;
  return { made, allowed, used: made / allowed, refused: refused / inTime.length };
}
