import { describe, expect, test } from 'vitest';
import { resolveLanguage, suggestLanguages } from '../../../src/domain/language.ts';

describe('resolveLanguage', () => {
  test.each([
    ['pt', 'pt', 'Portuguese'],
    ['PT', 'pt', 'Portuguese'],
    ['pt-BR', 'pt-BR', 'Brazilian Portuguese'],
    ['pt-br', 'pt-BR', 'Brazilian Portuguese'],
    ['en_US', 'en-US', 'American English'],
    ['zh-Hant', 'zh-Hant', 'Traditional Chinese'],
    ['iw', 'he', 'Hebrew'],
    ['deu', 'de', 'German'],
    ['yue', 'yue', 'Cantonese'],
    ['Portuguese', 'pt', 'Portuguese'],
    ['  portuguese ', 'pt', 'Portuguese'],
    ['ENGLISH', 'en', 'English'],
    ['brazilian portuguese', 'pt-BR', 'Brazilian Portuguese'],
    ['Portuguese (Brazil)', 'pt-BR', 'Brazilian Portuguese'],
    ['British English', 'en-GB', 'British English'],
    ['Norwegian Bokmal', 'nb', 'Norwegian Bokmål'],
    ['Maori', 'mi', 'Māori'],
    ['Deutsch', 'de', 'German'],
    ['português', 'pt', 'Portuguese'],
    ['portugues', 'pt', 'Portuguese'],
    ['Français', 'fr', 'French'],
    ['español', 'es', 'Spanish'],
    ['日本語', 'ja', 'Japanese'],
    ['中文', 'zh', 'Chinese'],
    ['한국어', 'ko', 'Korean'],
    ['русский', 'ru', 'Russian'],
    ['العربية', 'ar', 'Arabic'],
    ['ελληνικά', 'el', 'Greek'],
    ['हिन्दी', 'hi', 'Hindi'],
    ['Nederlands', 'nl', 'Dutch'],
    ['Farsi', 'fa', 'Persian'],
    ['Bengali', 'bn', 'Bangla'],
    ['Tagalog', 'fil', 'Filipino'],
  ])('%j is %s, %s', (input, tag, name) => {
    expect(resolveLanguage(input)).toEqual({ tag, name });
  });

  const unknown =
    'Klingonish xx pt-XX Portugese 12 p 🇵🇹 __proto__ constructor toString pt- -pt pt--BR x-private';

  test.each([
    ...unknown.split(' '),
    '',
    ' ',
    'en-US-x-private-use',
    'a'.repeat(10_000),
    '\ud800',
    'pt\u0000',
  ])('%j is no language', (input) => {
    expect(resolveLanguage(input)).toBeUndefined();
  });

  test('every name that is given back resolves to the same language', () => {
    for (const input of ['pt', 'pt-BR', 'en-GB', 'zh-Hans', 'de-AT', 'sr', 'nn', 'fil', 'gsw']) {
      const language = resolveLanguage(input);
      expect(resolveLanguage(language!.name)).toEqual(language);
      expect(resolveLanguage(language!.tag)).toEqual(language);
    }
  });
});

describe('suggestLanguages', () => {
  test.each([
    ['Portugese', 'Portuguese'],
    ['Germn', 'German'],
    ['Frensh', 'French'],
    ['Swed', 'Swedish'],
    ['japaneese', 'Japanese'],
    ['Espanol ', 'Spanish'],
  ])('%j suggests %s first', (input, name) => {
    expect(suggestLanguages(input)[0]).toBe(name);
  });

  test("knows the languages' own names too", () => {
    expect(suggestLanguages('Deutch')).toEqual(['Dutch', 'German']);
  });

  test('gives at most three, none twice, and none for nonsense', () => {
    for (const input of ['an', 'norwegian', 'chin', 'engl', 'ser']) {
      const suggested = suggestLanguages(input);
      expect(suggested.length).toBeLessThanOrEqual(3);
      expect(new Set(suggested).size).toBe(suggested.length);
    }
    expect(suggestLanguages('qqqqqqqq')).toEqual([]);
    expect(suggestLanguages('')).toEqual([]);
    expect(suggestLanguages('x'.repeat(100_000))).toEqual([]);
  });
});
