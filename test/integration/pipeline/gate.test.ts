import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCallLimits } from '../../../src/database/call-limits.ts';
import type { DatabaseConnection } from '../../../src/database/connection.ts';
import { createCallGate, type Turn } from '../../../src/pipeline/gate.ts';
import { openTestDatabase } from '../../support/databases.ts';

let vendors = 0;
const newTurn = (stopping = new AbortController().signal): Turn => ({
  line: 'image',
  provider: `vendor-${(vendors += 1)}`,
  priority: 0,
  stopping,
});

describe('the gate', () => {
  let connection: DatabaseConnection;
  beforeAll(async () => {
    connection = await openTestDatabase('PGlite');
  });
  afterAll(() => connection.close());

  const open = (imageConcurrency: number) =>
    createCallGate({ imageConcurrency, textConcurrency: 1, limits: createCallLimits(connection.db) });

  it('lets so many through at a time, those with a higher priority first', async () => {
    const gate = open(2);
    const turn = newTurn();
    const begun: number[] = [];
    let inFlight = 0;
    let most = 0;
    const pass = (priority: number) =>
      gate.pass({ ...turn, priority }, async () => {
        begun.push(priority);
        most = Math.max(most, (inFlight += 1));
        await gate.learn(turn, undefined);
        await sleep(20);
        inFlight -= 1;
      });
    await Promise.all([-5, -5, -3, -1, -2].map(pass));
    expect(begun).toEqual([-5, -5, -1, -2, -3]);
    expect(most).toBe(2);
  });

  it.each([
    ['for the pace', 4],
    ['for its turn', 1],
  ])('a call that waits %s ends at once when told to stop', async (_name, concurrency) => {
    const stopping = new AbortController();
    const gate = open(concurrency);
    const turn = newTurn(stopping.signal);
    await gate.hold(turn, 60_000);
    let begun = 0;
    const waiting = [1, 2, 3].map((priority) => gate.pass({ ...turn, priority }, async () => (begun += 1)));
    await sleep(100);
    const stopped = performance.now();
    stopping.abort();
    const outcomes = await Promise.allSettled(waiting);
    expect(performance.now() - stopped).toBeLessThan(1_000);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toMatchObject(
      Array.from({ length: 3 }, () => ({ code: 'dataset_stopped' })),
    );
    expect(begun).toBe(0);
  });

  it('what has begun goes on when told to stop, and what waits behind it ends at once', async () => {
    const stopping = new AbortController();
    const gate = open(1);
    const turn = newTurn(stopping.signal);
    const ended: string[] = [];
    const first = gate.pass(turn, async () => {
      stopping.abort();
      await sleep(300);
      return 'done';
    });
    const second = gate.pass(turn, async () => 'begun');
    await Promise.allSettled([
      first.then((what) => ended.push(what)),
      second.catch(() => ended.push('stopped')),
    ]);
    expect(ended).toEqual(['stopped', 'done']);
  });

  it('a hold is for one vendor and line', async () => {
    const gate = open(1);
    const held = newTurn();
    await gate.hold(held, 60_000);
    expect(await gate.pass(newTurn(), async () => 'other vendor')).toBe('other vendor');
    expect(await gate.pass({ ...held, line: 'text' }, async () => 'other line')).toBe('other line');
    expect(await gate.pass({ ...newTurn(), provider: 'offline' }, async () => 'offline')).toBe('offline');
  });
});
