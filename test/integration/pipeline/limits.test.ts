import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, type TestContext } from 'vitest';
import { rateFigures, startPictureCallers } from '../../support/picture-callers.ts';
import {
  startOpenAiServer,
  type OpenAiServerOptions,
  type ServerCall,
} from '../../support/openai-server/index.ts';
import { createTestDatabase } from '../../support/databases.ts';

// Five times as fast as a vendor with 60 a minute, a bucket of 6 and answers in 2 s.
const LIMIT = { perMinute: 300, burst: 6 };
const LATENCY_MS = 400;
const WINDOW_MS = 36_000;
const small = { baseSize: { width: 64, height: 64 } };

async function start(
  processes: number,
  serverOptions: OpenAiServerOptions,
  limits: { imageConcurrency: number; imageConcurrencyTotal?: number; imagesPerMinute?: number },
  onTestFinished: TestContext['onTestFinished'],
) {
  const server = await startOpenAiServer({ ...small, ...serverOptions });
  onTestFinished(() => server.close());
  const databaseUrl = await createTestDatabase();
  const callers = await startPictureCallers(processes, server, { databaseUrl, ...limits });
  onTestFinished(() => callers.children.forEach((child) => child.kill('SIGKILL')));
  return { server, callers };
}

/** Runnable processes for each core from which on a pace of milliseconds cannot be expected of anybody. */
const BUSY = 4;

// At the same time, each with a vendor and a database of its own: they mostly wait.
describe.concurrent('uses what a vendor allows and no more', () => {
  it.for([
    { processes: 1, imagesPerMinute: LIMIT.perMinute },
    { processes: 1, imagesPerMinute: undefined },
    { processes: 3, imagesPerMinute: LIMIT.perMinute },
    { processes: 3, imagesPerMinute: undefined },
  ])(
    '$processes processes, IMAGES_PER_MINUTE $imagesPerMinute',
    // The pace is five times the real one, and a pause of the machine of a tenth of a second is a part of the 3 %:
    // what holds, holds when it is looked at once more. bench/rate-limit.md has the figures at full scale.
    { timeout: 120_000, retry: 1 },
    async ({ processes, imagesPerMinute }, { onTestFinished, skip }) => {
      const limits = { imageConcurrency: 6, ...(imagesPerMinute !== undefined && { imagesPerMinute }) };
      const vendor = { rateLimit: LIMIT, latencyMs: LATENCY_MS };
      const { server, callers } = await start(processes, vendor, limits, onTestFinished);
      callers.begin();
      while (server.calls.length === 0) await sleep(10);
      await sleep(WINDOW_MS + 500);
      await callers.stop();
      const figures = rateFigures(server, LIMIT, WINDOW_MS);
      const good = figures.used >= 0.97 && figures.refused <= 0.01;
      const load = (loadavg()[0] ?? 0) / availableParallelism();
      // Such a machine says nothing about the pace; a quiet one decides.
      skip(!good && load > BUSY, `this machine is busy with other work: ${load.toFixed(1)} a core`);
      expect({ ...figures, good }).toMatchObject({ good: true });
    },
  );
});

describe('processes on one database', () => {
  it('all wait as told after a 429, and then go on without a burst', async ({ onTestFinished }) => {
    const wait = 3_000;
    const refusedCall = 20;
    const { server, callers } = await start(
      3,
      {
        latencyMs: LATENCY_MS,
        respond: ({ number }) =>
          number === refusedCall ? { name: 'rate_limit_exceeded', retryAfterMs: wait } : 'ok',
      },
      { imageConcurrency: 6, imagesPerMinute: LIMIT.perMinute },
      onTestFinished,
    );
    callers.begin();
    await expect.poll(() => server.calls[refusedCall - 1]?.endedAt, { timeout: 20_000 }).toBeDefined();
    const refusedAt = Number(server.calls[refusedCall - 1]?.endedAt);
    await sleep(wait + 2_500);
    await callers.stop();
    const after = server.calls.map((call) => call.receivedAt - refusedAt);
    // What was on its way when the answer came may still arrive.
    expect(after.filter((ms) => ms > 1_000 && ms < wait - 1)).toEqual([]);
    const next = after.filter((ms) => ms >= wait - 1);
    expect(next.length).toBeGreaterThan(5);
    const step = 60_000 / LIMIT.perMinute;
    const most = Math.max(
      ...next.map((from) => next.filter((ms) => ms >= from && ms < from + 5 * step).length),
    );
    expect(most).toBeLessThanOrEqual(5 + 3);
  });

  it('has no more in flight than IMAGE_CONCURRENCY_TOTAL; what a killed process held is free again', async ({
    onTestFinished,
  }) => {
    const total = 5;
    const { server, callers } = await start(
      3,
      { latencyMs: 300 },
      { imageConcurrency: 6, imageConcurrencyTotal: total },
      onTestFinished,
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
