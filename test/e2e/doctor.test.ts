import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { MODEL_TABLE } from '../../src/domain/model-table.ts';
import { avatars, scratchFolder, type Ended } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import { startFlowiseServer, type FlowiseServerOptions } from '../support/flowise-server/server.ts';
import { startS3Server, type S3Server } from '../support/s3-server/server.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';

let vendors: Vendors;
let s3: S3Server;
/** Everything configured, everything right. */
let right: Record<string, string>;

beforeAll(async () => {
  vendors = await startVendors();
  s3 = await startS3Server();
  right = {
    ...vendors.env,
    S3_ENDPOINT: s3.url,
    S3_ACCESS_KEY: s3.accessKey,
    S3_SECRET_KEY: s3.secretKey,
    S3_BUCKET_NAME: s3.bucket,
    AVATARS_DATA_DIR: await dataDirectory(),
  };
});
afterAll(async () => {
  await vendors.close();
  await s3.close();
});

const SECRETS = ['OPENAI_API_KEY', 'FLOWISE_API_KEY', 'S3_ACCESS_KEY', 'S3_SECRET_KEY', 'WEBHOOK_SECRET'];
const WEBHOOK_SECRET = `whsec_${'A'.repeat(32)}`;

/** Runs it with something changed; no secret may be in the output. */
async function doctor(changed: Record<string, string> = {}, ...args: string[]): Promise<Ended> {
  const env = { ...right, ...changed };
  const ended = await avatars(['doctor', ...args], env);
  const secrets = SECRETS.flatMap((name) => env[name] || []);
  for (const secret of secrets) expect(ended.stdout + ended.stderr).not.toContain(secret);
  return ended;
}

/** With another Flowise than the common one. */
async function doctorOf(options: FlowiseServerOptions, ...args: string[]): Promise<Ended> {
  const flowise = await startFlowiseServer(options);
  try {
    return await doctor({ FLOWISE_URL: flowise.url }, ...args);
  } finally {
    await flowise.close();
  }
}

