import { describe, expect, it } from 'vitest';
import { readPeople, readPicturePrompt } from '../../../src/domain/model-text.ts';
import { seededRandom } from '../../support/random.ts';

const BIOS = {
  facebook_bio: 'Bakes at 4, sleeps at 8. "Bread" {is} ```life```',
  instagram_bio: 'flour ✨',
  x_bio: 'Sourdough, no opinions.\nNone.',
  tiktok_bio: 'knead it',
  age: 34,
  job_title: 'Baker',
  workplace: null,
  current_city: 'Coimbra',
};
const ANA = {
  firstname: 'Ana',
  lastname: 'Prévôt',
  gender: 'f',
  ethnicity: 'White',
  bios: JSON.stringify(BIOS),
};
const DRAFT = {
  firstname: 'Ana',
  lastname: 'Prévôt',
  gender: 'f',
  ethnicity: 'White',
  bio_facebook: BIOS.facebook_bio,
  bio_instagram: BIOS.instagram_bio,
  bio_x: BIOS.x_bio,
  bio_tiktok: BIOS.tiktok_bio,
  age: 34,
  job_title: 'Baker',
  current_city: 'Coimbra',
};
const BEN = { ...ANA, firstname: 'Ben', gender: 'm' };
const LINES = `${JSON.stringify(ANA)}\n${JSON.stringify(BEN)}`;
const TWO = [DRAFT, { ...DRAFT, firstname: 'Ben', gender: 'm' }];

