import { describe, expect, it } from 'vitest';
import { BIOGRAPHY_LIMITS, PLATFORMS, type Platform } from '../../../../src/domain/persona.ts';
import { GRAMMAR } from '../../../../src/providers/offline/language/grammar.ts';
import { codeOf, loadWords, OFFLINE_LANGUAGES } from '../../../../src/providers/offline/language/index.ts';
import { inSpeechOf } from '../../../../src/providers/offline/language/regional.ts';
import { fill } from '../../../../src/providers/offline/language/template.ts';
import type { Voice } from '../../../../src/providers/offline/language/words.ts';
import { people } from './support.ts';

const lower = (pattern: RegExp) => new RegExp(pattern.source, 'iu');

describe('agreement with the gender', () => {
  it.each([
    ['German', 'Krankenschwestern und Krankenpfleger', 'Krankenschwester', 'Krankenpfleger'],
    ['Spanish', 'enfermeros', 'Enfermera', 'Enfermero'],
    ['French', 'institutrices et instituteurs', 'Institutrice', 'Instituteur'],
    ['Portuguese', 'enfermeiros', 'Enfermeira', 'Enfermeiro'],
  ])('%s', async (language, description, feminine, masculine) => {
    const everyone = await people({ count: 80, language, description: `women and men: ${description}` });
    for (const person of everyone) {
      expect(person.job_title?.split(' ')[0]).toBe(person.gender === 'f' ? feminine : masculine);
    }
  });

  it.each([
    ['Spanish', /\b(?:jubilada|sola|enamorada|dueña)\b/u, /\b(?:jubilado|solo como|enamorado|dueño)\b/u],
    ['French', /\b(?:retraitée|devenue|installée)(?!\p{L})/u, /\b(?:retraité|devenu|installé)(?!\p{L})/u],
    ['Portuguese', /\b(?:reformada|aposentada)\b/u, /\b(?:reformado|aposentado)\b/u],
    ['German', /\b(?:Patentante|Oma)\b/u, /\b(?:Patenonkel|Opa)\b/u],
  ])(
    '%s: no man has the words of a woman, nor the other way round',
    async (language, feminine, masculine) => {
      const texts = (await people({ count: 600, language })).map((person) => ({
        gender: person.gender,
        // Names of towns and jobs are no matter of grammar here.
        text: [person.bio_facebook, person.bio_instagram, person.bio_x, person.bio_tiktok]
          .join(' ')
          .toLowerCase(),
      }));
      expect(texts.some(({ text }) => lower(feminine).test(text))).toBe(true);
      for (const { gender, text } of texts) {
        expect(text).not.toMatch(lower(gender === 'f' ? masculine : feminine));
      }
    },
  );
});

describe('what sounds ask for', () => {
  it('Spanish "y" before "i"', () => {
    expect(GRAMMAR.es.polish('pintar y ir al cine')).toBe('pintar e ir al cine');
    expect(GRAMMAR.es.polish('pan y hielo')).toBe('pan y hielo');
  });

  it('French "de" before a vowel', () => {
    expect(GRAMMAR.fr.polish('venue de Amiens, l’art de observer')).toBe('venue d’Amiens, l’art d’observer');
    expect(GRAMMAR.fr.polish('de Lyon, de yoga')).toBe('de Lyon, de yoga');
  });

  it('Portuguese towns with an article', () => {
    expect(GRAMMAR.pt.inCity('Porto')).toBe('no Porto');
    expect(GRAMMAR.pt.fromCity('Lisboa')).toBe('de Lisboa');
    expect(GRAMMAR.pt.polish('Universidade de Figueira da Foz')).toBe('Universidade da Figueira da Foz');
  });

  it('the words of a country', () => {
    expect(inSpeechOf('US', 'Mum of two and primary school teacher')).toBe(
      'Mom of two and elementary school teacher',
    );
    expect(inSpeechOf('BR', 'o comboio da reformada')).toBe('o trem da aposentada');
    expect(inSpeechOf('CH', 'Straße')).toBe('Strasse');
    expect(inSpeechOf('GB', 'mum')).toBe('mum');
    // Only whole words: a mummy is no mom.
    expect(inSpeechOf('US', 'mummy')).toBe('mummy');
  });
});

describe('fill', () => {
  it('fills slots, with a capital where one is asked for', () => {
    expect(fill('{Job} in {city}, {he|she}', { job: 'élève', city: 'Rome' }, 'f')).toBe('Élève in Rome, she');
  });

  it('does not use a line that lacks a value', () => {
    expect(fill('{job} in {city}', { job: 'nurse', city: undefined }, 'm')).toBeUndefined();
  });
});

const SLOTS = new Set(
  'job aJob city inCity fromCity prev inPrev fromPrev native years age study kids pet doing doing2 ?working'.split(
    ' ',
  ),
);

/** Whether there is a line that needs no slot and keeps to the limit. */
const short = (voice: Voice, platform: Platform) =>
  voice[platform].some(
    (line) => !/\{[^|}]*\}/u.test(line) && Array.from(line).length <= BIOGRAPHY_LIMITS[`bio_${platform}`],
  );

describe.each(OFFLINE_LANGUAGES)('the words of %s', (language) => {
  it('use only slots that there are', async () => {
    const words = await loadWords(codeOf(language));
    const { titles: _titles, fields: _fields, ...lines } = words;
    const tokens = [...JSON.stringify(lines).matchAll(/"[^"]*\{[^"]*"/gu)]
      .flatMap(([line]) => [...line.matchAll(/\{([^{}]*)\}/gu)].map(([, token = '']) => token))
      .filter((token) => !token.includes('|'));
    expect(tokens.length).toBeGreaterThan(200);
    const unknown = tokens.filter((token) => !SLOTS.has(token.charAt(0).toLowerCase() + token.slice(1)));
    expect(unknown).toEqual([]);
  });

  it('have a line for every hobby that needs nothing and always fits', async () => {
    const words = await loadWords(codeOf(language));
    const lacking = Object.entries(words.hobbies).flatMap(([name, hobby]) =>
      PLATFORMS.filter((platform) => !short(hobby, platform)).map((platform) => `${name} on ${platform}`),
    );
    expect(lacking).toEqual([]);
  });
});
