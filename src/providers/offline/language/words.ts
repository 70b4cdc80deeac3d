import type { Platform } from '../../../domain/persona.ts';
import type { HobbyName } from '../hobbies.ts';
import type { Field, OccupationName, Sector } from '../occupations.ts';

export type LanguageCode = 'en' | 'de' | 'es' | 'fr' | 'pt';

/** Lines for each of the four platforms. A line may hold slots, see `fill` in template.ts. */
export type Voice = Readonly<Record<Platform, readonly string[]>>;

export interface HobbyWords extends Voice {
  /** Fits where the language says what somebody likes: "gardening", "Gartenarbeit", "cuidar el jardín". */
  doing: string;
  emoji: string;
}

/** What a line is about, beside a job's sector and a hobby. */
export type Topic =
  | 'work'
  | 'student'
  | 'retired'
  | 'home'
  | 'moved'
  | 'single'
  | 'couple'
  | 'child'
  | 'children'
  | 'grown'
  | 'grandchildren'
  | 'dog'
  | 'cat'
  | 'hobby'
  | 'hobbies'
  | 'closer';

/** Sentences of the note about a person, in the order in which they are told. */
export interface NoteWords {
  origin: readonly string[];
  moved: readonly string[];
  student: readonly string[];
  studied: readonly string[];
  working: readonly string[];
  retired: readonly string[];
  leisure: readonly string[];
  family: Readonly<
    Record<'single' | 'couple' | 'child' | 'children' | 'grown' | 'grandchildren', readonly string[]>
  >;
}

/** A word for men and a word for women, where they differ. */
export type Gendered = readonly [masculine: string, feminine: string];

export interface LanguageWords {
  code: LanguageCode;
  titles: Readonly<Record<OccupationName, Gendered>>;
  fields: Readonly<Record<Field, string>>;
  sectors: Readonly<Record<Sector, Voice>>;
  hobbies: Readonly<Record<HobbyName, HobbyWords>>;
  topics: Readonly<Record<Topic, Voice>>;
  note: NoteWords;
  /** Words for 2 to 6, for children. */
  numbers: readonly [string, string, string, string, string];
  retiredTitle(title: string, sex: 'f' | 'm', country: string): string;
  /** Slots that only this language has. */
  extraSlots(title: string | undefined): Readonly<Record<string, string | undefined>>;
}

export const voice = (
  facebook: readonly string[],
  instagram: readonly string[],
  x: readonly string[],
  tiktok: readonly string[],
): Voice => ({ facebook, instagram, x, tiktok });

export const hobby = (
  emoji: string,
  doing: string,
  facebook: readonly string[],
  instagram: readonly string[],
  x: readonly string[],
  tiktok: readonly string[],
): HobbyWords => ({ emoji, doing, facebook, instagram, x, tiktok });

/** One word for everybody. */
export const both = (word: string): Gendered => [word, word];