describe('readPeople', () => {
  it.each([
    ['one after another', LINES],
    ['pretty-printed', [ANA, BEN].map((person) => JSON.stringify(person, undefined, 2)).join('\n\n')],
    ['in a fence', `\`\`\`json\n${LINES}\n\`\`\``],
    [
      'in a fence each',
      `**1**\n\`\`\`json\n${JSON.stringify(ANA)}\n\`\`\`\n**2**\n\`\`\`\n${JSON.stringify(BEN)}\n\`\`\``,
    ],
    ['with words around', `Sure! Here are 2 {as JSON}:\n${LINES}\nIt's done - "enjoy".`],
    ['in an array', JSON.stringify([ANA, BEN], undefined, 1)],
    ['in an object', JSON.stringify({ personas: [ANA, BEN] })],
    ['in an object of objects', JSON.stringify({ result: { person_1: ANA, person_2: BEN } })],
    ['in an array of strings', JSON.stringify({ people: [JSON.stringify(ANA), JSON.stringify(BEN)] })],
    ['in a string', JSON.stringify(LINES)],
    ['with bios as an object', JSON.stringify([ANA, BEN].map((person) => ({ ...person, bios: BIOS })))],
    ['flat', JSON.stringify([ANA, BEN].map(({ bios: _bios, ...person }) => ({ ...person, ...BIOS })))],
    [
      'with our own field names in another case',
      JSON.stringify([
        {
          FirstName: 'Ana',
          LAST_NAME: 'Prévôt',
          Gender: 'Female',
          ethnicity: 'White ',
          ...ours(),
          Age: '34',
        },
        {
          'first name': 'Ben',
          lastName: 'Prévôt',
          sex: ' man ',
          ethnicity: 'White',
          ...ours(),
          age: '34 years old',
        },
      ]),
    ],
  ])('reads people %s', (_name, text) => {
    expect(readPeople(text)).toEqual({ drafts: TWO, problems: [] });
  });

  it('leaves out what says nothing, and keeps what it does not understand', () => {
    const text = JSON.stringify({
      firstname: 'Ana',
      gender: 'Nonbinary',
      age: '30-35',
      about: 'N/A',
      workplace: '',
    });
    expect(readPeople(text).drafts).toEqual([{ firstname: 'Ana', gender: 'Nonbinary', age: '30-35' }]);
  });

  it.each([
    [34.5, 34.5],
    ['17', 17],
    ['-34', '-34'],
    ['3,4', '3,4'],
    ['born in 1990', 'born in 1990'],
    [['34'], ['34']],
  ])('reads the age %j as %j', (age, expected) => {
    expect(readPeople(JSON.stringify({ firstname: 'A', age })).drafts[0]?.age).toEqual(expected);
  });

  it("takes nothing from other people inside a person, and the person's own fields before those in bios", () => {
    const text = JSON.stringify({
      ...ANA,
      age: 40,
      spouse: { lastname: 'Other', job_title: 'Spy', prev_city: 'X' },
    });
    expect(readPeople(text).drafts).toEqual([{ ...DRAFT, age: 40 }]);
  });

  it('reads what is whole of a cut-off answer, and says so', () => {
    const reading = readPeople(LINES.slice(0, -60));
    expect(reading.drafts[0]).toEqual(DRAFT);
    expect(reading.drafts[1]).toMatchObject({ firstname: 'Ben', bio_facebook: BIOS.facebook_bio });
    expect(reading.drafts[1]).not.toHaveProperty('current_city');
    expect(reading.problems).toEqual([
      'The answer breaks off before its end (Ben Prévôt); what was whole has been read.',
    ]);
  });

  it('says what is not a person', () => {
    expect(readPeople("I'm sorry, but I can't\u0007 help with that.")).toEqual({
      drafts: [],
      problems: ['The answer holds words instead of people: "I\'m sorry, but I can\'t help with that."'],
    });
    expect(readPeople(' \n ').problems).toEqual(['The answer is empty.']);
    expect(readPeople('{"error": "no", "code": 3}').problems).toEqual([
      'An object in the answer is not a person; it has error, code.',
    ]);
    expect(readPeople('{"x": 10, "y": 20}').drafts).toEqual([]);
    expect(readPeople('{"note":1}'.repeat(50)).problems).toHaveLength(21);
  });

  it('never throws, always says something, and is linear', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 3_000; round += 1) {
      const from = Math.floor(random() * LINES.length);
      const text = LINES.slice(0, from) + LINES.slice(Math.floor(random() * LINES.length));
      const { drafts, problems } = readPeople(text);
      expect(drafts.length + problems.length).toBeGreaterThan(0);
    }
    const started = performance.now();
    readPeople(LINES.repeat(Math.ceil(1_000_000 / LINES.length)));
    readPeople(JSON.stringify({ bios: '{"bios":"'.repeat(100_000) }));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

function ours(): object {
  return {
    bio_facebook: BIOS.facebook_bio,
    'Bio Instagram': BIOS.instagram_bio,
    x: BIOS.x_bio,
    tiktok: BIOS.tiktok_bio,
    job: 'Baker',
    city: 'Coimbra',
  };
}

describe('readPicturePrompt', () => {
  const PROMPT = 'A 2×2 grid of "four" photos {of} a person\nin a bakery';
  const JSON_PROMPT = JSON.stringify({ final_prompt: PROMPT });

  it.each([
    ['plain JSON', JSON_PROMPT],
    ['pretty JSON', JSON.stringify({ final_prompt: ` ${PROMPT} ` }, undefined, 2)],
    ['in a fence', `\`\`\`json\n${JSON_PROMPT}\n\`\`\``],
    ['with words around', `Here {it} is:\n${JSON_PROMPT}\nEnjoy!`],
    ['another key', JSON.stringify({ thoughts: 'hm', finalPrompt: PROMPT })],
    ['in a string', JSON.stringify(JSON_PROMPT)],
    ['in an object', JSON.stringify({ note: null, result: { output: { final_prompt: PROMPT } } })],
    ['in words alone', PROMPT],
  ])('reads %s', (_name, text) => {
    expect(readPicturePrompt(text)).toEqual({ prompt: PROMPT });
  });

  it.each([
    ['', 'The answer is empty.'],
    [JSON_PROMPT.slice(0, 40), 'The answer stops in the middle of the prompt.'],
    ['{"final_prompt": ""}', 'The prompt in the answer is empty or no text.'],
    ['{"final_prompt": ["a"]}', 'The prompt in the answer is empty or no text.'],
    [
      "I'm sorry, but I can't describe this person in a photo.",
      'The answer holds no picture prompt: "I\'m sorry',
    ],
    ['{"mood": "a photo of somebody in the city at night"}', 'The answer holds no picture prompt'],
    ['Which person should be in it, and what should they do there?', 'The answer holds no picture prompt'],
  ])('makes no prompt of %j', (text, problem) => {
    expect(readPicturePrompt(text)).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});
