import { afterEach, describe, expect, it } from 'vitest';
import { isCallError, type CallError, type CallErrorDetails } from '../../../../src/domain/errors.ts';
import { createFlowisePersonaWriter } from '../../../../src/providers/flowise/persona-writer.ts';
import { newCall, requestFor } from '../../../contract/persona-writer-suite.ts';
import type { Mode } from '../../../support/flowise-server/faults.ts';
import {
  startFlowiseServer,
  type FlowiseServer,
  type FlowiseServerOptions,
} from '../../../support/flowise-server/server.ts';
import { createSilentLogger } from '../../../../src/telemetry/logger.ts';

const servers: FlowiseServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Changes = Partial<Parameters<typeof createFlowisePersonaWriter>[0]>;

async function errorWith(options: FlowiseServerOptions, changes: Changes = {}): Promise<CallError> {
  const server = await startFlowiseServer(options);
  servers.push(server);
  return askFor(server, changes);
}

async function askFor({ url, apiKey, personaFlowId }: FlowiseServer, changes: Changes): Promise<CallError> {
  const writer = createFlowisePersonaWriter({
    url,
    apiKey,
    flowId: personaFlowId,
    logger: createSilentLogger(),
    ...changes,
  });
  const outcome = await writer.ask(requestFor(2), newCall()).catch((error: unknown) => error);
  if (!isCallError(outcome)) throw new Error(`no call error but ${JSON.stringify(outcome)}`);
  expect(outcome.message).not.toContain(apiKey);
  expect(outcome.message).not.toMatch(/predictionsServices|docs\.langchain/);
  return outcome;
}

type Expected = Partial<CallErrorDetails> & { code: string };

