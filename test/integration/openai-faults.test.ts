import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Billed, CallErrorCode } from '../../src/domain/errors.ts';
import type { Fault, FaultName } from '../support/openai-server/index.ts';
import {
  base,
  callOf,
  closeAtEnd,
  editOf,
  failureOf,
  openModel,
  openServer,
} from '../support/openai-setup.ts';

const reference = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a52' } })
  .png()
  .toBuffer();

type Row = [FaultName, CallErrorCode, Billed, boolean, RegExp];
const ROWS: Row[] = [
  ['moderation_blocked', 'refused', 'no', false, /refused the prompt/],
  ['content_policy_violation', 'refused', 'no', false, /refused the prompt/],
  ['rate_limit_exceeded', 'rate_limited', 'no', true, /asks to wait/],
  ['insufficient_quota', 'money', 'no', false, /no money left/],
  ['billing_hard_limit_reached', 'money', 'no', false, /no money left/],
  ['invalid_api_key', 'key', 'no', false, /does not accept the key/],
  ['forbidden', 'key', 'no', false, /must be verified/],
  ['model_not_found', 'not_found', 'no', false, /has no model "gpt-image-2.6-sunburst"/],
  ['redirect', 'not_found', 'no', false, /301/],
  ['server_error', 'unavailable', 'unknown', true, /failed \(500/],
  ['bad_gateway', 'unavailable', 'unknown', true, /502.*HTML page/],
  ['overloaded', 'unavailable', 'unknown', true, /503/],
  ['reset_before_answer', 'outcome_unknown', 'unknown', true, /may have been charged/],
  ['reset_mid_answer', 'outcome_unknown', 'unknown', true, /may have been charged/],
  ['html', 'unusable_answer', 'unknown', true, /HTML instead of JSON/],
  ['empty_body', 'unusable_answer', 'unknown', true, /zero bytes/],
  ['truncated_json', 'unusable_answer', 'unknown', true, /cut off/],
  ['no_data', 'unusable_answer', 'yes', true, /without data/],
  ['empty_data', 'unusable_answer', 'yes', true, /empty data/],
  ['no_b64_json', 'unusable_answer', 'yes', true, /without b64_json/],
  ['bad_base64', 'unusable_answer', 'yes', true, /not base64/],
  ['not_a_picture', 'unusable_answer', 'yes', true, /not a PNG, JPEG or WebP/],
  ['zero_bytes', 'unusable_answer', 'yes', true, /zero bytes/],
];

describe.each(['generate', 'edit'] as const)('%s', (endpoint) => {
  it.each(ROWS)('%s is %s, billed %s', async (fault, code, billed, retryable, says) => {
    const server = await openServer({ respond: () => fault });
    const { model, logger } = openModel(server);
    const call = callOf('ledger-1');
    const error = await failureOf(
      endpoint === 'generate' ? model.generate(base, call) : model.edit(editOf(reference), call),
    );

    expect(error).toMatchObject({ name: 'CallError', code, billed, retryable });
    expect(error.message).toMatch(says);
    expect(error.message).not.toContain('\n');
    expect(error.hint).toMatch(/^[A-Z].*\.$/);
    // One attempt, whatever happens, and known by the same id on both sides.
    expect(server.calls.map(({ id, outcome }) => ({ id, outcome }))).toEqual([
      { id: 'ledger-1', outcome: fault },
    ]);
    const lost = fault === 'reset_before_answer' || fault === 'reset_mid_answer';
    expect(error.requestId).toBe(lost ? undefined : server.calls[0]?.requestId);
    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]?.fields).toMatchObject({ callId: 'ledger-1' });
  });
});

async function failWith(fault: Fault) {
  const server = await openServer({ respond: () => fault });
  return failureOf(openModel(server).model.generate(base, callOf('1')));
}

describe('details of an error', () => {
  it('names what moderation objected to', async () => {
    const error = await failWith({ name: 'moderation_blocked', categories: ['violence', 'self-harm'] });
    expect(error.refusedCategories).toEqual(['violence', 'self-harm']);
    expect(error.vendorCode).toBe('moderation_blocked');
  });

  it('says how long to wait', async () => {
    expect((await failWith({ name: 'rate_limit_exceeded', retryAfterMs: 340 })).retryAfterMs).toBe(340);
    expect((await failWith({ name: 'overloaded', retryAfterMs: 2_000 })).retryAfterMs).toBe(2_000);
  });

  it('keeps size and request id of an answer that cannot be used', async () => {
    expect((await failWith({ name: 'empty_data' })).message).toMatch(/\d+ bytes, request req_00000001/);
  });
});

