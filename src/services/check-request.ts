import { refuseMinors, refuseMinorsInPrompts } from '../domain/adults-only.ts';
import { checkBasePromptTemplate } from '../domain/base-prompt.ts';
import {
  DEFAULT_BASE_PROMPT,
  DEFAULT_INSTRUCTIONS,
  type DatasetRequest,
  LONGEST_DESCRIPTION,
  PERSONA_PROVIDERS,
  type PersonaProvider,
  PICTURE_PROVIDERS,
  type PictureProvider,
} from '../domain/dataset.ts';
import { AvatarError } from '../domain/errors.ts';
import { type Language, resolveLanguage, suggestLanguages } from '../domain/language.ts';
import type { PlatformInstructions } from '../domain/persona.ts';
import { grouped } from '../domain/text.ts';
import { MOST_IMAGES, QUALITIES, type Quality } from '../domain/picture.ts';

/** A dataset as a user asks for it: text and numbers that have not been checked. */
export interface RequestInput {
  description: string;
  count: string | number;
  images?: string | number | undefined;
  language?: string | undefined;
  seed?: string | undefined;
  quality?: string | undefined;
  maxCost?: string | number | undefined;
  personas?: string | undefined;
  pictures?: string | undefined;
  replace?: boolean | undefined;
  requirePassed?: boolean | undefined;
  /** What each platform's biography should be like; the program's own words unless told. */
  instructions?: Partial<PlatformInstructions> | undefined;
  /** The prompt of the base picture; the program's own unless told. */
  basePrompt?: string | undefined;
  /** Whether the user has said yes to a very large dataset. */
  confirmed?: boolean | undefined;
}

export interface RequestDefaults {
  personas: PersonaProvider;
  pictures: PictureProvider;
  seed: string;
  /** Languages that the offline writer has. */
  offlineLanguages: readonly string[];
  /** Tells how old somebody is whose year of birth the description names. */
  today: Date;
}

/** More people than this are only made when the user says that it is meant. */
export const COUNT_TO_CONFIRM = 10_000;
const MOST_PEOPLE = 100_000_000;

/**
 * Turns what a user asked for into a request, or says what is wrong and what to do.
 * @throws AvatarError `usage`
 */
export function checkRequest(input: RequestInput, defaults: RequestDefaults): DatasetRequest {
  const count = wholeNumber(
    '--count',
    input.count,
    1,
    MOST_PEOPLE,
    `More than ${grouped(COUNT_TO_CONFIRM)} people are only made with --yes.`,
  );
  const images = wholeNumber('--images', input.images ?? 4, 1, MOST_IMAGES);
  const personaProvider = oneOf('--personas', input.personas ?? defaults.personas, PERSONA_PROVIDERS);
  const pictureProvider = oneOf('--pictures', input.pictures ?? defaults.pictures, PICTURE_PROVIDERS);
  const description = checkDescription(input.description, defaults.today);
  const wanted = checkLanguage(input.language ?? 'English');
  const language =
    personaProvider === 'offline' ? offlineLanguage(wanted, defaults.offlineLanguages) : wanted.name;
  const seed = input.seed ?? defaults.seed;
  if (seed.trim() === '' || seed.length > 200) {
    throw usage('--seed must have 1 to 200 characters.', 'Leave it out to have one drawn.');
  }
  if (count > COUNT_TO_CONFIRM && !input.confirmed) {
    throw usage(
      `--count ${grouped(count)} is more than ${grouped(COUNT_TO_CONFIRM)} people.`,
      'If that is meant, say so with --yes. avatars estimate tells calls, cost and time first.',
    );
  }
  const basePrompt = input.basePrompt ?? DEFAULT_BASE_PROMPT;
  checkBasePromptTemplate(basePrompt);
  const { instructions } = input;
  refuseMinorsInPrompts({ basePrompt, ...(instructions ? { instructions } : {}) }, defaults.today);
  return {
    description,
    language,
    count,
    images,
    seed,
    quality: oneOf<Quality>('--quality', input.quality ?? 'auto', QUALITIES),
    maxCost: input.maxCost === undefined ? null : amount('--max-cost', input.maxCost),
    personaProvider,
    pictureProvider,
    replace: input.replace ?? true,
    requirePassed: input.requirePassed ?? false,
    instructions: { ...DEFAULT_INSTRUCTIONS, ...instructions },
    basePrompt,
  };
}

const WHAT_TO_DESCRIBE =
  'Say in words who the people are, for example: "retired teachers in Lisbon who garden".';

function checkDescription(input: string, today: Date): string {
  const description = input.trim();
  if (description === '') throw usage('The description is empty.', WHAT_TO_DESCRIBE);
  if (!/[\p{L}\p{N}]/u.test(description)) {
    throw usage('The description holds no letter and no digit, so it says nothing.', WHAT_TO_DESCRIBE);
  }
  const length = [...description].length;
  if (length > LONGEST_DESCRIPTION) {
    throw usage(
      `The description has ${grouped(length)} characters; ${grouped(LONGEST_DESCRIPTION)} are allowed.`,
      'Shorten it to what the people have in common.',
    );
  }
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u.test(description)) {
    throw usage('The description holds control characters.', 'Give plain text.');
  }
  refuseMinors('The description', description, today);
  return description;
}

function checkLanguage(input: string): Language {
  if (!/[\p{L}\p{N}]/u.test(input)) {
    throw usage(
      '--language is empty.',
      'Name a language, for example Portuguese or pt; without it: English.',
    );
  }
  const language = resolveLanguage(input);
  if (language) return language;
  const near = suggestLanguages(input);
  throw usage(
    `--language: "${input.slice(0, 40)}" is not a language that is known here.`,
    near.length > 0
      ? `Did you mean ${listOf(near)}?`
      : 'Give its English name or its code, for example Portuguese or pt.',
  );
}

/** The offline writer knows languages, not their varieties: Brazilian Portuguese is Portuguese to it. */
function offlineLanguage({ tag, name }: Language, offline: readonly string[]): string {
  const base = resolveLanguage(tag.split('-')[0] ?? tag)?.name ?? name;
  if (offline.includes(base)) return base;
  throw usage(
    `--language: the offline writer has no ${name}.`,
    `Choose ${listOf(offline)}, or another writer with --personas flowise or --personas openai.`,
  );
}

/** A whole number from `least` to `most`. @throws AvatarError `usage` */
export function wholeNumber(
  option: string,
  input: string | number,
  least: number,
  most: number,
  hint?: string,
): number {
  const text = String(input).trim();
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  const range = `from ${grouped(least)} to ${grouped(most)}`;
  throw usage(`${option} must be a whole number ${range}; it was "${text.slice(0, 40)}".`, hint);
}

/** An amount of USD above 0. @throws AvatarError `usage` */
export function amount(option: string, input: string | number): number {
  const text = String(input).trim().replace(/^\$/, '');
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value) && value > 0) return value;
  throw usage(
    `${option} must be an amount of USD above 0, for example 12.50; it was "${text.slice(0, 40)}".`,
  );
}

function oneOf<Word extends string>(option: string, input: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === input);
  if (word !== undefined) return word;
  throw usage(`${option}: "${input.slice(0, 40)}" is not known.`, `Choose ${listOf(words)}.`);
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words);
}

function usage(message: string, hint?: string): AvatarError {
  return new AvatarError('usage', message, { hint });
}
