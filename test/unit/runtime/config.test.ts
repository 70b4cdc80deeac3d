import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AvatarError } from '../../../src/domain/errors.ts';
import { readConfig, type Environment } from '../../../src/runtime/config.ts';
import { requireFlowise, requireFlowiseServer, requireOpenAi } from '../../../src/runtime/requirements.ts';

const EVERYTHING = {
  OPENAI_API_KEY: 'sk-test-key',
  OPENAI_BASE_URL: 'http://127.0.0.1:8080/v1/',
  OPENAI_IMAGE_MODEL: 'gpt-image-1',
  OPENAI_TEXT_MODEL: 'org/some-model:4b',
  FLOWISE_URL: 'http://localhost:3000/',
  FLOWISE_API_KEY: 'flowise-key',
  FLOWISE_PERSONA_FLOW_ID: '550e8400-e29b-41d4-a716-446655440000',
  FLOWISE_PROMPT_FLOW_ID: '550e8400-e29b-41d4-a716-446655440001',
  S3_ENDPOINT: 'https://project.example.org/storage/v1/s3',
  S3_ACCESS_KEY: 'tenant:key',
  S3_SECRET_KEY: 'secret/+=',
  S3_BUCKET_NAME: 'pictures',
  S3_REGION: 'eu-west-1',
  S3_PUBLIC_URL_BASE: 'https://cdn.example.org/pictures/',
  DATABASE_URL: 'postgres://ann:p%40ss@db:5432/avatars?sslmode=require',
  AVATARS_DATA_DIR: '/var/lib/Größe und mehr',
  AVATARS_URL: 'https://avatars.example.org/',
  IMAGE_CONCURRENCY: '1000',
  IMAGE_CONCURRENCY_TOTAL: '64',
  IMAGES_PER_MINUTE: '60',
  FLOWISE_USD_PER_CALL: '0.015',
  C2PA_CERTIFICATE: '/etc/keys/c2pa.pem',
  C2PA_PRIVATE_KEY: '/etc/keys/c2pa.key',
  WEBHOOK_URL: 'https://hooks.example.org/avatars?token=abc',
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  WEBHOOK_ALLOW_PRIVATE: 'no',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/',
  OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b, other=c=',
  LOG_LEVEL: 'WARNING',
};

function problemOf(environment: Environment): AvatarError {
  try {
    readConfig(environment);
  } catch (error) {
    return error as AvatarError;
  }
  throw new Error('The configuration should have been refused');
}

