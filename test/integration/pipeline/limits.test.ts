import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type PictureCallers, rateFigures, startPictureCallers } from '../../support/picture-callers.ts';
import {
  startOpenAiServer,
  type OpenAiServer,
  type OpenAiServerOptions,
  type ServerCall,
} from '../../support/openai-server/index.ts';
import { createTestDatabase } from '../../support/shared-postgres.ts';

// Ten times as fast as a vendor with 60 a minute, a bucket of 6 and answers in 2 s.
const LIMIT = { perMinute: 600, burst: 6 };
const LATENCY_MS = 200;
const WINDOW_MS = 18_000;
const small = { baseSize: { width: 64, height: 64 } };

describe('limits of processes on one database', () => {
  const open: { server: OpenAiServer; callers?: PictureCallers }[] = [];
  afterEach(async () => {
    for (const { server, callers } of open.splice(0)) {
      for (const child of callers?.children ?? []) child.kill('SIGKILL');
      await server.close();
    }
  });

  async function start(
    processes: number,
    serverOptions: OpenAiServerOptions,
    limits: { imageConcurrency: number; imageConcurrencyTotal?: number; imagesPerMinute?: number },
  ) {
    const server = await startOpenAiServer({ ...small, ...serverOptions });
    const databaseUrl = await createTestDatabase();
    const callers = await startPictureCallers(processes, server, { databaseUrl, ...limits });
    open.push({ server, callers });
    return { server, callers };
  }

  it.each([
    { processes: 1, imagesPerMinute: LIMIT.perMinute },
    { processes: 1, imagesPerMinute: undefined },
    { processes: 3, imagesPerMinute: LIMIT.perMinute },
    { processes: 3, imagesPerMinute: undefined },
  ])('uses what a vendor allows and no more: $processes processes, told $imagesPerMinute', async (given) => {
    const { server, callers } = await start(
      given.processes,
      { rateLimit: LIMIT, latencyMs: LATENCY_MS },
      {
        imageConcurrency: 6,
        ...(given.imagesPerMinute !== undefined && { imagesPerMinute: given.imagesPerMinute }),
      },
    );
    callers.begin();
    await sleep(WINDOW_MS + 500);
    await callers.stop();
    const figures = rateFigures(server, LIMIT, WINDOW_MS);
    expect(figures.used).toBeGreaterThanOrEqual(0.97);
    expect(figures.refused).toBeLessThanOrEqual(0.01);
  });

  it('all wait as told after a 429, and then go on without a burst', async () => {
    const wait = 1_500;
    const refusedCall = 20;
    const { server, callers } = await start(
      3,
      {
        latencyMs: LATENCY_MS,
        respond: ({ number }) =>
          number === refusedCall ? { name: 'rate_limit_exceeded', retryAfterMs: wait } : 'ok',
      },
      { imageConcurrency: 6, imagesPerMinute: LIMIT.perMinute },
    );
    callers.begin();
    await expect.poll(() => server.calls[refusedCall - 1]?.endedAt, { timeout: 20_000 }).toBeDefined();
    const refusedAt = Number(server.calls[refusedCall - 1]?.endedAt);
    await sleep(wait + 1_500);
    await callers.stop();
    const after = server.calls.map((call) => call.receivedAt - refusedAt);
    // What was on its way when the answer came may still arrive.
    expect(after.filter((ms) => ms > 250 && ms < wait - 1)).toEqual([]);
    const next = after.filter((ms) => ms >= wait - 1);
    expect(next.length).toBeGreaterThan(5);
    const step = 60_000 / LIMIT.perMinute;
    const most = Math.max(
      ...next.map((from) => next.filter((ms) => ms >= from && ms < from + 5 * step).length),
    );
    expect(most).toBeLessThanOrEqual(5 + 2);
  });

  it('has no more in flight than IMAGE_CONCURRENCY_TOTAL; what a killed process held is free again', async () => {
    const total = 5;
    const { server, callers } = await start(
      3,
      { latencyMs: 300 },
      { imageConcurrency: 6, imageConcurrencyTotal: total },
    );
    callers.begin();
    await expect.poll(() => server.calls.length, { timeout: 20_000 }).toBeGreaterThan(30);
    expect(server.maximumInFlight).toBe(total);
    const [, second, third] = callers.children;
    const before = server.calls.length;
    second?.kill('SIGKILL');
    third?.kill('SIGKILL');
    await expect.poll(() => server.calls.length, { timeout: 20_000 }).toBeGreaterThan(before + 30);
    await callers.stop();
    await server.idle();
    // The vendor still works for the dead; so only what was asked for afterwards is counted.
    expect(mostAtOnce(server.calls.slice(before + 2 * total))).toBe(total);
  });
});

function mostAtOnce(calls: readonly ServerCall[]): number {
  const under = (at: number) =>
    calls.filter((call) => call.receivedAt <= at && Number(call.endedAt) > at).length;
  return Math.max(...calls.map((call) => under(call.receivedAt)));
}
