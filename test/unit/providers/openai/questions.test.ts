import { describe, expect, it } from 'vitest';
import { DEFAULT_INSTRUCTIONS } from '../../../../src/domain/dataset.ts';
import type { PersonaText } from '../../../../src/domain/persona.ts';
import { askForPeople } from '../../../../src/providers/openai/persona-question.ts';
import { askForPicturePrompt } from '../../../../src/providers/openai/prompt-question.ts';
import { suggestVariety } from '../../../../src/providers/openai/variety.ts';

const request = {
  count: 2,
  description: 'retired teachers in Lisbon who garden',
  language: 'Portuguese',
  instructions: { ...DEFAULT_INSTRUCTIONS, tiktok: 'Rhyme, always.' },
  seeds: ['one', 'two'],
};

describe('askForPeople', () => {
  it('tells what the user asked for, and the limits', () => {
    const { system, user } = askForPeople(request);
    expect(user).toContain('Write 2 people');
    expect(user).toContain(request.description);
    expect(user).toContain('Portuguese');
    expect(user).toContain('Rhyme, always.');
    for (const limit of ['255', '150', '160', '80']) expect(system).toContain(limit);
    expect(system).toMatch(/adult/);
  });

  it('asks for the same with the same seeds, and for other people with others', () => {
    expect(askForPeople(request)).toEqual(askForPeople(request));
    expect(askForPeople({ ...request, seeds: ['three', 'four'] }).user).not.toBe(askForPeople(request).user);
    const suggestions = Array.from({ length: 200 }, (_, index) => suggestVariety(`seed ${index}`));
    expect(new Set(suggestions).size).toBeGreaterThan(195);
  });
});

const person: PersonaText = {
  firstname: 'Zenaida',
  lastname: 'Quintanilha',
  gender: 'f',
  bio_facebook: 'Zenaida here: I keep bees.',
  bio_instagram: 'bees / bread',
  bio_x: 'Bees before people.',
  bio_tiktok: 'bzz',
  age: 61,
  ethnicity: null,
  job_title: 'teacher',
  workplace: 'Escola Secreta',
  edu_establishment: null,
  edu_study: null,
  current_city: 'Lisbon',
  current_state: null,
  prev_city: null,
  prev_state: null,
  about: 'Tall, grey hair.',
};

describe('askForPicturePrompt', () => {
  it('tells who the person is, without a name', () => {
    const { system, user } = askForPicturePrompt({ person, history: [] });
    expect(user).toContain('61');
    expect(user).toMatch(/I keep bees\./);
    expect(user).not.toMatch(/Zenaida|Quintanilha|null|Escola/);
    expect(user).not.toContain('Earlier prompts');
    expect(system).toContain('2×2 grid');
  });

  it('tells what was written before', () => {
    expect(askForPicturePrompt({ person, history: ['A grid at sea.'] }).user).toContain('A grid at sea.');
  });
});