describe('a configuration that is right', () => {
  it('with nothing set is offline, embedded and local', () => {
    expect(readConfig({})).toEqual({
      dataDirectory: './avatar-data',
      imageConcurrency: 4,
    });
  });

  it('holds everything that is set, in groups', () => {
    expect(readConfig(EVERYTHING)).toEqual({
      openai: {
        apiKey: 'sk-test-key',
        baseUrl: 'http://127.0.0.1:8080/v1',
        imageModel: 'gpt-image-1',
        textModel: 'org/some-model:4b',
      },
      flowise: {
        url: 'http://localhost:3000',
        apiKey: 'flowise-key',
        personaFlowId: '550e8400-e29b-41d4-a716-446655440000',
        promptFlowId: '550e8400-e29b-41d4-a716-446655440001',
      },
      s3: {
        endpoint: 'https://project.example.org/storage/v1/s3',
        accessKey: 'tenant:key',
        secretKey: 'secret/+=',
        bucket: 'pictures',
        region: 'eu-west-1',
        publicUrlBase: 'https://cdn.example.org/pictures',
      },
      databaseUrl: 'postgres://ann:p%40ss@db:5432/avatars?sslmode=require',
      dataDirectory: '/var/lib/Größe und mehr',
      publicUrl: 'https://avatars.example.org',
      imageConcurrency: 1000,
      imageConcurrencyTotal: 64,
      imagesPerMinute: 60,
      flowiseUsdPerCall: 0.015,
      c2pa: { certificate: '/etc/keys/c2pa.pem', privateKey: '/etc/keys/c2pa.key' },
      webhook: {
        url: 'https://hooks.example.org/avatars?token=abc',
        secret: EVERYTHING.WEBHOOK_SECRET,
        allowPrivate: false,
      },
      traces: { endpoint: 'http://localhost:4318', headers: { 'x-key': 'a b', other: 'c=' } },
      logLevel: 'warn',
    });
  });

  it('sends alerts over plain http only where that is allowed', () => {
    const { WEBHOOK_SECRET } = EVERYTHING;
    const plain = { WEBHOOK_URL: 'http://hooks.example.org/', WEBHOOK_SECRET };
    expect(problemOf(plain).message).toContain('WEBHOOK_URL must start with https://');
    expect(readConfig({ ...plain, WEBHOOK_ALLOW_PRIVATE: '1' }).webhook?.allowPrivate).toBe(true);
    expect(problemOf({ ...plain, WEBHOOK_SECRET: 'whsec_c2hvcnQ=' }).message).toContain('WEBHOOK_SECRET');
  });

  it('takes empty and blank for not set, and spaces around a value for nothing', () => {
    const blank = Object.fromEntries(
      Object.keys(EVERYTHING).map((name, index) => [name, ' '.repeat(index % 3)]),
    );
    expect(readConfig(blank)).toEqual(readConfig({}));
    expect(readConfig({ IMAGE_CONCURRENCY: ' 7\n' }).imageConcurrency).toBe(7);
  });

  it('does not mind other variables', () => {
    expect(readConfig({ HOME: '/root', PATH: '\0', S3_OTHER: 'x' })).toEqual(readConfig({}));
  });

  it('has a region when none is set', () => {
    const { S3_REGION: _region, S3_PUBLIC_URL_BASE: _base, ...rest } = EVERYTHING;
    const { s3 } = readConfig(rest);
    expect(s3?.region).toBe('us-east-1');
    expect(s3).not.toHaveProperty('publicUrlBase');
  });

  it('may say an address or a model without a key', () => {
    expect(readConfig({ OPENAI_BASE_URL: 'http://localhost:1/v1' }).openai).toEqual({
      baseUrl: 'http://localhost:1/v1',
    });
  });

  it.each([
    'postgresql://localhost/avatars',
    'postgres:///avatars?host=/var/run/postgresql',
    'postgres://u@h/d',
  ])('takes the database %s', (DATABASE_URL) => {
    expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  });

  it('is explained whole in .env.example, which changes nothing as it is', async () => {
    const text = await readFile(join(import.meta.dirname, '../../../.env.example'), 'utf8');
    expect(parseEnv(text)).toEqual({});
    const named = [...text.matchAll(/^# ([A-Z0-9_]+)=/gm)].map((match) => match[1]);
    // The password of an account is no configuration: one command reads it, and only when it runs.
    const command = join(import.meta.dirname, '../../../src/cli/commands/flowise-install.ts');
    const asked = [...(await readFile(command, 'utf8')).matchAll(/environment\['([A-Z0-9_]+)'\]/g)].map(
      (match) => match[1],
    );
    expect(asked).toEqual(['FLOWISE_EMAIL', 'FLOWISE_PASSWORD']);
    const read = [...Object.keys(EVERYTHING), ...asked];
    expect(new Set(named)).toEqual(new Set(read));
    expect(named).toHaveLength(read.length);
    readConfig(
      parseEnv(text.replaceAll(/^# (?=[A-Z0-9_]+=(?!$))/gm, '').replaceAll(/^(?:S3|WEBHOOK)_.*$/gm, '')),
    );
  });
});

describe('a configuration that is wrong', () => {
  it.each<[keyof typeof EVERYTHING, string[]]>([
    ['OPENAI_API_KEY', ['two words', 'kéy', 'a\u0001b', 'line\nbreak']],
    [
      'OPENAI_BASE_URL',
      [
        'not-a-url',
        'ftp://host',
        'localhost:8080',
        'http://',
        'https:host',
        'http://u:pw9@h',
        'http://h?a=b',
        'http://h#f',
        'http://h ost',
      ],
    ],
    ['OPENAI_IMAGE_MODEL', ['a b', '../x y', 'a'.repeat(201)]],
    ['FLOWISE_URL', ['http://h:3000/api/v1', 'http://h:3000/api/v1/', 'http://h/api', 'h:3000']],
    ['FLOWISE_PERSONA_FLOW_ID', ['a?b', 'a b', '../']],
    ['S3_ENDPOINT', ['s3.example.net', 's3://bucket']],
    ['S3_ACCESS_KEY', ['a b']],
    ['S3_BUCKET_NAME', ['a/b', 'UPPER CASE', '-x', 'a']],
    ['S3_PUBLIC_URL_BASE', ['cdn.example.org', 'https://cdn?x']],
    [
      'DATABASE_URL',
      [
        'mysql://ann:pw9@db/x',
        'db',
        'postgres://ann:p%w9@db/x',
        'postgres://ann:pw 9@db',
        'postgres://h:port/x',
        'localhost:5432/x',
      ],
    ],
    ['AVATARS_URL', ['people.example.net', 'https://example.net/avatars', 'https://u:pw9@example.net']],
    ['AVATARS_DATA_DIR', ['a\0b', 'x'.repeat(5000)]],
    [
      'IMAGE_CONCURRENCY',
      ['0', '-1', '1.5', '4.0', 'abc', '1001', '1e2', '0x10', '٤', 'Infinity', '9'.repeat(30)],
    ],
    ['IMAGE_CONCURRENCY_TOTAL', ['0', 'many']],
    ['IMAGES_PER_MINUTE', ['0', '-5', '6O']],
    ['FLOWISE_USD_PER_CALL', ['free', '-1', '1,5', '$1', '.5', '1e9', 'NaN']],
    ['LOG_LEVEL', ['loud', 'trace', '3']],
  ])('%s is refused, by name and without its value', (name, values) => {
    for (const value of values) {
      const error = problemOf({ ...EVERYTHING, [name]: value });
      expect(error).toMatchObject({ name: 'AvatarError', code: 'configuration' });
      expect(error.message).toMatch(new RegExp(`${name} must be `));
      expect(error.message.match(/[A-Z0-9]+_[A-Z0-9_]+/g)).toEqual([name]);
      // Shorter ones stand in the explanation by chance ("a", "0").
      const isRepeated = value.length > 3 && `${error.message} ${error.hint}`.includes(value);
      expect(isRepeated).toBe(false);
      expect(error.hint).toContain('.env');
    }
  });

  it('lists everything that is wrong at once', () => {
    const { message } = problemOf({
      ...EVERYTHING,
      IMAGE_CONCURRENCY: 'abc',
      S3_ENDPOINT: 'hunter22',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'hunter22',
    });
    for (const name of ['IMAGE_CONCURRENCY', 'S3_ENDPOINT', 'LOG_LEVEL', 'DATABASE_URL']) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain('hunter22');
  });

  it('never repeats a secret that stands in the wrong variable', () => {
    for (const name of Object.keys(EVERYTHING)) {
      const error = problemOf({ ...EVERYTHING, [name]: 'my secret: hunter22 \u0001' });
      expect(JSON.stringify([String(error), error])).not.toContain('hunter22');
    }
  });

  it.each<[string, Environment, string[]]>([
    [
      'an endpoint alone',
      { S3_ENDPOINT: 'https://s3' },
      ['S3_ACCESS_KEY', 'S3_SECRET_KEY', 'S3_BUCKET_NAME'],
    ],
    ['a bucket alone', { S3_BUCKET_NAME: 'bucket' }, ['S3_ENDPOINT', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']],
    ['a region alone', { S3_REGION: 'r' }, ['S3_ENDPOINT', 'S3_BUCKET_NAME']],
    ['a Flowise key alone', { FLOWISE_API_KEY: 'k' }, ['FLOWISE_URL']],
    ['a flow alone', { FLOWISE_PROMPT_FLOW_ID: 'k' }, ['FLOWISE_URL']],
  ])('%s is half a group, and the other half is named', (_, environment, names) => {
    const error = problemOf(environment);
    expect(error.code).toBe('configuration');
    for (const name of names) expect(error.message).toContain(`${name} must be set too`);
  });
});

describe('what a chosen provider needs', () => {
  it('is handed out when it is there', () => {
    const config = readConfig(EVERYTHING);
    expect(requireOpenAi(config).apiKey).toBe('sk-test-key');
    expect(requireFlowise(config).promptFlowId).toBe('550e8400-e29b-41d4-a716-446655440001');
    expect(requireFlowiseServer(readConfig({ FLOWISE_URL: 'http://h', FLOWISE_API_KEY: 'k' }))).toEqual({
      url: 'http://h',
      apiKey: 'k',
    });
  });

  it.each<[string, (config: ReturnType<typeof readConfig>) => unknown, Environment, string[]]>([
    ['OpenAI', requireOpenAi, {}, ['OPENAI_API_KEY']],
    ['OpenAI with an address', requireOpenAi, { OPENAI_BASE_URL: 'http://h' }, ['OPENAI_API_KEY']],
    ['a Flowise server', requireFlowiseServer, { FLOWISE_URL: 'http://h' }, ['FLOWISE_API_KEY']],
    [
      'Flowise',
      requireFlowise,
      {},
      ['FLOWISE_URL', 'FLOWISE_API_KEY', 'FLOWISE_PERSONA_FLOW_ID', 'FLOWISE_PROMPT_FLOW_ID'],
    ],
    [
      'Flowise without flows',
      requireFlowise,
      { FLOWISE_URL: 'http://h', FLOWISE_API_KEY: 'k' },
      ['FLOWISE_PERSONA_FLOW_ID', 'FLOWISE_PROMPT_FLOW_ID', 'flowise install'],
    ],
  ])('is named when it is missing: %s', (_, need, environment, names) => {
    let error: AvatarError | undefined;
    try {
      need(readConfig(environment));
    } catch (thrown) {
      error = thrown as AvatarError;
    }
    expect(error).toMatchObject({ name: 'AvatarError', code: 'configuration' });
    for (const name of names) expect(`${error?.message} ${error?.hint}`).toContain(name);
    expect(error?.message).toMatch(names.length === 1 ? / is not set\.$/ : / and \w+ are not set\.$/);
  });
});
