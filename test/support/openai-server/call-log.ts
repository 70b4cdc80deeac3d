import { appendFileSync, readFileSync } from 'node:fs';
import type { ServerCall } from './types.ts';

interface Line {
  event: 'received' | 'ended';
  call: ServerCall;
}

/** Appends a line at once: what stands in the file has happened, whoever is killed next. */
export function appendCall(path: string, event: Line['event'], call: ServerCall): void {
  appendFileSync(path, `${JSON.stringify({ event, call })}\n`);
}

/** Calls as the file has them: those that ended, and those that are still in flight (no `endedAt`). */
export function readCallLog(path: string): ServerCall[] {
  const calls = new Map<number, ServerCall>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const { call } = JSON.parse(line) as Line;
    calls.set(call.number, call);
  }
  return [...calls.values()];
}
