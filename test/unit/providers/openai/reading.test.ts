import { describe, expect, it } from 'vitest';
import { createOpenAiPromptWriter } from '../../../../src/providers/openai/index.ts';
import { readPeople } from '../../../../src/providers/openai/read-people.ts';
import { createRecordingLogger } from '../../../support/recording-logger.ts';

const ana = { firstname: 'Ana', lastname: 'Reis', age: 30 };
const json = JSON.stringify({ people: [ana, { ...ana, firstname: 'Rui' }] });

describe('readPeople', () => {
  it.each([
    ['bare', json],
    ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['in a fence after words', `Here they are:\n\n\`\`\`\n${json}\n\`\`\`\nEnjoy!`],
    ['between words', `Sure! ${json} That is all.`],
    ['as a list', JSON.stringify([ana, { ...ana, firstname: 'Rui' }])],
    ['pretty-printed', JSON.stringify(JSON.parse(json), null, 4)],
    ['in two fences', `\`\`\`json\n${JSON.stringify(ana)}\n\`\`\`\n\`\`\`json\n{"firstname":"Rui"}\n\`\`\``],
  ])('reads people %s', (_how, text) => {
    const { drafts, problems } = readPeople(text);
    expect(drafts.map((draft) => draft.firstname)).toEqual(['Ana', 'Rui']);
    expect(problems).toEqual([]);
  });

  it('keeps only our fields, whatever their type, and nothing of a prototype', () => {
    const { drafts } = readPeople(
      '{"people":[{"firstname":5,"age":"x","password":"p","__proto__":{"about":"y"}}]}',
    );
    expect(drafts).toEqual([{ firstname: 5, age: 'x' }]);
  });

  it('says what is not a person', () => {
    expect(readPeople(JSON.stringify({ people: [ana, 'Rui', null, {}] }))).toEqual({
      drafts: [ana],
      problems: Array.from({ length: 3 }, () => 'A piece of the answer is not a person.'),
    });
  });

  it.each(['', 'I am sorry.', '{"people": [', '{"people": []}', '[]', '"text"', '{]'])(
    'gives a problem and nobody for %j',
    (text) => {
      const { drafts, problems } = readPeople(text);
      expect(drafts).toEqual([]);
      expect(problems).toHaveLength(1);
    },
  );
});

describe('reading a picture prompt', () => {
  const writer = createOpenAiPromptWriter({
    apiKey: 'sk-test',
    model: 'gpt-6-luna',
    logger: createRecordingLogger(),
  });

  it('reads it bare or fenced', () => {
    expect(writer.read('{"prompt": " A grid. "}')).toEqual({ prompt: 'A grid.' });
    expect(writer.read('```json\n{"prompt": "A grid."}\n```')).toEqual({ prompt: 'A grid.' });
  });

  it.each(['', 'Sorry, I cannot help with that.', '{"prompt": ""}', '{"prompt": 5}', '{"other": "A grid."}'])(
    'takes %j for no prompt',
    (text) => {
      expect(writer.read(text)).toHaveProperty('problem');
    },
  );
});
