import { describe, expect, it } from 'vitest';
import { checkPersona } from '../../src/domain/check-persona.ts';
import { DEFAULT_INSTRUCTIONS } from '../../src/domain/dataset.ts';
import type { PersonaDraft, PersonaText } from '../../src/domain/persona.ts';
import type { Billed, CallErrorCode } from '../../src/domain/errors.ts';
import {
  createOpenAiPersonaWriter,
  createOpenAiPromptWriter,
  type OpenAiOptions,
} from '../../src/providers/openai/index.ts';
import type { FaultName, OpenAiServer } from '../support/openai-server/index.ts';
import { callOf, closeAtEnd, failureOf, openServer } from '../support/openai-setup.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';

function optionsFor(server: OpenAiServer, model = 'gpt-6-luna'): OpenAiOptions {
  return { apiKey: server.apiKey, baseUrl: server.url, model, logger: createRecordingLogger() };
}

function openPersonaWriter(server: OpenAiServer, model?: string) {
  const writer = createOpenAiPersonaWriter(optionsFor(server, model));
  closeAtEnd(() => writer.close());
  return writer;
}

const request = {
  count: 3,
  description: 'night-shift nurses in Graz',
  language: 'German',
  instructions: DEFAULT_INSTRUCTIONS,
  seeds: ['a', 'b', 'c'],
};

function personOf(draft: PersonaDraft): PersonaText {
  const checked = checkPersona(draft, { drawAge: () => 30 });
  if ('refused' in checked) throw new Error(JSON.stringify(checked.refused));
  return checked.person;
}

describe('people', () => {
  it('are asked for with a strict schema, and read from the answer', async () => {
    const server = await openServer();
    const writer = openPersonaWriter(server);
    const answer = await writer.ask(request, callOf('ledger-7'));
    const { drafts, problems } = writer.read(answer.text);

    expect(problems).toEqual([]);
    expect(drafts).toHaveLength(3);
    expect(drafts.map(personOf)).toHaveLength(3);
    expect(answer).toMatchObject({ requestId: server.calls[0]?.requestId });
    expect(answer.usage?.inputTextTokens).toBeGreaterThan(100);
    expect(answer.usage?.outputTextTokens).toBeGreaterThan(100);
    expect(server.calls).toHaveLength(1);
    expect(server.calls[0]).toMatchObject({ id: 'ledger-7', path: '/v1/chat/completions', charged: true });
    expect(server.calls[0]?.fields).toMatchObject({ model: 'gpt-6-luna', reasoning_effort: 'low' });
    expect(server.calls[0]?.prompt).toContain('night-shift nurses in Graz');
  });

  it('are asked of any model; one that is not known is sent nothing beyond the schema', async () => {
    const server = await openServer({ models: { 'llama-9': {} } });
    const writer = openPersonaWriter(server, 'llama-9');
    const { text } = await writer.ask(request, callOf('1'));
    expect(writer.read(text).drafts).toHaveLength(3);
    expect(Object.keys(server.calls[0]?.fields ?? {}).toSorted()).toEqual([
      'messages',
      'model',
      'response_format',
    ]);
  });

  it('come back as the raw text, whatever it is', async () => {
    const text = 'Here:\n```json\n{"people":[{"firstname":"Eva"}]}\n```';
    const server = await openServer({ respond: () => ({ name: 'chat_text', text }) });
    const writer = openPersonaWriter(server);
    const answer = await writer.ask(request, callOf('1'));
    expect(answer.text).toBe(text);
    expect(writer.read(answer.text).drafts).toEqual([{ firstname: 'Eva' }]);
  });

  it.each([
    ['chat_refusal', 'refused', 'yes', /refused to write this: I'm sorry/],
    ['chat_cut_off', 'unusable_answer', 'yes', /cut off/],
    ['chat_no_choices', 'unusable_answer', 'yes', /without choices/],
    ['truncated_json', 'unusable_answer', 'unknown', /damaged/],
    ['html', 'unusable_answer', 'unknown', /HTML/],
    ['empty_body', 'unusable_answer', 'unknown', /zero bytes/],
    ['invalid_api_key', 'key', 'no', /does not accept the key/],
    ['insufficient_quota', 'money', 'no', /no money left/],
    ['rate_limit_exceeded', 'rate_limited', 'no', /asks to wait/],
    ['server_error', 'unavailable', 'unknown', /failed/],
    ['reset_before_answer', 'outcome_unknown', 'unknown', /may have been charged/],
    ['reset_mid_answer', 'outcome_unknown', 'unknown', /may have been charged/],
  ] as [FaultName, CallErrorCode, Billed, RegExp][])(
    '%s is %s, billed %s',
    async (fault, code, billed, says) => {
      const server = await openServer({ respond: () => fault });
      const error = await failureOf(openPersonaWriter(server).ask(request, callOf('1')));
      expect(error).toMatchObject({ name: 'CallError', code, billed });
      expect(error.message).toMatch(says);
      expect(server.calls).toHaveLength(1);
    },
  );

  it('an empty text is no answer', async () => {
    const server = await openServer({ respond: () => ({ name: 'chat_text', text: ' ' }) });
    const error = await failureOf(openPersonaWriter(server).ask(request, callOf('1')));
    expect(error).toMatchObject({ code: 'unusable_answer', billed: 'yes' });
  });
});

describe('picture prompts', () => {
  it('are asked for without the names of the person', async () => {
    const server = await openServer();
    const people = openPersonaWriter(server);
    const { drafts } = people.read((await people.ask(request, callOf('1'))).text);
    const person = personOf(drafts[0] ?? {});
    const writer = createOpenAiPromptWriter(optionsFor(server));
    closeAtEnd(() => writer.close());
    const answer = await writer.ask({ person, history: ['An earlier grid.'] }, callOf('2'));

    expect(writer.read(answer.text)).toEqual({ prompt: expect.stringContaining('2x2 grid') });
    const sent = JSON.stringify(server.calls[1]?.fields);
    expect(sent).toContain('An earlier grid.');
    expect(sent).toContain(person.bio_x);
    expect(sent).not.toContain(person.firstname);
    expect(sent).not.toContain(person.lastname);
  });
});
