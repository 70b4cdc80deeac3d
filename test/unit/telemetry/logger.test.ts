import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CallError } from '../../../src/domain/errors.ts';
import type { LogFields } from '../../../src/ports/logger.ts';
import { createLogger, createSilentLogger, type LoggerOptions } from '../../../src/telemetry/logger.ts';

const SECRET = 'the-S3-secret/with"quote';
const HEX = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';

function collect(options: Partial<LoggerOptions> = {}) {
  const written: string[] = [];
  const logger = createLogger({
    level: 'debug',
    secrets: [SECRET],
    destination: { write: (text) => written.push(text) },
    ...options,
  });
  return { logger, written, text: () => written.join('') };
}

function one(fields: LogFields, message = 'a message'): Record<string, unknown> {
  const { logger, written } = collect();
  logger.info(fields, message);
  expect(written).toHaveLength(1);
  return JSON.parse(written[0] ?? '') as Record<string, unknown>;
}

describe('lines of JSON', () => {
  it('carry level, time, fields and message', () => {
    const line = one(
      { dataset: 'd1', persona: 'p1', stage: 'grid', duration: 12, bytes: 34 },
      'picture stored',
    );
    expect(line).toMatchObject({
      level: 'info',
      pid: process.pid,
      dataset: 'd1',
      persona: 'p1',
      stage: 'grid',
      duration: 12,
      bytes: 34,
      msg: 'picture stored',
    });
    expect(new Date(String(line['time'])).getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('are left out below the level', () => {
    const { logger, written } = collect({ level: 'warn' });
    logger.debug({}, 'a');
    logger.info({}, 'b');
    logger.warn({}, 'c');
    logger.error({}, 'd');
    expect(written.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(['warn', 'error']);
    const silent = collect({ level: 'silent' });
    silent.logger.error({}, 'lost');
    expect(silent.written).toEqual([]);
  });

  it('carry the fields of the child, each name once', () => {
    const { logger, text } = collect();
    logger.child({ dataset: 'd1', stage: 'a' }).child({ persona: 'p1' }).info({ stage: 'b' }, 'm');
    expect(JSON.parse(text())).toMatchObject({ dataset: 'd1', persona: 'p1', stage: 'b' });
    expect(text().match(/"stage"/g)).toHaveLength(1);
  });

  it('keep their own level, time and message, whatever a field is called', () => {
    expect(one({ level: 'fake', msg: 'fake', time: 0 }, 'real')).toMatchObject({
      level: 'info',
      msg: 'real',
    });
  });

  it('stay one line each, whatever the text holds', () => {
    const { logger, text } = collect();
    logger.info({ name: 'a\nb\u2028c' }, 'x\n{"level":"error","msg":"forged"}');
    expect(text().trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('what never stands in a line', () => {
  const url = `https://s3.example/b/k?X-Amz-Credential=AK%3Aid%2F2026&X-Amz-Signature=${HEX}`;
  const withCause = new Error(`outer ${SECRET}`, {
    cause: new Error(`GET ${url}`, { cause: { headers: { Authorization: `Bearer ${HEX}` } } }),
  });
  const withFields = Object.assign(new Error('request failed'), {
    config: { url, headers: new Headers({ authorization: `Bearer ${HEX}` }), auth: { password: 'hunter22' } },
    SignatureProvided: HEX,
    request: { rawHeaders: ['Authorization', `Bearer ${HEX}`] },
  });
  const call = new CallError('key', `Incorrect API key provided: sk-${HEX}`, {
    billed: 'no',
    retryable: false,
    hint: `Not ${SECRET}`,
    cause: withFields,
  });

  it.each<[string, LogFields, string?]>([
    ['in the message', {}, `cannot read ${url} with ${SECRET}`],
    ['in a field', { url, secret: SECRET }],
    ['deep in a field', { a: [{ b: { c: `x${SECRET}y`, d: new URL(url) } }] }],
    ['in the name of a field', { [SECRET]: 1 }],
    ['in an error', { error: withCause }],
    ['in the fields of an error', { error: withFields }],
    ['in an error of a call', { err: call }],
    ['in many errors', { error: new AggregateError([withCause, call], `all ${SECRET}`) }],
    [
      'in a map, a set and headers',
      { m: new Map([['k', SECRET]]), s: new Set([url]), h: new Headers({ a: SECRET }) },
    ],
    ['in search parameters', { query: new URL(url).searchParams }],
    ['under a name', { password: 'hunter22', apiKey: 'hunter22', nested: { token: 'hunter22' } }],
    ['under a name, as an object', { authorization: { scheme: 'Bearer', value: 'hunter22' } }],
    ['in JSON in a string', { body: JSON.stringify({ note: SECRET, password: 'hunter22' }) }],
    ['in JSON in JSON in a string', { body: JSON.stringify(JSON.stringify({ password: 'hunter22' })) }],
  ])('a secret %s', (_, fields, message = 'a message') => {
    for (const pretty of [false, true]) {
      const { logger, text } = collect({ pretty });
      logger.error(fields, message);
      logger.child(fields).debug({}, message);
      expect(text().length).toBeGreaterThan(20);
      for (const secret of [
        SECRET,
        JSON.stringify(SECRET).slice(1, -1),
        HEX,
        'hunter22',
        'AK%3Aid',
        'AK:id',
      ]) {
        expect(text(), `${secret}, pretty ${pretty}`).not.toContain(secret);
      }
    }
  });

  it('a picture, as bytes or as base64', () => {
    const bytes = Buffer.alloc(5000, 7);
    const line = JSON.stringify(
      one({
        picture: bytes,
        view: new Uint8Array(bytes),
        raw: bytes.buffer,
        json: bytes.toJSON(),
        b64_json: bytes.toString('base64'),
      }),
    );
    expect(line.length).toBeLessThan(500);
    expect(line).toContain('5000 bytes');
  });

  it('a control character from outside', () => {
    for (const pretty of [false, true]) {
      const { logger, text } = collect({ pretty, color: false });
      logger.warn(
        { name: '\u001b[2Jcleared\u009b31m', error: new Error('a\u001b]0;title\u0007b\u202Ec') },
        'm\u001b[31m',
      );
      expect(text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(text()).not.toMatch(/\\u00(?:1b|9b)/i);
    }
  });
});

describe('values that are hard to write', () => {
  it('circles, depth, length, getters that throw, strange types', () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle['self'] = circle;
    let deep: unknown = 'bottom';
    for (let level = 0; level < 1000; level += 1) deep = { deep };
    const throwing = {
      get value() {
        throw new Error('no');
      },
    };
    const line = one({
      circle,
      deep,
      long: Array.from({ length: 10_000 }, (_, index) => index),
      throwing,
      big: 10n,
      date: new Date(0),
      wrongDate: new Date(Number.NaN),
      nothing: null,
      left: undefined,
      symbol: Symbol('s'),
      method: () => 1,
      proxy: new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
    });
    expect(line).toMatchObject({
      circle: { name: 'circle', self: '[circular]' },
      big: '10',
      date: '1970-01-01T00:00:00.000Z',
      wrongDate: '[invalid date]',
      nothing: null,
      throwing: '[unreadable]',
      proxy: '[unreadable]',
    });
    expect(line).not.toHaveProperty('left');
    expect(JSON.stringify(line).length).toBeLessThan(2000);
  });

  it('the same object twice is no circle', () => {
    const shared = { a: 1 };
    expect(one({ one: shared, two: shared })).toMatchObject({ one: { a: 1 }, two: { a: 1 } });
  });

  it('an error says its type, code, message, cause and stack', () => {
    const error = Object.assign(new TypeError('wrong', { cause: new Error('inner') }), { code: 'ECODE' });
    expect(one({ error })['error']).toMatchObject({
      type: 'TypeError',
      code: 'ECODE',
      message: 'wrong',
      cause: { message: 'inner' },
      stack: expect.stringContaining('logger.test.ts'),
    });
  });
});

describe('readable lines', () => {
  const fields = { dataset: 'd1', note: 'two words', error: new Error('broken\npipe') };

  it('show the time, the level, the message and the fields', () => {
    const { logger, text } = collect({ pretty: true, level: 'info' });
    logger.info(fields, 'picture stored');
    expect(text()).toMatch(
      /^\[\d\d:\d\d:\d\d\] INFO: picture stored \(dataset=d1 note="two words" error="broken\\npipe"\)\n$/,
    );
  });

  it('show the stack when debugging', () => {
    const { logger, text } = collect({ pretty: true });
    logger.info(fields, 'picture stored');
    expect(text()).toContain('logger.test.ts');
  });

  it('are the choice on a terminal, and in colour only where the terminal wants it', () => {
    for (const [isTTY, colors, expected] of [
      [true, true, /\u001b\[/],
      [true, false, /^\[\d\d:/],
      [false, true, /^\{/],
    ] as const) {
      const written: string[] = [];
      const destination = { write: (text: string) => written.push(text), isTTY, hasColors: () => colors };
      createLogger({ level: 'info', destination }).info({}, 'hello');
      expect(written.join('')).toMatch(expected);
      expect(written.join('').includes('\u001b')).toBe(isTTY && colors);
    }
  });
});

it('logs go to stderr, and the last line is not lost at an exit', async () => {
  const module = join(import.meta.dirname, '../../../src/telemetry/logger.ts');
  const script = `
    import { createLogger } from ${JSON.stringify(module)};
    const logger = createLogger({ level: 'info' });
    for (let index = 0; index < 5000; index += 1) logger.info({ index }, 'line');
    process.exit(0);`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    script,
  ]);
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(5000);
});

it('the silent logger says nothing, and its children neither', () => {
  const silent = createSilentLogger();
  for (const logger of [silent, silent.child({ dataset: 'd1' })]) {
    expect(logger.info({}, 'a')).toBeUndefined();
    expect(logger.error({}, 'a')).toBeUndefined();
  }
});
