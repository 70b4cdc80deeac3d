import { describe, expect, test } from 'vitest';
import { checkBasePromptTemplate, fillBasePrompt } from '../../../src/domain/base-prompt.ts';
import { DEFAULT_BASE_PROMPT } from '../../../src/domain/dataset.ts';

const person = {
  firstname: 'Maria',
  lastname: 'Silva',
  gender: 'f',
  bio_facebook: 'Maria Silva, gardener in Lisbon',
};

describe('fillBasePrompt', () => {
  test('fills the default prompt word for word, without the names', () => {
    expect(fillBasePrompt(DEFAULT_BASE_PROMPT, person)).toBe(
      'generate an image of how this person would look like in a selfie. the image should be not well-produced, amateur digital camera aesthetic, low resolution. Person: gardener in Lisbon. female.',
    );
  });

  test.each([
    ['f', 'female'],
    ['m', 'male'],
    ['nb', 'nb'],
    ['genderfluid', 'genderfluid'],
    ['$&', '$&'],
    ['{bio_facebook}', '{bio_facebook}'],
  ])('gender %s is filled in as %s', (gender, filled) => {
    expect(fillBasePrompt('{gender}', { ...person, gender })).toBe(filled);
  });

  test.each(['{gender}', '{bio_facebook}', '$& $1 $` $$', '{{gender}}', '\\{gender\\}'])(
    'what a biography holds is not filled in again: %s',
    (biography) => {
      expect(fillBasePrompt('<{bio_facebook}>', { ...person, bio_facebook: biography })).toBe(
        `<${biography}>`,
      );
    },
  );

  test('fills every placeholder, as often as it stands there', () => {
    expect(fillBasePrompt('{gender} {bio_facebook} {gender}', person)).toBe(
      'female gardener in Lisbon female',
    );
    expect(fillBasePrompt('nothing to fill in', person)).toBe('nothing to fill in');
  });

  test('a biography of nothing but the name leaves no hole', () => {
    expect(fillBasePrompt('Person: {bio_facebook}.', { ...person, bio_facebook: 'Maria Silva' })).toBe(
      'Person: an adult.',
    );
  });
});

describe('checkBasePromptTemplate', () => {
  test.each([DEFAULT_BASE_PROMPT, '{gender}', 'no placeholder', 'one { brace', '} {', ''])(
    'accepts %s',
    (template) => {
      expect(() => checkBasePromptTemplate(template)).not.toThrow();
    },
  );

  test.each([
    ['a {firstname}', '{firstname}'],
    ['{Gender}', '{Gender}'],
    ['{ gender }', '{ gender }'],
    ['{}', '{}'],
    ['{gender} {__proto__}', '{__proto__}'],
    ['{toString}', '{toString}'],
  ])('refuses %s and names the placeholder', (template, named) => {
    expect(() => checkBasePromptTemplate(template)).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: `The base prompt holds the placeholder ${named}, which nothing fills.`,
        hint: expect.stringContaining('{bio_facebook} and {gender}'),
      }),
    );
  });

  test('takes linear time on braces', () => {
    const start = performance.now();
    checkBasePromptTemplate('{'.repeat(10_000));
    // A bound of order: below 10 ms is expected.
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
