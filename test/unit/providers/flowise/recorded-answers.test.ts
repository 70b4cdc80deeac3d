import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf } from '../../../../src/domain/errors.ts';
import { readPeople, readPicturePrompt } from '../../../../src/domain/model-text.ts';
import { createFlowiseClient } from '../../../../src/providers/flowise/client.ts';
import type { StateEntry } from '../../../../src/providers/flowise/flow-state.ts';
import { newCall } from '../../../contract/persona-writer-suite.ts';
import { missingFixtures, readJsonFixtures } from '../../../support/fixtures.ts';
import { createSilentLogger } from '../../../../src/telemetry/logger.ts';

interface Recorded {
  request: { body?: { overrideConfig?: { startState?: StateEntry[] | Record<string, StateEntry[]> } } };
  response: { status: number; headers: Record<string, string>; body?: unknown; bodyText?: string };
}

const missing = missingFixtures('flowise');
const recorded = missing === undefined ? readJsonFixtures<Recorded>('flowise') : new Map<string, Recorded>();

const people = (count: number): RegExp => new RegExp(`^${count} people, ${count} with more than the basics$`);

describe.skipIf(missing !== undefined)(`answers of a real Flowise ${missing ?? ''}`, () => {
  let url: string;
  const server = createServer((incoming, response) => {
    const name = decodeURIComponent(incoming.url?.split('/').at(-1) ?? '');
    const { status, headers, body, bodyText } = (recorded.get(name) as Recorded).response;
    incoming.resume();
    const { 'content-length': _recorded, ...rest } = headers;
    response.writeHead(status, rest).end(bodyText ?? JSON.stringify(body));
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => server.close());

  /** What is made of the recorded answer `name`, to the state that was sent when it was recorded. */
  async function outcomeOf(name: string): Promise<string> {
    const client = createFlowiseClient({ url, apiKey: 'key', flowId: name, logger: createSilentLogger() });
    const sent = recorded.get(name)?.request.body?.overrideConfig?.startState ?? [];
    const state = Array.isArray(sent) ? sent : Object.values(sent).flat();
    try {
      const { text } = await client.ask('test', state, newCall());
      if (name.includes('image')) {
        const reading = readPicturePrompt(text);
        return 'prompt' in reading ? `prompt: ${reading.prompt}` : reading.problem;
      }
      const { drafts, problems } = readPeople(text);
      const whole = drafts.filter((draft) => Object.keys(draft).length >= 7).length;
      return [`${drafts.length} people, ${whole} with more than the basics`, ...problems].join('; ');
    } catch (error) {
      const { code, retryable } = error as { code: string; retryable: boolean };
      return `${code}${retryable ? ', may be tried again' : ''}: ${messageOf(error)}`;
    }
  }

  const key = /^key: Flowise does not accept the key/;
  const page = /^not_found: .* is not the address of Flowise/;
  const prompt = /^prompt: Candid smartphone photo of Zoë O'Connor/;

  it.each<[string, RegExp]>([
    ['id-none', /^not_found: /],
    ['id-not-uuid', /^not_found: /],
    ['id-unknown', /^not_found: /],
    ['key-lower-bearer', key],
    ['key-missing', key],
    ['key-wrong', key],
    ['key-no-bearer', people(1)],
    ['key-not-required', people(1)],
    ['key-not-required-wrong', people(1)],
    ['llm-400', /^bad_request: .*maximum context length/],
    ['llm-401', /^key: The model behind Flowise refuses its key/],
    ['llm-image-401', /^key: The model behind Flowise refuses its key/],
    ['llm-404', /^not_found: The model behind Flowise/],
    ['llm-429', /^rate_limited, may be tried again: /],
    ['llm-429-quota', /^money: /],
    ['llm-500', /^unavailable, may be tried again: /],
    ['llm-503', /^unavailable, may be tried again: /],
    ['llm-dead', /^unavailable, may be tried again: /],
    ['llm-drop', /^unavailable, may be tried again: /],
    ['llm-empty', /^unusable_answer, may be tried again: The model behind Flowise answered nothing/],
    ['llm-slow-20s', people(1)],
    ['method-get', page],
    ['path-api-twice', page],
    ['path-double-slash', page],
    ['path-double-slash-no-key', /^key: /],
    ['path-end-slash', people(1)],
    ['rate-limited', /^rate_limited, may be tried again: /],
    ['override-off', /^not_found: .*override setting is off/],
    ['override-startstate-off', /^not_found: .*override setting is off/],
    ['override-wrong-node', /^not_found: .*override setting is off/],
    ['override-array', people(2)],
    ['override-unknown-key', people(1)],
    ['override-some-keys', people(1)],
    ['override-dollar', people(1)],
    ['ok-streaming-asked', /^unusable_answer/],
    ['ok-personas-2', people(2)],
    ['ok-personas-10', people(10)],
    ['ok-personas-pretty', people(2)],
    ['ok-personas-tricky', people(2)],
    ['ok-direct-reply', people(2)],
    ['text-blank', people(2)],
    ['text-fence', people(2)],
    ['text-fence-each', people(2)],
    ['text-prose', people(2)],
    ['text-duplicate', people(2)],
    ['text-fewer', people(1)],
    ['text-more', people(4)],
    ['text-bios-broken', people(2)],
    ['text-bios-missing', people(2)],
    ['text-truncated', /^2 people, 2 with more than the basics; The answer breaks off.*Maria Yılmaz/],
    ['text-refusal', /^0 people.*holds words instead of people: "I'm sorry/],
    ['ok-image-first', prompt],
    ['ok-image-history', prompt],
    ['ok-image-structured', prompt],
    ['text-image-fence', prompt],
    ['text-image-plain', prompt],
    ['text-image-pretty', prompt],
    ['text-image-prose', prompt],
    ['text-image-tricky', prompt],
    ['text-image-refusal', /^The answer holds no picture prompt/],
    ['text-image-truncated', /^The answer stops in the middle/],
  ])('%s', async (name, expected) => {
    expect(await outcomeOf(name)).toMatch(expected);
  });
});