/** The date, `YYYY-MM-DD`. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const faultsOf = ({ stdout }: Ended): string[] => stdout.split('\n').filter((line) => line.startsWith('✗'));

describe('avatars doctor, everything right', () => {
  it('says so of every service, without a paid call', async () => {
    const ended = await doctor();
    expect(ended).toMatchObject({ code: 0 });
    expect(faultsOf(ended)).toEqual([]);
    expect(ended.stdout).toMatch(/^✓ Node 24\./);
    expect(ended.stdout).toMatch(/^✓ .*persona text comes from flowise and pictures from openai/m);
    expect(ended.stdout).toMatch(/^✓ The database in the data directory .* works\.$/m);
    expect(ended.stdout).toContain(`✓ The object store (bucket ${s3.bucket}) writes, reads and deletes.`);
    expect(ended.stdout).toMatch(/^✓ .*has the model "gpt-image-2\.6-sunburst" for this key\.$/m);
    expect(ended.stdout.match(/^✓ .* exists and accepts the key\.$/gm)).toHaveLength(2);
    expect(ended.stdout).toMatch(/^! .*was not tried.*\n {4}.*avatars doctor --deep$/m);
    expect(vendors.flowise.calls).toHaveLength(0);
    expect(vendors.openai.usd).toBe(0);
    expect(s3.objects.size).toBe(0);
  });

  it('runs each flow once with --deep', async () => {
    const before = vendors.flowise.calls.length;
    const ended = await doctor({}, '--deep');
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(/^✓ .*one person came back/m);
    expect(ended.stdout).toMatch(/^✓ .*a picture prompt of \d+ characters/m);
    expect(vendors.flowise.calls.slice(before).map(({ flow }) => flow)).toEqual(
      expect.arrayContaining(['personas', 'picture-prompt']),
    );
    expect(vendors.flowise.calls).toHaveLength(before + 2);
  });

  it('sends a signed test message to the webhook', async () => {
    const receiver = await startWebhookReceiver(WEBHOOK_SECRET);
    try {
      const changed = { WEBHOOK_URL: receiver.url, WEBHOOK_SECRET, WEBHOOK_ALLOW_PRIVATE: '1' };
      const ended = await doctor(changed);
      expect(ended).toMatchObject({ code: 0 });
      expect(ended.stdout).toContain('✓ The receiver at WEBHOOK_URL took a signed test message.');
      expect(receiver.received.map(({ body }) => body.type)).toEqual(['test']);

      const refused = await doctor({ ...changed, WEBHOOK_SECRET: `whsec_${'B'.repeat(32)}` });
      expect(refused.code).not.toBe(0);
      expect(faultsOf(refused)).toEqual([
        expect.stringMatching(
          /test message could not be delivered to WEBHOOK_URL: the receiver answered 4\d\d/,
        ),
      ]);
      expect(receiver.received).toHaveLength(1);
    } finally {
      await receiver.close();
    }
  });

  it('is fine without any service', async () => {
    const ended = await avatars(['doctor'], { AVATARS_DATA_DIR: scratchFolder() });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(/persona text comes from offline and pictures from offline/);
    expect(ended.stdout).not.toMatch(/^[!✗]/m);
  });

  it('prints one object with --json, and the exit code agrees with it', async () => {
    const good = await doctor({}, '--json');
    expect(good.code).toBe(0);
    const { ok, findings } = JSON.parse(good.stdout) as { ok: boolean; findings: Finding[] };
    expect(ok).toBe(true);
    for (const finding of findings) {
      expect({ hint: 'none needed', ...finding }).toEqual({
        level: expect.stringMatching(/^(ok|warning)$/),
        what: expect.stringMatching(/\S/),
        hint: expect.stringMatching(/\S/),
      });
    }
    const bad = await doctor({ FLOWISE_API_KEY: 'not-the-key-of-it' }, '--json');
    expect(bad.code).toBe(1);
    const answer = JSON.parse(bad.stdout) as { ok: boolean; findings: Finding[] };
    expect(answer.ok).toBe(false);
    expect(answer.findings.filter(({ level }) => level === 'error')).toHaveLength(2);
  });
});

describe('avatars doctor, the usual mistakes with Flowise', () => {
  it.each(['off', 'start-state-off'] as const)('override %s', async (override) => {
    const ended = await doctorOf({ override });
    expect(ended.code).toBe(1);
    expect(faultsOf(ended)).toHaveLength(2);
    expect(ended.stdout).toMatch(/^✗ .*override setting is off.*\n {4}.*Enable Override Configuration/m);
    expect(ended.stdout).not.toContain('was not tried');
  });

  it('override off where the key may not read it: seen with --deep alone', async () => {
    const hidden: FlowiseServerOptions = { override: 'off', permissions: [] };
    const shallow = await doctorOf(hidden);
    expect(shallow.code).toBe(0);
    expect(shallow.stdout).toMatch(/^! .*cannot be seen with this key.*\n {4}.*avatars doctor --deep/m);
    const deep = await doctorOf(hidden, '--deep');
    expect(deep.code).toBe(1);
    expect(deep.stdout).toMatch(/^✗ .*override setting is off/m);
  });

  it('a wrong key, and none', async () => {
    const wrong = await doctor({ FLOWISE_API_KEY: 'not-the-key-of-it' });
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toMatch(/^✗ The persona flow .*does not accept the key.*\n {4}Set FLOWISE_API_KEY/m);
    const none = await doctor({ FLOWISE_API_KEY: '' });
    expect(none.code).toBe(1);
    expect(none.stdout).toMatch(/^✗ .*does not accept the key.*\n {4}FLOWISE_API_KEY is not set\./m);
  });

  it('a wrong address', async () => {
    const api = await doctor({ FLOWISE_URL: `${vendors.flowise.url}/api/v1` });
    expect(api).toMatchObject({ code: 2, stdout: '' });
    expect(api.stderr).toMatch(/FLOWISE_URL must be .* without \/api\/v1/);
    const page = await doctor({ FLOWISE_URL: `${vendors.flowise.url}/some/page` });
    expect(page.code).toBe(1);
    expect(page.stdout).toMatch(/^✗ .*is not the address of Flowise.*\n {4}FLOWISE_URL must be/m);
    const nobody = await doctor({ FLOWISE_URL: 'http://127.0.0.1:9' });
    expect(nobody.code).toBe(1);
    expect(nobody.stdout).toMatch(/^✗ .*cannot be reached: nothing listens there\.\n {4}Start Flowise/m);
  });

  it('a flow that is not there, no id, and what is no id', async () => {
    const unknown = await doctor({ FLOWISE_PERSONA_FLOW_ID: '00000000-0000-4000-8000-000000000000' });
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toMatch(/^✗ The persona flow .*does not exist.*\n {4}.*flowise install/m);
    expect(faultsOf(unknown)).toHaveLength(1);
    const none = await doctor({ FLOWISE_PROMPT_FLOW_ID: 'prompts' });
    expect(none.code).toBe(1);
    expect(none.stdout).toMatch(/^✗ The picture-prompt flow .*"prompts" is not a flow id/m);
  });

  it.each([
    ['llm-401', /model behind Flowise refuses its key/],
    ['llm-404', /model behind Flowise cannot be found/],
    ['llm-429-quota', /no money left/],
    ['llm-dead', /flow failed in Flowise, most likely the model behind it/],
    ['blank', /model behind Flowise answered nothing/],
    ['refusal', /not with what it was asked for/],
  ] as const)('a model behind it that fails (%s): seen with --deep', async (mode, says) => {
    const ended = await doctorOf({ mode }, '--deep');
    expect(ended.code).toBe(1);
    const faults = faultsOf(ended);
    expect(faults).toHaveLength(2);
    for (const fault of faults) expect(fault).toMatch(says);
  });
});

describe('avatars doctor, the other services', () => {
  it('a bucket that does not exist, and a wrong secret', async () => {
    const bucket = await doctor({ S3_BUCKET_NAME: 'no-such-bucket' });
    expect(bucket.code).toBe(1);
    expect(faultsOf(bucket)).toEqual([expect.stringContaining('no-such-bucket')]);
    expect(bucket.stdout).toMatch(/^✗ .*\n {4}.*S3_BUCKET_NAME/m);
    const secret = await doctor({ S3_SECRET_KEY: 'a-wrong-secret-of-somebody' });
    expect(secret.code).toBe(1);
    expect(secret.stdout).toMatch(/^✗ .*\n {4}.*S3_SECRET_KEY/m);
  });

  it('a wrong key of the picture service, and a model that it has not', async () => {
    const key = await doctor({ OPENAI_API_KEY: 'sk-wrong-key-of-somebody' });
    expect(key.code).toBe(1);
    expect(key.stdout).toMatch(/^✗ .*does not accept the key.*\n {4}.*OPENAI_API_KEY/m);
    const model = await doctor({ OPENAI_IMAGE_MODEL: 'gpt-image-9' });
    expect(model.code).toBe(1);
    expect(model.stdout).toMatch(/^✗ .*no model "gpt-image-9".*\n {4}.*OPENAI_IMAGE_MODEL/m);
    expect(model.stdout).toMatch(/^! .*costs is not known/m);
  });

  it('a model near its end is a warning, one past it an error', async () => {
    const model = MODEL_TABLE.find(({ kind }) => kind === 'image')?.id ?? '';
    const cases = [
      [
        inDays(10),
        0,
        /^! The model .* will be shut down on [\d-]+, in \d+ days?\.\n {4}Set OPENAI_IMAGE_MODEL/m,
      ],
      [inDays(-10), 1, /^✗ The model .* was shut down on [\d-]+\.\n {4}Set OPENAI_IMAGE_MODEL/m],
    ] as const;
    for (const [shutdown_date, code, says] of cases) {
      const dying = await startVendors({ openai: { models: { [model]: { shutdown_date } } } });
      const ended = await doctor({
        OPENAI_BASE_URL: dying.openai.url,
        OPENAI_API_KEY: dying.openai.apiKey,
        OPENAI_IMAGE_MODEL: model,
      });
      await dying.close();
      expect(ended).toMatchObject({ code: code });
      expect(ended.stdout).toMatch(says);
    }
  });

  it('names everything that is wrong at once', async () => {
    const ended = await doctor({
      S3_BUCKET_NAME: 'no-such-bucket',
      OPENAI_API_KEY: 'sk-wrong-key-of-somebody',
      FLOWISE_URL: 'http://127.0.0.1:9',
      DATABASE_URL: 'postgresql://somebody:hunter2-hunter2@127.0.0.1:9/avatars',
    });
    expect(ended.code).toBe(1);
    expect(faultsOf(ended)).toHaveLength(4);
    expect(ended.stdout + ended.stderr).not.toContain('hunter2');
  });
});
