import { describe, expect, it } from 'vitest';
import { DEFAULT_INSTRUCTIONS } from '../../../../src/domain/dataset.ts';
import { BIOGRAPHY_FIELDS, BIOGRAPHY_LIMITS } from '../../../../src/domain/persona.ts';
import {
  createOfflinePersonaWriter,
  findOfflineLanguage,
  OFFLINE_LANGUAGES,
} from '../../../../src/providers/offline/index.ts';
import { newCall, people, personaRequest, seeds } from './support.ts';

const distinct = (values: string[]) => new Set(values).size;

const lengthOf = (text: string) => Array.from(text).length;

/** Nothing that could be an address, a handle or a link, and nothing left of a template. */
const FORBIDDEN = /[@#{}\p{Cc}]|https?:|www\.|undefined|\s{2}/u;

describe.each(OFFLINE_LANGUAGES)('a thousand people in %s', (language) => {
  const thousand = people({ count: 1000, language });

  it('keep to the limits of every platform, without cut-off sentences', async () => {
    for (const person of await thousand) {
      for (const field of BIOGRAPHY_FIELDS) {
        expect(lengthOf(person[field])).toBeLessThanOrEqual(BIOGRAPHY_LIMITS[field]);
        expect(person[field]).not.toMatch(FORBIDDEN);
      }
      expect(person.bio_facebook).toMatch(/[.!?…]$/u);
      expect(person.about).not.toMatch(FORBIDDEN);
    }
  });

  it('read differently', async () => {
    const five = (await thousand).slice(0, 500);
    expect(distinct(five.map(({ bio_facebook }) => bio_facebook))).toBeGreaterThanOrEqual(475);
    expect(distinct(five.map(({ bio_instagram }) => bio_instagram))).toBeGreaterThanOrEqual(475);
    expect(distinct(five.map(({ bio_x }) => bio_x))).toBeGreaterThanOrEqual(475);
    expect(distinct(five.map(({ bio_tiktok }) => bio_tiktok))).toBeGreaterThanOrEqual(250);
    expect(
      distinct(five.map(({ firstname, lastname }) => `${firstname} ${lastname}`)),
    ).toBeGreaterThanOrEqual(470);
  });

  it('are adults of both sexes and of every age', async () => {
    const everyone = await thousand;
    const ages = everyone.map(({ age }) => age);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(18);
    expect(Math.max(...ages)).toBeLessThan(95);
    expect(new Set(ages).size).toBeGreaterThan(50);
    const women = everyone.filter(({ gender }) => gender === 'f').length;
    expect(women).toBeGreaterThan(430);
    expect(women).toBeLessThan(570);
  });

  it('say something else on each platform', async () => {
    for (const person of await thousand) {
      expect(new Set(BIOGRAPHY_FIELDS.map((field) => person[field])).size).toBe(4);
    }
  });
});

describe('createOfflinePersonaWriter', () => {
  it('gives the same people for the same seeds, alone or together', async () => {
    const together = await people({ count: 10 });
    expect(await people({ count: 10 })).toEqual(together);
    expect(await people({ count: 1, seeds: ['seed 7'] })).toEqual([together[7]]);
  });

  it('gives other people for other seeds, descriptions and languages', async () => {
    const [first] = await people({ count: 1 });
    expect(await people({ count: 1, seeds: ['other'] })).not.toEqual([first]);
    expect(await people({ count: 1, description: 'somebody else' })).not.toEqual([first]);
    expect(await people({ count: 1, language: 'French' })).not.toEqual([first]);
  });

  it('knows its languages by their English names only', () => {
    expect(findOfflineLanguage(' german ')).toBe('German');
    expect(findOfflineLanguage('Klingon')).toBeUndefined();
    expect(findOfflineLanguage('')).toBeUndefined();
  });

  it('refuses a language that it does not write, and says which it does', async () => {
    const asked = createOfflinePersonaWriter().ask(
      personaRequest({ count: 1, language: 'Finnish' }),
      newCall(),
    );
    await expect(asked).rejects.toMatchObject({
      name: 'AvatarError',
      code: 'usage',
      message: expect.stringContaining('Finnish') as string,
      hint: expect.stringContaining('Portuguese') as string,
    });
  });

  it('refuses fewer seeds than people', async () => {
    const asked = createOfflinePersonaWriter().ask(personaRequest({ count: 3, seeds: seeds(2) }), newCall());
    await expect(asked).rejects.toMatchObject({ code: 'bad_request', billed: 'no', retryable: false });
  });

  it('makes nobody when the call was cancelled', async () => {
    const asked = createOfflinePersonaWriter().ask(
      personaRequest({ count: 1 }),
      newCall(AbortSignal.abort()),
    );
    await expect(asked).rejects.toMatchObject({ code: 'interrupted', billed: 'no' });
  });

  it('warns of what it cannot do', async () => {
    const writer = createOfflinePersonaWriter();
    const plain = await writer.ask(personaRequest({ count: 1, description: 'nurses in Leeds' }), newCall());
    expect(plain.warnings).toEqual([]);
    const instructions = { ...DEFAULT_INSTRUCTIONS, x: 'Write in verse.' };
    const own = await writer.ask(
      personaRequest({ count: 1, description: 'nurses', instructions }),
      newCall(),
    );
    expect(own.warnings).toEqual([expect.stringContaining('(x)')]);
    const lost = await writer.ask(personaRequest({ count: 1, description: 'qwerty' }), newCall());
    expect(lost.warnings).toEqual([expect.stringContaining('recognised nothing')]);
  });

  it('has no token usage to report', async () => {
    const answer = await createOfflinePersonaWriter().ask(personaRequest({ count: 1 }), newCall());
    expect(answer).not.toHaveProperty('usage');
  });
});

describe('reading an answer back', () => {
  const writer = createOfflinePersonaWriter();

  it('keeps what is a person and names what is not', () => {
    const reading = writer.read('{"firstname":"Ada","shoe_size":39}\n\nnot json\n[1]\n{"age":41}');
    expect(reading.drafts).toEqual([{ firstname: 'Ada' }, { age: 41 }]);
    expect(reading.problems).toEqual([
      'Line 3 of the answer is not a person.',
      'Line 4 of the answer is not a person.',
    ]);
  });

  it('finds nobody in an empty text', () => {
    expect(writer.read('')).toEqual({ drafts: [], problems: [] });
  });
});
