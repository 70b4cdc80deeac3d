import type { PersonaText } from '../../../domain/persona.ts';
import type { PromptRequest } from '../../../ports/prompt-writer.ts';
import { findWords, plainText } from '../description/match.ts';
import { HOBBY_WORDS } from '../description/hobby-words.ts';
import { createRandom, type Random } from '../random.ts';
import { EVERYDAY_SCENES, HOBBY_SCENES } from './scenes.ts';

const CORNERS = ['Top left', 'Top right', 'Bottom left', 'Bottom right'] as const;

/** Two ways to say each thing that every prompt says, for people whose name is a word of one of them. */
const OPENINGS = [
  'Four natural photos of one and the same person in a single picture: a 2×2 grid of equal photos with plain white gutters between them and around them.',
  'Show this individual in a set of different everyday snapshots, arranged as two rows of two equal cells with empty pale borders.',
] as const;
const LIKENESS = [
  'Keep the face, hair, age and build of the reference picture in all four photos; clothes and light change.',
  'Every cell has exactly the individual of the reference, unmistakably recognisable, in different outfits.',
] as const;
const CLOSINGS = [
  'Amateur phone photos with available light and small imperfections; nobody else in focus, no text, no logos, no watermark, no frames.',
  'Casual unposed quality, nothing written anywhere, no symbols and no decoration around the cells.',
] as const;

/** Whether a text has one of the person's names as a word, whatever its case. */
function createNameTest({ firstname, lastname }: PersonaText): (text: string) => boolean {
  const words = plainText(`${firstname} ${lastname}`).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const names = new Set(words);
  return (text) => (plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => names.has(word));
}

/** What was written by others goes into the prompt only as a few plain words. */
const harmless = (text: string | null): text is string =>
  text !== null && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,.'’&/()-]{0,59}$/u.test(text);

const GENDERS: Readonly<Record<string, string>> = { f: 'woman', m: 'man' };

function describe(person: PersonaText, named: (text: string) => boolean): string {
  const usable = (text: string | null) => harmless(text) && !named(text);
  const gender = GENDERS[person.gender.toLowerCase()] ?? 'person';
  const facts = [
    `a ${person.age}-year-old ${named(gender) ? 'adult' : gender}`,
    usable(person.ethnicity) ? `(${person.ethnicity})` : '',
    usable(person.job_title) ? `who works or worked as: ${person.job_title};` : '',
    usable(person.current_city) ? `home is ${person.current_city};` : '',
  ].filter((fact) => fact !== '');
  return `The subject is ${facts.join(' ').replace(/;$/u, '')}.`;
}

function scenesFor(request: PromptRequest, named: (text: string) => boolean, random: Random): string[] {
  const { person, history } = request;
  const told = plainText(
    [person.bio_facebook, person.bio_instagram, person.bio_x, person.about ?? ''].join(' '),
  );
  const fresh = (scene: string) => !named(scene) && !history.some((prompt) => prompt.includes(scene));
  const own = findWords(told, HOBBY_WORDS)
    .names.map((hobby) => HOBBY_SCENES[hobby])
    .filter(fresh);
  const everyday = EVERYDAY_SCENES.filter(fresh);
  const rest = [...Object.values(HOBBY_SCENES), ...EVERYDAY_SCENES].filter((scene) => !named(scene));
  const chosen = [
    ...random.shuffled(own).slice(0, 2),
    ...random.shuffled(everyday),
    ...random.shuffled(rest),
  ];
  return random.shuffled([...new Set(chosen)].slice(0, CORNERS.length));
}

/** A prompt for one grid of this person; the next one, with this in the history, has other scenes. */
export function composePrompt(request: PromptRequest): string {
  const { person, history } = request;
  const random = createRandom(JSON.stringify(['prompt', person, history.length]));
  const named = createNameTest(person);
  const said = (choices: readonly string[]) =>
    choices.find((choice) => !named(choice)) ?? choices.at(-1) ?? '';
  const scenes = scenesFor(request, named, random).map((scene, index) => `${CORNERS[index]}: ${scene}.`);
  return [said(OPENINGS), describe(person, named), said(LIKENESS), ...scenes, said(CLOSINGS)].join(' ');
}
