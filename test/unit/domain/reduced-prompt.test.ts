import { describe, expect, it } from 'vitest';
import { DEFAULT_BASE_PROMPT } from '../../../src/domain/dataset.ts';
import { basePrompts, gridPrompts, mayReduce } from '../../../src/domain/reduced-prompt.ts';

const person = {
  firstname: 'Ida',
  lastname: 'Holm',
  gender: 'f',
  age: 47,
  job_title: 'butcher',
  bio_facebook: 'Ida Holm collects swords and war films.',
};

describe('whether a prompt may be sent with less in it', () => {
  it.each([['violence'], ['self-harm'], ['violence', 'other'], ['hate/threatening'], ['public figures']])(
    'may after %s',
    (...categories) => expect(mayReduce(categories)).toBe(true),
  );

  it.each([
    [],
    ['other'],
    ['unspecified'],
    ['sexual'],
    ['sexual/minors'],
    ['violence', 'sexual'],
    ['child_safety'],
    ['minors'],
    ['CSAM'],
    ['nudity'],
    ['underage'],
  ])('may not after %j', (...categories) => expect(mayReduce(categories)).toBe(false));
});

describe('prompts for a base picture', () => {
  it('lose the biography, then the job, and gain no words', () => {
    const [whole, withoutBiography, withoutJob, ...more] = basePrompts(DEFAULT_BASE_PROMPT, person);
    expect(whole).toContain('collects swords and war films.');
    expect(withoutBiography).toContain('Person: 47 years old, butcher. female.');
    expect(withoutJob).toContain('Person: 47 years old. female.');
    expect(more).toEqual([]);
    expect(`${withoutBiography} ${withoutJob}`).not.toMatch(/sword|war|Ida|Holm/);
    expect(withoutJob).not.toContain('butcher');
  });

  it('are fewer where there is less to take out', () => {
    expect(basePrompts(DEFAULT_BASE_PROMPT, { ...person, job_title: null })).toHaveLength(2);
    expect(basePrompts('a portrait of somebody, {gender}', person)).toEqual([
      'a portrait of somebody, female',
    ]);
  });
});

describe('prompts for a grid', () => {
  it('go from what was written to ordinary scenes to no scenes', () => {
    const prompts = gridPrompts('Four photos of a woman among swords.', person);
    expect(prompts).toHaveLength(3);
    expect(prompts[0]).toBe('Four photos of a woman among swords.');
    for (const prompt of prompts.slice(1)) {
      expect(prompt).toMatch(/2×2 grid of four photos.*white gutters.*female, 47 years old.*fully clothed/);
      expect(prompt).not.toMatch(/sword/);
    }
    expect(prompts[1]).toContain('kitchen table');
    expect(prompts[2]).not.toContain('kitchen table');
  });
});
