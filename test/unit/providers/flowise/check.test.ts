import { afterEach, describe, expect, it } from 'vitest';
import { checkFlowise, type CheckFlowiseOptions } from '../../../../src/providers/flowise/check.ts';
import {
  startFlowiseServer,
  type FlowiseServer,
  type FlowiseServerOptions,
} from '../../../support/flowise-server/server.ts';

let server: FlowiseServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Changes = Partial<CheckFlowiseOptions>;

/** What the check says, one line a finding. */
async function check(options: FlowiseServerOptions, changes: Changes = {}): Promise<string> {
  server ??= await startFlowiseServer(options);
  const { url, apiKey, personaFlowId, promptFlowId } = server;
  const findings = await checkFlowise({ url, apiKey, personaFlowId, promptFlowId, ...changes });
  expect(findings.filter(({ level, hint }) => level !== 'ok' && !hint)).toEqual([]);
  expect(JSON.stringify(findings)).not.toContain(apiKey);
  return findings.map(({ level, what, hint }) => `${level}: ${what} ${hint ?? ''}`).join('\n');
}

describe('without running a flow', () => {
  it('finds everything right, but for what it did not try', async () => {
    const said = await check({});
    expect(said).toMatch(/^ok: Flowise 3\.1\.4 answers/);
    expect(said.match(/^ok: .*accepts the key/gm)).toHaveLength(2);
    expect(said).toMatch(/^warning: Whether the model .* was not tried/m);
    expect(said).not.toMatch(/^error/m);
    expect(server?.calls).toHaveLength(0);
  });

  it.each<[string, FlowiseServerOptions, Changes, RegExp]>([
    ['a wrong key', {}, { apiKey: 'wrong' }, /^error: The persona flow .*does not accept the key/m],
    ['a missing key', {}, { apiKey: undefined }, /^error: .*does not accept the key/m],
    ['a key with a line end', {}, { apiKey: 'a\nb' }, /^error: The key of Flowise .*line end/m],
    ['override off', { override: 'off' }, {}, /^error: .*override setting is off.*tick startState/m],
    ['startState not ticked', { override: 'start-state-off' }, {}, /^error: .*override setting is off/m],
    [
      'an unknown flow',
      {},
      { personaFlowId: crypto.randomUUID() },
      /^error: The persona flow .*does not exist/m,
    ],
    [
      'a flow id that is none',
      {},
      { promptFlowId: 'x' },
      /^error: The picture-prompt flow .*is not a flow id/m,
    ],
    ['a flow id that is not set', {}, { promptFlowId: '' }, /^error: .*PROMPT_FLOW_ID\) is not set/m],
    ['a key that may not look', { permissions: [] }, {}, /^warning: .*cannot be seen with this key/m],
    ['no Flowise there', {}, { url: 'http://127.0.0.1:9' }, /^error: .*nothing listens there/m],
    ['no address', {}, { url: 'flowise' }, /^error: .*\(FLOWISE_URL\) is not an address/m],
    [
      'the address of a page',
      {},
      { url: 'http://f.example/v2/agentcanvas/x' },
      /^error: .*page of the web app/m,
    ],
    ['/api/v1 at the end', {}, { url: 'http://f.example/api/v1/' }, /^error: .*must end before \/api/m],
  ])('names %s', async (_name, options, changes, expected) => {
    expect(await check(options, changes)).toMatch(expected);
    expect(server?.calls).toHaveLength(0);
  });

  it('names another path on the server', async () => {
    const { url } = (server = await startFlowiseServer());
    expect(await check({}, { url: `${url}/elsewhere` })).toMatch(/^error: .*is not the address of Flowise/m);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'another start node',
      (text) => text.replaceAll('startAgentflow_0', 'startAgentflow_3'),
      /^error: .*no start node/m,
    ],
    [
      'no credential',
      (text) => text.replaceAll('FLOWISE_CREDENTIAL_ID', 'none'),
      /^error: .*no model or no credential/m,
    ],
    [
      'a Direct Reply node',
      (text) => text.replace('"nodes":[', `"nodes":[${DIRECT_REPLY},`),
      /^warning: .*Direct Reply/m,
    ],
    [
      'a key that no prompt uses',
      (text) => text.replace('$flow.state.bio_language', 'x'),
      /^warning: .*do not use bio_language/m,
    ],
  ])('names a flow with %s', async (_name, change, expected) => {
    server = await startFlowiseServer();
    for (const flow of server.store.flows) flow.flowData = change(flow.flowData);
    expect(await check({})).toMatch(expected);
  });

  it('names a flow that needs no key, and one of another kind', async () => {
    server = await startFlowiseServer();
    for (const flow of server.store.flows) flow.apikeyid = null;
    expect(await check({})).toMatch(/^warning: .*asks for no key/m);
    for (const flow of server.store.flows) flow.type = 'CHATFLOW';
    expect(await check({})).toMatch(/^error: .*is no Agentflow V2/m);
    expect(server.calls).toHaveLength(0);
  });
});

const DIRECT_REPLY = '{"id":"directReplyAgentflow_0","data":{"name":"directReplyAgentflow","inputs":{}}}';

describe('with running each flow once', () => {
  it('finds everything right', async () => {
    const said = await check({}, { deep: true });
    expect(said).not.toMatch(/^(?:error|warning)/m);
    expect(said).toMatch(/one person came back/);
    expect(said).toMatch(/a picture prompt of \d+ characters/);
    expect(server?.calls).toHaveLength(2);
  });

  it.each([
    ['llm-401', /^error: .*model behind Flowise refuses its key/m],
    ['llm-429-quota', /^error: .*no money left/m],
    ['llm-dead', /^error: .*flow failed in Flowise, most likely the model/m],
    ['blank', /^error: .*answered nothing/m],
    ['refusal', /^error: .*not with what it was asked for/m],
    ['hang', /^error: .*did not answer within/m],
  ] as const)('names a model that fails: %s', async (mode, expected) => {
    expect(await check({ mode }, { deep: true, timeoutMs: 1_000 })).toMatch(expected);
  });

  it('names override off by its answer, where the key may not look', async () => {
    const said = await check({ override: 'off', permissions: [] }, { deep: true });
    expect(said).toMatch(/^error: .*override setting is off/m);
  });

  it('does not run a flow that is known to be wrong', async () => {
    await check({ override: 'off' }, { deep: true });
    expect(server?.calls).toHaveLength(0);
  });
});
