import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { avatars } from '../support/avatars.ts';
import {
  startFlowiseServer,
  type FlowiseServer,
  type FlowiseServerOptions,
} from '../support/flowise-server/server.ts';

const account = { email: 'owner@example.com', password: 'Correct-horse-9' };
const modelKey = 'sk-model-key-that-nobody-prints';
const right = {
  FLOWISE_EMAIL: account.email,
  FLOWISE_PASSWORD: account.password,
  OPENAI_API_KEY: modelKey,
};

const servers: FlowiseServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(options: FlowiseServerOptions = { empty: true, account }): Promise<FlowiseServer> {
  const server = await startFlowiseServer(options);
  servers.push(server);
  return server;
}

/** The output must never hold what was given in secret. */
async function install(server: { url: string }, env: Record<string, string> = right, ...more: string[]) {
  const ended = await avatars(['flowise', 'install', '--url', server.url, ...more], env);
  const output = ended.stdout + ended.stderr;
  const secrets = ['FLOWISE_PASSWORD', 'OPENAI_API_KEY'].flatMap((name) => env[name] || []);
  for (const secret of secrets) expect(output).not.toContain(secret);
  return ended;
}

describe('avatars flowise install', () => {
  it('puts both flows on a server, and prints exactly the lines for .env', async () => {
    const server = await start();
    const modelUrl = 'http://127.0.0.1:9/v1';
    const ended = await install(server, right, '--model', 'some-model', '--model-url', modelUrl);
    expect(ended).toMatchObject({ code: 0 });
    const [personas, prompt] = ['personas', 'picture-prompt'].map((kind) =>
      server.store.flows.find((flow) => flow.kind === kind),
    );
    const [key] = server.store.keys;
    expect(ended.stdout).toBe(
      [
        `FLOWISE_URL=${server.url}`,
        `FLOWISE_API_KEY=${key?.apiKey}`,
        `FLOWISE_PERSONA_FLOW_ID=${personas?.id}`,
        `FLOWISE_PROMPT_FLOW_ID=${prompt?.id}`,
        '',
      ].join('\n'),
    );
    expect(ended.stderr).toContain('avatars doctor --deep');
    expect(ended.stderr).not.toContain(key?.apiKey);
    for (const flow of [personas, prompt]) {
      expect(flow?.flowData).toContain('some-model');
      expect(flow?.flowData).toContain(modelUrl);
      expect(flow?.apikeyid).toBe(key?.id);
      expect(JSON.parse(flow?.apiConfig ?? '{}')).toMatchObject({ overrideConfig: { status: true } });
    }
    expect(server.store.credentials[0]?.plainDataObj).toEqual({ openAIApiKey: modelKey });
  });

  it('gives what doctor accepts, the model call included', async () => {
    const server = await start();
    const ended = await install(server);
    const doctor = await avatars(['doctor', '--deep'], parseEnv(ended.stdout) as Record<string, string>);
    expect(doctor).toMatchObject({ code: 0 });
    expect(doctor.stdout).toMatch(/one person came back[\s\S]*a picture prompt/);
  });

  it('run again, changes nothing but the model', async () => {
    const server = await start();
    const first = await install(server);
    const second = await install({ url: `${server.url}/` }, right, '--model', 'another-model');
    expect(second).toMatchObject({ code: 0 });
    expect(second.stdout).toBe(first.stdout);
    expect(server.store.flows).toHaveLength(2);
    expect(server.store.keys).toHaveLength(1);
    expect(server.store.credentials).toHaveLength(1);
    expect(server.store.flows.every(({ flowData }) => flowData.includes('another-model'))).toBe(true);
  });

  it('makes the first account of a new server', async () => {
    const server = await start({ empty: true });
    const ended = await install(server);
    expect(ended).toMatchObject({ code: 0 });
    expect(server.store.account).toEqual(account);
  });

  it('prints one object with --json', async () => {
    const server = await start();
    const ended = await install(server, right, '--json');
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(ended.stdout)).toEqual({
      url: server.url,
      apiKey: server.store.keys[0]?.apiKey,
      personaFlowId: expect.stringMatching(/^[\da-f-]{36}$/),
      promptFlowId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it('refuses a wrong password, an unknown account and a weak password for a first account', async () => {
    const server = await start();
    const wrong = await install(server, { ...right, FLOWISE_PASSWORD: 'Wrong-password-1' });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/refuses the sign-in of owner@example\.com.*\n.*Check the password/);
    const unknown = await install(server, right, '--email', 'nobody@example.com');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(/has no account nobody@example\.com/);
    expect(server.store.flows).toEqual([]);

    const weak = await install(await start({ empty: true }), { ...right, FLOWISE_PASSWORD: 'tooshort' });
    expect(weak).toMatchObject({ code: 2, stdout: '' });
    expect(weak.stderr).toMatch(/first account.*\n.*8 to 128 characters/);
  });

  it('names a server that is none, and one that is not there', async () => {
    const server = await start();
    const page = await install({ url: `${server.url}/some/page` });
    expect(page).toMatchObject({ code: 1, stdout: '' });
    expect(page.stderr).toMatch(/is not the address of Flowise/);
    const api = await install({ url: `${server.url}/api/v1` });
    expect(api).toMatchObject({ code: 2, stdout: '' });
    expect(api.stderr).toMatch(/must end before \/api/);
    await Promise.all(servers.splice(0).map((each) => each.close()));
    const gone = await install(server);
    expect(gone).toMatchObject({ code: 1, stdout: '' });
    expect(gone.stderr).toMatch(/cannot be reached: nothing listens there/);
  });

  it.each([
    ['OPENAI_API_KEY', /OPENAI_API_KEY is not set/],
    ['FLOWISE_EMAIL', /account on the Flowise server is not given/],
    ['FLOWISE_PASSWORD', /account on the Flowise server is not given/],
  ] as const)('without %s says so, and asks the server nothing', async (name, says) => {
    const server = await start();
    const ended = await install(server, { ...right, [name]: '' });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(says);
    expect(server.requests).toEqual([]);
  });

  it('without an address asks for one', async () => {
    const ended = await avatars(['flowise', 'install'], right);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/Which Flowise server\?\n.*--url/);
  });

  it('lets no server write further lines or steer the terminal', async () => {
    const server = await start();
    await install(server);
    const [key] = server.store.keys;
    if (key === undefined) throw new Error('no key was made');
    key.apiKey = 'a-key\nDATABASE_URL=postgres://elsewhere/\u001b[2J';
    const ended = await install(server);
    expect(ended.stdout).toContain('FLOWISE_API_KEY=a-key DATABASE_URL');
    expect(ended.stdout).not.toContain('\u001b');
    expect(parseEnv(ended.stdout)).not.toHaveProperty('DATABASE_URL');
  });
});
