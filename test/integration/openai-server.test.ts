import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { priceOf } from '../../src/domain/model-table.ts';
import { faultsByChance, readCallLog, type OpenAiServer } from '../support/openai-server/index.ts';
import { base, callOf, closeAtEnd, editOf, openModel, openServer } from '../support/openai-setup.ts';

const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a52' } })
  .png()
  .toBuffer();

interface Answer {
  status: number;
  error: { code: string; param: string; message: string };
}

interface Init {
  body: string | FormData;
  headers?: Record<string, string>;
}

async function send(server: OpenAiServer, path: string, init: Init): Promise<Answer> {
  const headers = { authorization: `Bearer ${server.apiKey}`, ...init.headers };
  const response = await fetch(`${server.url}${path}`, { method: 'POST', ...init, headers });
  const { error } = (await response.json()) as Answer;
  return { status: response.status, error };
}

function json(body: unknown): Init {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

const good = { model: 'gpt-image-2.6-sunburst', prompt: 'a selfie', size: 'auto', n: 1 };

/** The stand-in must refuse what the vendor would, or tests prove nothing. */
describe('generations', () => {
  it.each([
    ['response_format', { ...good, response_format: 'b64_json' }, 400, 'unknown_parameter'],
    ['an unknown field', { ...good, seed: 5 }, 400, 'unknown_parameter'],
    ['input_fidelity', { ...good, input_fidelity: 'high' }, 400, 'unknown_parameter'],
    ['no model', { prompt: 'a' }, 400, 'missing_required_parameter'],
    ['an unknown model', { ...good, model: 'gpt-image-0' }, 404, 'model_not_found'],
    ['no prompt', { model: good.model }, 400, 'missing_required_parameter'],
    ['an empty prompt', { ...good, prompt: '' }, 400, 'invalid_value'],
    ['a long prompt', { ...good, prompt: 'x'.repeat(32_001) }, 400, 'string_above_max_length'],
    ['n 0', { ...good, n: 0 }, 400, 'invalid_value'],
    ['n as text', { ...good, n: '1' }, 400, 'invalid_value'],
    ['n 11', { ...good, n: 11 }, 400, 'invalid_value'],
    ['a quality of no model', { ...good, quality: 'hd' }, 400, 'invalid_value'],
    ['a quality of newer models', { ...good, model: 'gpt-image-2', quality: 'max' }, 400, 'invalid_value'],
    ['a size not divisible by 16', { ...good, size: '1000x1000' }, 400, 'invalid_value'],
    ['a size too long and thin', { ...good, size: '3840x640' }, 400, 'invalid_value'],
    [
      'a free size of an old model',
      { ...good, model: 'gpt-image-1.5', size: '1280x720' },
      400,
      'invalid_value',
    ],
  ])('refuses %s', async (_what, body, status, code) => {
    const server = await openServer();
    expect(await send(server, '/images/generations', json(body))).toMatchObject({ status, error: { code } });
    expect(server.calls[0]).toMatchObject({ outcome: code, charged: false, usd: 0 });
  });

  it('takes free sizes and finer qualities where the model has them', async () => {
    const server = await openServer();
    const body = json({ ...good, size: '1280x720', quality: 'max' });
    expect((await send(server, '/images/generations', body)).status).toBe(200);
  });

  it('refuses a missing key, a wrong one, another type, damaged JSON and other addresses', async () => {
    const server = await openServer();
    const wrong = { ...json(good), headers: { authorization: 'Bearer sk-other' } };
    expect(await send(server, '/images/generations', wrong)).toMatchObject({
      status: 401,
      error: { code: 'invalid_api_key' },
    });
    const text = { body: JSON.stringify(good), headers: { 'content-type': 'text/plain' } };
    expect((await send(server, '/images/generations', text)).status).toBe(415);
    const damaged = { ...json(good), body: '{"model":' };
    expect((await send(server, '/images/generations', damaged)).status).toBe(400);
    expect((await send(server, '/images/variations', json(good))).status).toBe(404);
  });
});

function form(fields: Record<string, string>, file: Blob | undefined, field = 'image[]', name = 'base.png') {
  const body = new FormData();
  for (const [key, value] of Object.entries(fields)) body.append(key, value);
  if (file !== undefined) body.append(field, file, name);
  return { body };
}

describe('edits', () => {
  const png = new Blob([new Uint8Array(picture)], { type: 'image/png' });
  const fields = { model: good.model, prompt: 'four photos' };

  it.each([
    [
      'input_fidelity for newer models',
      form({ ...fields, input_fidelity: 'high' }, png),
      'invalid_input_fidelity_model',
    ],
    ['response_format', form({ ...fields, response_format: 'b64_json' }, png), 'unknown_parameter'],
    ['no picture', form(fields, undefined), 'missing_required_parameter'],
    ['a picture under another name', form(fields, png, 'picture'), 'unknown_parameter'],
    ['another type', form(fields, new Blob([new Uint8Array(picture)])), 'unsupported_file_mimetype'],
    [
      'a type that the bytes are not of',
      form(fields, new Blob([new Uint8Array(picture)], { type: 'image/webp' })),
      'invalid_image_file',
    ],
    ['bytes that are no picture', form(fields, new Blob(['x'], { type: 'image/png' })), 'invalid_image_file'],
    ['JSON', json(fields), 'invalid_content_type'],
  ])('refuses %s', async (_what, init, code) => {
    const server = await openServer();
    expect(await send(server, '/images/edits', init)).toMatchObject({ status: 400, error: { code } });
  });

  it('takes input_fidelity for gpt-image-1.5', async () => {
    const server = await openServer();
    const old = form({ ...fields, model: 'gpt-image-1.5', input_fidelity: 'high' }, png);
    expect((await send(server, '/images/edits', old)).status).toBe(200);
  });
});

describe('chat completions', () => {
  const schema = {
    type: 'object',
    properties: { prompt: { type: 'string' } },
    required: ['prompt'],
    additionalProperties: false,
  };
  const chat = (more: object, inner: object = schema) => ({
    model: 'gpt-6-luna',
    messages: [{ role: 'user', content: 'hello' }],
    response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true, schema: inner } },
    ...more,
  });

  it.each([
    ['an unknown field', chat({ size: 'auto' }), 'unknown_parameter'],
    ['a field that these models gave up', chat({ temperature: 1 }), 'unsupported_parameter'],
    ['no messages', chat({ messages: [] }), 'invalid_value'],
    ['an unknown role', chat({ messages: [{ role: 'boss', content: 'x' }] }), 'invalid_value'],
    ['an unknown effort', chat({ reasoning_effort: 'some' }), 'invalid_value'],
    ['a schema with an optional field', chat({}, { ...schema, required: [] }), 'invalid_json_schema'],
    ['an open schema', chat({}, { ...schema, additionalProperties: true }), 'invalid_json_schema'],
    ['a schema of a list', chat({}, { type: 'array', items: schema }), 'invalid_json_schema'],
  ])('refuses %s', async (_what, body, code) => {
    const server = await openServer();
    expect(await send(server, '/chat/completions', json(body))).toMatchObject({
      status: 400,
      error: { code },
    });
  });
});

