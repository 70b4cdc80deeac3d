import type { Platform } from '../../../domain/persona.ts';
import { GRAMMAR } from '../language/grammar.ts';
import { inSpeechOf, isSaidIn } from '../language/regional.ts';
import { fill, upperFirst } from '../language/template.ts';
import type { LanguageWords, Topic, Voice } from '../language/words.ts';
import { OCCUPATIONS } from '../occupations.ts';
import { COUNTRIES } from '../people/countries.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { slotsOf } from './slots.ts';

/** A part of a biography: a topic, or what depends on the person. */
export type Part = Topic | 'job' | 'sector' | 'ownHobby' | 'secondHobby' | 'family' | 'pet';

/** Writes lines about one person. */
export interface Lines {
  /**
   * A line of this part for this platform; undefined where nothing fits this person. The town is named once:
   * a line with it is passed over where one of `before` has it already.
   */
  pick(part: Part, platform: Platform, before?: readonly string[]): string | undefined;
  /** The shortest line of the first hobby that needs nothing else: what is left when all else is too long. */
  shortest(platform: Platform): string;
  emoji(): string;
  /** A whole text as people in this person's country say it. */
  finish(text: string): string;
}

function sectorVoice(person: Person, words: LanguageWords): Voice | undefined {
  if (person.status !== 'working' || person.occupation === undefined) return undefined;
  const [sector] = OCCUPATIONS[person.occupation];
  return sector === 'other' ? undefined : words.sectors[sector];
}

export function createLines(person: Person, words: LanguageWords, random: Random): Lines {
  const slots = slotsOf(person, words);
  const town = slots['city'] ?? person.city;
  const [hobby, second] = person.hobbies;
  const said = (template: string) =>
    isSaidIn(person.country, template) ? fill(template, slots, person.sex) : undefined;

  const finish = (text: string) =>
    GRAMMAR[words.code].polish(
      words.code === COUNTRIES[person.country].language ? inSpeechOf(person.country, text) : text,
    );

  const voiceOf = (part: Part): Voice | undefined => {
    switch (part) {
      case 'job':
        return words.topics[person.status === 'working' ? 'work' : person.status];
      case 'sector':
        return sectorVoice(person, words);
      case 'ownHobby':
        return words.hobbies[hobby];
      case 'secondHobby':
        return words.hobbies[second];
      case 'family':
        return words.topics[person.family];
      case 'pet':
        return person.pet === undefined ? undefined : words.topics[person.pet.kind];
      default:
        return words.topics[part];
    }
  };

  return {
    pick: (part, platform, before = []) => {
      const named = before.some((line) => line.includes(town));
      for (const template of random.shuffled(voiceOf(part)?.[platform] ?? [])) {
        const line = said(template);
        if (line === undefined || (named && line.includes(town))) continue;
        if (!before.includes(line)) return line;
      }
      return undefined;
    },
    shortest: (platform) =>
      words.hobbies[hobby][platform]
        .map((template) => finish(fill(template, slots, person.sex) ?? ''))
        .filter((line) => line !== '')
        .toSorted((a, b) => a.length - b.length)
        .at(0) ?? upperFirst(words.hobbies[hobby].doing),
    emoji: () => words.hobbies[hobby].emoji,
    finish,
  };
}