describe('keys', () => {
  const key = 'sk-proj-Zz9Yy8Xx7Ww6Vv5Uu4Tt3';

  it('are not in any message, hint, cause or log line', async () => {
    const server = await openServer();
    const { model, logger } = openModel({ url: server.url, apiKey: key });
    const error = await failureOf(model.generate(base, callOf('1')));
    expect(error).toMatchObject({ code: 'key', httpStatus: 401, vendorCode: 'invalid_api_key' });
    const seen = `${JSON.stringify(error)} ${String(error)} ${error.stack} ${JSON.stringify(logger.lines)}`;
    expect(seen).not.toMatch(/Zz9|Tt3|\*\*\*/);
    expect(error.cause).toBeUndefined();
  });

  it('are not shown when they cannot even be sent', async () => {
    const server = await openServer();
    for (const odd of [`${key}\n`, `${key}\u2028`, `${key}é€`]) {
      const { model, logger } = openModel({ url: server.url, apiKey: odd });
      const error = await failureOf(model.generate(base, callOf('1')));
      const seen = `${error.message} ${String(error.cause)} ${JSON.stringify(logger.lines)}`;
      expect(seen).not.toContain('Zz9');
      expect(error.billed).toBe('no');
    }
    expect(server.calls.filter((call) => call.charged)).toEqual([]);
  });

  it('are not sent on to where a redirect points', async () => {
    const elsewhere = await openServer();
    const redirecting = createServer((request, response) => {
      request.resume();
      response.writeHead(307, { location: `${elsewhere.url}/images/generations` }).end();
    });
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    closeAtEnd(async () => redirecting.close());
    const { port } = redirecting.address() as AddressInfo;
    const { model } = openModel({ url: `http://127.0.0.1:${port}/v1`, apiKey: elsewhere.apiKey });
    const error = await failureOf(model.generate(base, callOf('1')));
    expect(error).toMatchObject({ code: 'not_found', httpStatus: 307, billed: 'no' });
    expect(elsewhere.calls).toHaveLength(0);
  });
});

describe('a server that cannot be reached', () => {
  it('was sent nothing', async () => {
    const server = await openServer();
    await server.close();
    const error = await failureOf(openModel(server).model.generate(base, callOf('1')));
    expect(error).toMatchObject({ code: 'unavailable', billed: 'no', retryable: true });
    expect(error.message).toMatch(/The server at 127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED/);
    expect(error.hint).toContain('OPENAI_BASE_URL');
  });

  it('has a name that nobody knows', async () => {
    const nowhere = { url: 'http://nowhere.invalid/v1', apiKey: 'sk-test' };
    const error = await failureOf(openModel(nowhere).model.generate(base, callOf('1')));
    expect(error).toMatchObject({ code: 'unavailable', billed: 'no' });
    expect(error.message).toContain('nowhere.invalid');
  });

  it('has an address with a password in it, which is not shown', async () => {
    const odd = { url: 'http://me:hunter2@127.0.0.1:9/v1', apiKey: 'sk-test' };
    const error = await failureOf(openModel(odd).model.generate(base, callOf('1')));
    expect(`${error.message} ${String(error.cause)}`).not.toContain('hunter2');
    expect(error).toMatchObject({ billed: 'no' });
  });

  it('is something else: wrong path, wrong protocol', async () => {
    const server = await openServer();
    const wrongPath = openModel({ url: server.url.replace('/v1', ''), apiKey: server.apiKey }).model;
    expect(await failureOf(wrongPath.generate(base, callOf('1')))).toMatchObject({
      code: 'not_found',
      billed: 'no',
    });
    const wrongProtocol = openModel({ ...server, url: server.url.replace('http:', 'https:') }).model;
    expect(await failureOf(wrongProtocol.generate(base, callOf('2')))).toMatchObject({
      code: 'unavailable',
      billed: 'no',
    });
  });
});

async function endless(status: number) {
  const piece = Buffer.alloc(1024 * 1024, 'x');
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' });
    const pour = (): void => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', pour);
    };
    pour();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAtEnd(async () => server.close());
  const { port } = server.address() as AddressInfo;
  return openModel({ url: `http://127.0.0.1:${port}/v1`, apiKey: 'sk-test' }).model;
}

describe('an answer without end', () => {
  it('is not read to its end', async () => {
    const error = await failureOf((await endless(200)).generate(base, callOf('1')));
    expect(error).toMatchObject({ code: 'unusable_answer', billed: 'unknown' });
    expect(error.message).toContain('more than 128 MB');
  });

  it('neither is an error', async () => {
    const error = await failureOf((await endless(500)).generate(base, callOf('1')));
    expect(error).toMatchObject({ code: 'unavailable', httpStatus: 500 });
    expect(error.message.length).toBeLessThan(500);
  });
});

describe('what is no fault of the call', () => {
  it('a picture of absurd size is passed on, to where pictures are measured', async () => {
    const server = await openServer({ respond: () => 'huge_picture' });
    const answer = await openModel(server).model.generate(base, callOf('1'));
    expect(answer.mediaType).toBe('image/png');
    expect(Buffer.from(answer.bytes).readUInt32BE(16)).toBe(12_000);
    expect(answer.bytes.byteLength).toBeLessThan(200_000);
  });

  it('an answer without usage has none', async () => {
    const server = await openServer({ respond: () => 'no_usage' });
    expect(await openModel(server).model.generate(base, callOf('1'))).not.toHaveProperty('usage');
  });

  it('the next call is as good as any, after all faults', async () => {
    const server = await openServer({ respond: ({ number }) => ROWS[number - 1]?.[0] ?? 'ok' });
    const { model } = openModel(server);
    for (const [fault] of ROWS) await failureOf(model.generate(base, callOf(fault)));
    expect((await model.generate(base, callOf('last'))).mediaType).toBe('image/png');
    expect(server.calls).toHaveLength(ROWS.length + 1);
  });
});
