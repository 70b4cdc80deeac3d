import { afterEach, describe, expect, it } from 'vitest';
import { isAvatarError, type AvatarError } from '../../../../src/domain/errors.ts';
import type { LogFields, Logger } from '../../../../src/ports/logger.ts';
import { checkFlowise } from '../../../../src/providers/flowise/check.ts';
import { FLOW_NAMES, installFlows } from '../../../../src/providers/flowise/install.ts';
import { createFlowisePersonaWriter } from '../../../../src/providers/flowise/persona-writer.ts';
import { newCall, requestFor } from '../../../contract/persona-writer-suite.ts';
import {
  startFlowiseServer,
  type FlowiseServer,
  type FlowiseServerOptions,
} from '../../../support/flowise-server/server.ts';
import { createSilentLogger } from '../../../../src/telemetry/logger.ts';

const servers: FlowiseServer[] = [];
async function start(options: FlowiseServerOptions): Promise<FlowiseServer> {
  const server = await startFlowiseServer(options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const ACCOUNT = { email: 'owner@example.com', password: 'A-strong-1-password' };
const MODEL_KEY = 'sk-a-very-secret-model-key';

function optionsFor(server: FlowiseServer, logger: Logger = createSilentLogger()) {
  return {
    url: server.url,
    ...ACCOUNT,
    modelCredential: {
      provider: 'openai' as const,
      apiKey: MODEL_KEY,
      baseUrl: 'http://localhost:1234/v1',
      modelName: 'a-model',
    },
    logger,
  };
}

async function refusal(installing: Promise<unknown>): Promise<AvatarError> {
  const error: unknown = await installing.catch((caught: unknown) => caught);
  if (!isAvatarError(error)) throw new Error(`no error of ours: ${String(error)}`);
  expect(error.message).not.toContain(ACCOUNT.password);
  return error;
}

interface StoredNode {
  data: { inputs: Record<string, unknown>; inputParams: { name: string; id: string; display: boolean }[] };
}

describe('installFlows', () => {
  it('makes the first account, a key, the credential and two flows that run', async () => {
    const server = await start({ empty: true });
    const installed = await installFlows(optionsFor(server));
    expect(server.store.account).toEqual(ACCOUNT);
    expect(server.store.credentials).toMatchObject([
      { credentialName: 'openAIApi', plainDataObj: { openAIApiKey: MODEL_KEY } },
    ]);
    expect(await checkFlowise({ url: server.url, ...installed, deep: true })).toEqual(
      expect.not.arrayContaining([
        expect.objectContaining({ level: expect.not.stringMatching('ok') as string }),
      ]),
    );
    const writer = createFlowisePersonaWriter({
      url: server.url,
      apiKey: installed.apiKey,
      flowId: installed.personaFlowId,
      logger: createSilentLogger(),
    });
    const { text } = await writer.ask(requestFor(3), newCall());
    expect(writer.read(text).drafts).toHaveLength(3);
  });

  it('gives the flows the model, and the parameters that this server has for their nodes', async () => {
    const server = await start({ empty: true });
    await installFlows(optionsFor(server));
    const [, { data }] = (
      JSON.parse(server.store.flows[0]?.flowData ?? '') as { nodes: [StoredNode, StoredNode] }
    ).nodes;
    const credentialId = server.store.credentials[0]?.id;
    expect(data.inputs['llmModelConfig']).toMatchObject({
      modelName: 'a-model',
      basepath: 'http://localhost:1234/v1',
      credential: credentialId,
      FLOWISE_CREDENTIAL_ID: credentialId,
    });
    expect(data.inputParams.map(({ name, display }) => [name, display])).toEqual([
      ['llmModel', true],
      ['llmMessages', true],
      ['llmEnableMemory', true],
      ['llmMemoryWindowSize', false],
    ]);
    expect(data.inputParams[0]?.id).toBe('llmAgentflow_0-input-llmModel-asyncOptions');
  });

  it('updates what it made before, keeps the key and the other settings, and makes nothing twice', async () => {
    const server = await start({ empty: true });
    const first = await installFlows(optionsFor(server));
    const [flow] = server.store.flows;
    if (flow === undefined) throw new Error('no flow');
    flow.apiConfig = '{"rateLimit":{"status":true,"limitMax":5},"overrideConfig":{"status":false}}';
    flow.flowData = '{"nodes":[],"edges":[]}';
    expect(await installFlows(optionsFor(server))).toEqual(first);
    expect(server.store.flows.map(({ name }) => name).toSorted()).toEqual(
      Object.values(FLOW_NAMES).toSorted(),
    );
    expect(server.store.keys).toHaveLength(1);
    expect(server.store.credentials).toHaveLength(1);
    expect(JSON.parse(flow.apiConfig ?? '')).toMatchObject({
      rateLimit: { status: true, limitMax: 5 },
      overrideConfig: { status: true, nodes: { Start: [{ name: 'startState', enabled: true }] } },
    });
    expect(flow.flowData).toContain('$flow.state.');
  });

  it('adds the right that the check needs to a key of that name', async () => {
    const server = await start({ empty: true });
    await installFlows(optionsFor(server));
    const [key] = server.store.keys;
    if (key === undefined) throw new Error('no key');
    key.permissions = ['tools:view'];
    await installFlows(optionsFor(server));
    expect(server.store.keys).toMatchObject([{ permissions: ['tools:view', 'agentflows:view'] }]);
  });

  it('says nothing of a secret in what it logs', async () => {
    const lines: string[] = [];
    const log = (fields: LogFields, message: string): void =>
      void lines.push(JSON.stringify({ fields, message }));
    const logger: Logger = { debug: log, info: log, warn: log, error: log, child: () => logger };
    const server = await start({ empty: true });
    const { apiKey } = await installFlows(optionsFor(server, logger));
    expect(lines.length).toBeGreaterThan(2);
    for (const secret of [ACCOUNT.password, MODEL_KEY, apiKey])
      expect(lines.join('\n')).not.toContain(secret);
  });

  it.each<[string, FlowiseServerOptions, Partial<typeof ACCOUNT>, RegExp, RegExp]>([
    [
      'a wrong password',
      { account: ACCOUNT },
      { password: 'Wrong-1-password' },
      /refuses the sign-in/,
      /password/,
    ],
    [
      'an account that is not there',
      { account: ACCOUNT },
      { email: 'x@example.com' },
      /has no account/,
      /owner/,
    ],
    [
      'a weak password for the first account',
      { empty: true },
      { password: 'weak' },
      /Invalid Password/,
      /8 to 128/,
    ],
  ])('refuses %s with the way out', async (_name, options, changes, message, hint) => {
    const server = await start(options);
    const error = await refusal(installFlows({ ...optionsFor(server), ...changes }));
    expect(error).toMatchObject({ code: 'configuration' });
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });

  it('refuses a server that is too old, and an address that is not one of Flowise', async () => {
    const old = await start({ version: '2.2.8', account: ACCOUNT });
    expect((await refusal(installFlows(optionsFor(old)))).message).toMatch(/too old: version 2\.2\.8/);
    const url = `${old.url}/elsewhere`;
    expect(await refusal(installFlows({ ...optionsFor(old), url }))).toMatchObject({ code: 'not_found' });
    await old.close();
    servers.length = 0;
    expect(await refusal(installFlows(optionsFor(old)))).toMatchObject({ code: 'unavailable' });
  });
});