describe('faults of the server, of the model behind it and of the way there', () => {
  it.each<[Mode, Expected, RegExp]>([
    ['unauthorized', { code: 'key', billed: 'no', retryable: false }, /Flowise does not accept the key/],
    ['llm-401', { code: 'key', billed: 'no', retryable: false }, /model behind Flowise refuses its key/],
    ['llm-401-unmapped', { code: 'key', billed: 'no', retryable: false }, /model behind Flowise refuses/],
    ['llm-400', { code: 'bad_request', billed: 'no', retryable: false }, /maximum context length/],
    ['llm-404', { code: 'not_found', billed: 'no', retryable: false }, /no-model/],
    ['llm-429', { code: 'rate_limited', retryable: true, retryAfterMs: 20_000 }, /limits its rate/],
    ['llm-429-quota', { code: 'money', billed: 'no', retryable: false }, /no money left/],
    ['llm-500', { code: 'unavailable', billed: 'unknown', retryable: true }, /500 The server had an error/],
    ['llm-503', { code: 'unavailable', billed: 'unknown', retryable: true }, /overloaded/],
    ['llm-dead', { code: 'unavailable', billed: 'unknown', retryable: true }, /Connection error/],
    [
      'rate-limited',
      { code: 'rate_limited', billed: 'no', retryable: true, retryAfterMs: 3_000 },
      /rate limit/,
    ],
    ['web-page', { code: 'not_found', billed: 'no', retryable: false }, /not the address of Flowise/],
    ['redirect', { code: 'not_found', billed: 'no', retryable: false }, /https:\/\/flowise\.example/],
    ['bad-gateway', { code: 'unavailable', billed: 'unknown', retryable: true }, /502.*web page/],
    ['gateway-timeout', { code: 'outcome_unknown', billed: 'unknown', retryable: true }, /gave up waiting/],
    ['not-json', { code: 'unusable_answer', billed: 'yes', retryable: true }, /not the JSON/],
    ['truncated-json', { code: 'unusable_answer', billed: 'yes', retryable: true }, /not the JSON/],
    ['blank', { code: 'unusable_answer', billed: 'yes', retryable: true }, /answered nothing/],
    ['reset', { code: 'outcome_unknown', billed: 'unknown', retryable: true }, /connection.*lost/],
    ['reset-in-answer', { code: 'outcome_unknown', billed: 'unknown', retryable: true }, /connection.*lost/],
  ])('%s', async (mode, expected, message) => {
    const error = await errorWith({ mode });
    expect(error).toMatchObject(expected);
    expect(error.message).toMatch(message);
    expect(servers[0]?.calls).toHaveLength(1);
  });

  it.each<[string, Changes, Expected]>([
    ['a wrong key', { apiKey: 'wrong' }, { code: 'key' }],
    ['no key', { apiKey: undefined }, { code: 'key' }],
    ['an unknown flow', { flowId: crypto.randomUUID() }, { code: 'not_found', httpStatus: 404 }],
    ['a flow id that is none', { flowId: 'personas' }, { code: 'not_found', httpStatus: 400 }],
    ['no flow id', { flowId: '' }, { code: 'not_found', httpStatus: 412 }],
  ])('%s: nothing is run', async (_name, changes, expected) => {
    const error = await errorWith({}, changes);
    expect(error).toMatchObject({ ...expected, billed: 'no', retryable: false });
    expect(error.hint).toBeTruthy();
    expect(servers[0]?.calls).toHaveLength(0);
  });

  it('a body that is too large: 413', async () => {
    expect(await errorWith({ largestBody: 100 })).toMatchObject({ code: 'bad_request', httpStatus: 413 });
  });

  it.each(['off', 'start-state-off'] as const)(
    'override %s: named, with the way to switch it on',
    async (override) => {
      const error = await errorWith({ override });
      expect(error).toMatchObject({
        code: 'not_found',
        billed: 'yes',
        retryable: false,
        vendorCode: 'override_off',
      });
      expect(error.message).toMatch(/override setting is off/);
      expect(error.hint).toMatch(/Override Configuration.*startState/);
    },
  );

  it('another start node: named too', async () => {
    const server = await startFlowiseServer();
    servers.push(server);
    for (const flow of server.store.flows) {
      flow.flowData = flow.flowData.replaceAll('startAgentflow_0', 'startAgentflow_7');
    }
    const error = await askFor(server, {});
    expect(error.message).toMatch(/start node is not called startAgentflow_0/);
  });

  it('nobody there: not sent, so nothing is owed', async () => {
    const server = await startFlowiseServer();
    await server.close();
    expect(await askFor(server, {})).toMatchObject({ code: 'unavailable', billed: 'no', retryable: true });
    const elsewhere = { url: 'http://no-such-name.invalid' };
    expect(await askFor(server, elsewhere)).toMatchObject({ code: 'unavailable', billed: 'no' });
  });

  it('no TLS there: says so, and does not try again', async () => {
    const server = await startFlowiseServer();
    servers.push(server);
    const error = await askFor(server, { url: server.url.replace('http:', 'https:') });
    expect(error).toMatchObject({ code: 'unavailable', billed: 'no', retryable: false });
  });

  it('no answer within the limit: the outcome is unknown, and the flow ran once', async () => {
    expect(await errorWith({ mode: 'hang' }, { timeoutMs: 150 })).toMatchObject({
      code: 'outcome_unknown',
      billed: 'unknown',
      vendorCode: 'timeout',
    });
    expect(servers[0]?.calls).toHaveLength(1);
  });

  it('given up by the caller: the outcome is unknown', async () => {
    const server = await startFlowiseServer({ mode: 'hang' });
    servers.push(server);
    const { url, apiKey, personaFlowId: flowId } = server;
    const writer = createFlowisePersonaWriter({ url, apiKey, flowId, logger: createSilentLogger() });
    const controller = new AbortController();
    const asking = writer.ask(requestFor(1), { ...newCall(), signal: controller.signal });
    while (server.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await expect(asking).rejects.toMatchObject({ code: 'outcome_unknown', billed: 'unknown' });
  });
});