function roll(seed: number) {
  const react = faultsByChance({ server_error: 0.1, reset_mid_answer: 0.1 }, seed);
  return Array.from({ length: 2_000 }, react);
}

describe('what it counts', () => {
  it('charges what the price table says, call by call', async () => {
    const server = await openServer();
    for (const id of ['gpt-image-2.6-sunburst', 'gpt-image-1.5', 'gpt-image-2']) {
      const { model } = openModel(server, { model: id });
      const generated = await model.generate({ ...base, quality: 'high' }, callOf('1'));
      const edited = await model.edit(editOf(generated.bytes), callOf('2'));
      const [first, second] = server.calls.slice(-2);
      expect(priceOf(id, generated.usage)).toBeCloseTo(first?.usd ?? Number.NaN, 10);
      expect(priceOf(id, edited.usage)).toBeCloseTo(second?.usd ?? Number.NaN, 10);
    }
    expect(server.usd).toBeGreaterThan(0.4);
  });

  it('charges a call whose client has gone', async () => {
    const server = await openServer({ latencyMs: 300 });
    const { model } = openModel(server, { timeoutMs: 100 });
    await expect(model.generate(base, callOf('1'))).rejects.toMatchObject({ code: 'outcome_unknown' });
    await server.idle();
    expect(server.calls[0]).toMatchObject({ outcome: 'ok', clientGone: true, charged: true });
  });

  it('lets through what the bucket holds, and says when the next may come', async () => {
    const server = await openServer({ rateLimit: { perMinute: 30, burst: 2 } });
    const { model } = openModel(server);
    const calls = await Promise.allSettled(
      ['1', '2', '3', '4'].map((id) => model.generate(base, callOf(id))),
    );
    expect(calls.filter((call) => call.status === 'fulfilled')).toHaveLength(2);
    const refused = calls.find((call) => call.status === 'rejected')?.reason as { retryAfterMs: number };
    expect(refused).toMatchObject({ code: 'rate_limited' });
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    expect(refused.retryAfterMs).toBeLessThanOrEqual(2_000);
    await new Promise((resolve) => setTimeout(resolve, refused.retryAfterMs));
    const answer = await model.generate(base, callOf('5'));
    expect(answer.rateLimit).toMatchObject({ limit: 30, remaining: 0 });
  });

  it('fails by chance, the same for the same seed', () => {
    expect(roll(7)).toEqual(roll(7));
    expect(roll(7)).not.toEqual(roll(8));
    const faults = roll(7).filter((reaction) => reaction !== 'ok').length;
    expect(faults / 2_000).toBeGreaterThan(0.15);
    expect(faults / 2_000).toBeLessThan(0.25);
  });
});

describe('as a process of its own', () => {
  it('keeps a record that outlives its client', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'openai-server-'));
    closeAtEnd(() => rm(folder, { recursive: true }));
    const log = join(folder, 'calls.jsonl');
    const main = new URL('../support/openai-server/main.ts', import.meta.url).pathname;
    const settings = {
      latencyMs: 400,
      baseSize: { width: 256, height: 256 },
      reactions: { 2: 'server_error' },
    };
    const child = spawn(process.execPath, [main, JSON.stringify(settings), '--log', log], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    closeAtEnd(async () => child.kill('SIGKILL'));
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { url, apiKey } = JSON.parse(line) as { url: string; apiKey: string };

    const { model } = openModel({ url, apiKey });
    await model.generate(base, callOf('first'));
    await expect(model.generate(base, callOf('second'))).rejects.toMatchObject({ code: 'unavailable' });
    const third = openModel({ url, apiKey }, { timeoutMs: 150 }).model.generate(base, callOf('third'));
    await expect(third).rejects.toMatchObject({ code: 'outcome_unknown' });
    expect(readCallLog(log).find((call) => call.id === 'third')).not.toHaveProperty('endedAt');

    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    expect(
      readCallLog(log).map(({ id, outcome, charged, clientGone }) => ({ id, outcome, charged, clientGone })),
    ).toEqual([
      { id: 'first', outcome: 'ok', charged: true, clientGone: false },
      { id: 'second', outcome: 'server_error', charged: false, clientGone: false },
      { id: 'third', outcome: 'ok', charged: true, clientGone: true },
    ]);
  });
});
