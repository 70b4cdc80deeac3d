import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import sharp from 'sharp';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_TIMEOUT_MS } from '../../src/providers/openai/index.ts';
import { fetchOverUndici } from '../../src/providers/openai/transport.ts';
import type { Reaction } from '../support/openai-server/index.ts';
import { base, callOf, closeAtEnd, failureOf, openModel, openServer } from '../support/openai-setup.ts';

// Only timers are false: the network and its events are real. One clock for the whole file, because undici
// keeps a timer of its own for good.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});

afterAll(() => {
  vi.useRealTimers();
});

/** A server whose answers wait until they are let go. */
async function openWaitingServer() {
  const released = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const server = await openServer({
    async respond(): Promise<Reaction> {
      arrived.resolve();
      await released.promise;
      return 'ok';
    },
  });
  return { server, release: released.resolve, arrival: arrived.promise };
}

async function settledSoon(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = (): void => {
    settled = true;
  };
  promise.then(note, note);
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('600 seconds, by a false clock', () => {
  it('is the limit that is set when none is asked for', () => {
    expect(DEFAULT_TIMEOUT_MS).toBe(600_000);
  });

  it('neither the SDK nor the agent gives up before, and the answer that comes then is taken', async () => {
    const { server, release, arrival } = await openWaitingServer();
    const { model } = openModel(server);
    const answer = model.generate(base, callOf('1'));
    await arrival;
    await vi.advanceTimersByTimeAsync(599_000);
    expect(await settledSoon(answer)).toBe(false);
    release();
    expect((await answer).mediaType).toBe('image/png');
    expect(server.calls).toHaveLength(1);
  });

  it('nor between two pieces of the answer', async () => {
    const released = Promise.withResolvers<void>();
    const halfSent = Promise.withResolvers<void>();
    const picture = (
      await sharp(Buffer.alloc(3), { raw: { width: 1, height: 1, channels: 3 } })
        .png()
        .toBuffer()
    ).toString('base64');
    const body = JSON.stringify({ data: [{ b64_json: picture }] });
    const slow = createServer((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(body.slice(0, 20), () => halfSent.resolve());
      void released.promise.then(() => response.end(body.slice(20)));
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    closeAtEnd(async () => slow.close());
    const { port } = slow.address() as AddressInfo;
    const { model } = openModel({ url: `http://127.0.0.1:${port}/v1`, apiKey: 'sk-test' });
    const answer = model.generate(base, callOf('1'));
    await halfSent.promise;
    expect(await settledSoon(answer)).toBe(false);
    await vi.advanceTimersByTimeAsync(599_000);
    expect(await settledSoon(answer)).toBe(false);
    released.resolve();
    expect((await answer).mediaType).toBe('image/png');
  });

  it('then the call is given up, once, its outcome unknown', async () => {
    const { server, arrival } = await openWaitingServer();
    const { model } = openModel(server);
    const failure = failureOf(model.generate(base, callOf('1')));
    await arrival;
    await vi.advanceTimersByTimeAsync(600_001);
    expect(await failure).toMatchObject({ code: 'outcome_unknown', billed: 'unknown' });
    expect((await failure).message).toContain('within 600 s');
    expect(server.calls).toHaveLength(1);
  });

  it('while an agent as it comes would have given up after 300: the clock is one that agents obey', async () => {
    const { server, arrival } = await openWaitingServer();
    const agent = new Agent();
    closeAtEnd(() => agent.destroy());
    const client = new OpenAI({
      apiKey: server.apiKey,
      baseURL: server.url,
      maxRetries: 0,
      timeout: 600_000,
      fetch: fetchOverUndici,
      fetchOptions: { dispatcher: agent } as object,
      logLevel: 'off',
    });
    const body = { model: 'gpt-image-2.6-sunburst', prompt: 'a selfie' };
    const answer = client.images.generate(body);
    answer.catch(() => undefined);
    await arrival;
    await vi.advanceTimersByTimeAsync(310_000);
    expect(await settledSoon(answer)).toBe(true);
    await expect(answer).rejects.toThrow(/timed out/);
  });
});
