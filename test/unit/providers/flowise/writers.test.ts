import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createFlowisePersonaWriter } from '../../../../src/providers/flowise/persona-writer.ts';
import { createFlowisePromptWriter } from '../../../../src/providers/flowise/prompt-writer.ts';
import { newCall, requestFor } from '../../../contract/persona-writer-suite.ts';
import { person } from '../../../contract/prompt-writer-suite.ts';
import type { ModelMode } from '../../../support/flowise-server/model.ts';
import {
  startFlowiseServer,
  type FlowiseServer,
  type FlowiseServerOptions,
} from '../../../support/flowise-server/server.ts';
import { createSilentLogger } from '../../../../src/telemetry/logger.ts';

const servers: FlowiseServer[] = [];
async function start(options?: FlowiseServerOptions): Promise<FlowiseServer> {
  const server = await startFlowiseServer(options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

function personas({ url, apiKey, personaFlowId }: FlowiseServer) {
  return createFlowisePersonaWriter({ url, apiKey, flowId: personaFlowId, logger: createSilentLogger() });
}
function prompts({ url, apiKey, promptFlowId }: FlowiseServer) {
  return createFlowisePromptWriter({ url, apiKey, flowId: promptFlowId, logger: createSilentLogger() });
}

describe('the request', () => {
  it('is what a recorder receives, byte for byte', async () => {
    const received: { method?: string; url?: string; headers: Record<string, unknown>; body: unknown }[] = [];
    const server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        received.push({ method: String(method), url: String(url), headers, body: JSON.parse(text) });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"text":"x"}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const options = {
      url: `http://127.0.0.1:${port}/base/`,
      apiKey: 'a-key',
      flowId: 'some/flow',
      logger: createSilentLogger(),
    };
    const call = newCall();
    const request = { ...requestFor(3), description: 'pays $5 {{ question }} {{{x' };
    await createFlowisePersonaWriter(options).ask(request, call);
    await createFlowisePromptWriter(options).ask(
      { person: { ...person, bio_x: '{{x}} $&' }, history: [] },
      call,
    );
    await createFlowisePromptWriter({ ...options, apiKey: undefined }).ask(
      { person, history: ['a', '$b'] },
      call,
    );
    server.close();

    expect(received[0]).toMatchObject({
      method: 'POST',
      url: '/base/api/v1/prediction/some%2Fflow',
      headers: {
        authorization: 'Bearer a-key',
        'content-type': 'application/json',
        'x-client-request-id': call.callId,
      },
    });
    expect(received[0]?.body).toEqual({
      question: 'go',
      overrideConfig: {
        startState: {
          startAgentflow_0: [
            { key: 'requested_amount', value: '3' },
            { key: 'persona_description', value: 'pays $$5 { { question }} { { {x' },
            { key: 'bio_language', value: 'English' },
            { key: 'instructions_facebook', value: request.instructions.facebook },
            { key: 'instructions_instagram', value: request.instructions.instagram },
            { key: 'instructions_x', value: request.instructions.x },
            { key: 'instructions_tiktok', value: request.instructions.tiktok },
          ],
        },
      },
    });
    const [data, history] = stateOf(received[1]?.body);
    expect(history).toEqual({ key: 'prompts_history', value: '' });
    expect(data?.value).not.toContain('{{');
    expect(data?.value).toContain('$$&');
    expect(JSON.parse(data?.value.replaceAll('$$', '$') ?? '')).toEqual({
      firstname: person.firstname,
      lastname: person.lastname,
      gender: person.gender,
      bio_facebook: person.bio_facebook,
      bio_instagram: person.bio_instagram,
      bio_x: '{{x}} $&',
      bio_tiktok: person.bio_tiktok,
      ethnicity: null,
      age: 61,
    });
    expect(received[2]?.headers).not.toHaveProperty('authorization');
    expect(stateOf(received[2]?.body)[1]?.value).toBe('a\n\n$$b');
  });

  it('lets every text arrive at the model as it was', async () => {
    const server = await start();
    const description = 'pay $5 or $$9, say $& and $` and $\' "quote" <p>ü 🥖\nsecond line \\n';
    const { text } = await personas(server).ask({ ...requestFor(1), description }, newCall());
    expect(personas(server).read(text).drafts[0]?.about).toContain(description);

    const reading = prompts(server).read(
      (await prompts(server).ask({ person, history: [] }, newCall())).text,
    );
    expect(reading).toEqual({ prompt: expect.stringContaining(person.bio_facebook) as string });
  });

  it('is sent once, on a connection of its own, and tells tokens and the id of the run', async () => {
    const server = await start();
    const answer = await personas(server).ask(requestFor(2), newCall());
    expect(server.calls).toHaveLength(1);
    expect(answer.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.usage?.inputTextTokens).toBeGreaterThan(100);
    expect(answer.usage?.outputTextTokens).toBeGreaterThan(100);
  });
});

describe('answers', () => {
  const whole: ModelMode[] = [
    'ok',
    'pretty',
    'fence',
    'fence-each',
    'prose',
    'array',
    'wrapped',
    'bios-object',
    'duplicate',
    'minor',
    'too-long',
    'control-characters',
  ];
  it.each(whole)('%s: reads both people whole', async (mode) => {
    const writer = personas(await start({ mode }));
    const { drafts, problems } = writer.read((await writer.ask(requestFor(2), newCall())).text);
    expect(problems).toEqual([]);
    expect(drafts).toHaveLength(2);
    for (const draft of drafts) expect(Object.keys(draft).length).toBeGreaterThanOrEqual(13);
  });

  it.each<[ModelMode, number, RegExp]>([
    ['fewer', 1, /^$/],
    ['more', 4, /^$/],
    ['bios-missing', 2, /^$/],
    ['bios-broken', 2, /^$/],
    ['truncated', 2, /breaks off/],
    ['refusal', 0, /holds words instead of people/],
  ])('%s: reads %i people', async (mode, count, problem) => {
    const writer = personas(await start({ mode }));
    const { drafts, problems } = writer.read((await writer.ask(requestFor(2), newCall())).text);
    expect(drafts).toHaveLength(count);
    expect(problems.join(' ')).toMatch(problem);
  });

  it.each<ModelMode>(['ok', 'pretty', 'fence', 'prose', 'plain'])('%s: reads the prompt', async (mode) => {
    const writer = prompts(await start({ mode }));
    const reading = writer.read((await writer.ask({ person, history: [] }, newCall())).text);
    expect(reading).toEqual({ prompt: expect.stringMatching(/^One single image.*picture\.$/) as string });
  });
});
interface Entry {
  key: string;
  value: string;
}

function stateOf(body: unknown): Entry[] {
  const { overrideConfig } = body as { overrideConfig: { startState: { startAgentflow_0: Entry[] } } };
  return overrideConfig.startState.startAgentflow_0;
}
