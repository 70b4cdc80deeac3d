import { fillBasePrompt, genderWord } from './base-prompt.ts';
import type { PersonaText } from './persona.ts';

/** Prompts that may follow a refused one, for the same purpose. */
export const MOST_REDUCTIONS = 2;

/** Sexual content and the safety of minors: such a refusal is the last word. */
const FINAL =
  /sex|nud(?:e|ity)|porn|erotic|minor|child|\bkids?\b|teen|under.?age|youth|infant|csa[em]|groom|pa?edo/i;
/** Words that stand where a category would stand, and name none. */
const NAMELESS = /^(?:other|others|unknown|unspecified|none|general|safety|policy|moderation)$/i;

/**
 * Whether a prompt may be sent once more without the part that moderation objected to. It may not where the
 * answer does not say what that part is, nor for anything sexual or about minors.
 * @param categories what moderation objected to, in the vendor's words
 */
export function mayReduce(categories: readonly string[]): boolean {
  const named = categories.filter((category) => !NAMELESS.test(category.trim()));
  return named.length > 0 && !categories.some((category) => FINAL.test(category));
}

type Subject = Pick<PersonaText, 'firstname' | 'lastname' | 'gender' | 'age' | 'job_title' | 'bio_facebook'>;

/**
 * The prompts for a base picture: the whole one first, then one without the biography, then one without the
 * job too. Each is what is left of the one before; nothing is said in other words.
 */
export function basePrompts(template: string, person: Subject): string[] {
  const age = `${person.age} years old`;
  const job = person.job_title?.trim() ?? '';
  const left = [person.bio_facebook, job === '' ? age : `${age}, ${job}`, age];
  return distinct(left.map((bio_facebook) => fillBasePrompt(template, { ...person, bio_facebook })));
}

const GUTTERS =
  'One picture, laid out as a 2×2 grid of four photos of equal size, separated and surrounded by plain, straight, pure white gutters of even width, with nothing in the gutters.';
const PLAIN_PHOTOS =
  'Ordinary phone photos: plain light, unposed, nobody else in them, no text anywhere in the picture.';
const SCENES =
  'Top left: at a kitchen table in the morning. Top right: on a walk in a park by day. Bottom left: on a sofa with a cup of tea. Bottom right: waiting at a bus stop.';
const NO_SCENES =
  'The photos show only head and shoulders in front of a plain wall, each from another angle.';

/**
 * The prompts for a grid: the one that was written for the person first, then four ordinary scenes in its
 * place, then not even those. The last two hold nothing of the person's text.
 */
export function gridPrompts(written: string, person: Pick<PersonaText, 'gender' | 'age'>): string[] {
  const who = `Each photo shows exactly the person of the reference picture (${genderWord(person.gender)}, ${person.age} years old), fully clothed, the face visible and not covered.`;
  return distinct([
    written,
    `${GUTTERS} ${who} ${SCENES} ${PLAIN_PHOTOS}`,
    `${GUTTERS} ${who} ${NO_SCENES} ${PLAIN_PHOTOS}`,
  ]);
}

/** What was refused as it was is not sent again. */
function distinct(prompts: readonly string[]): string[] {
  return [...new Set(prompts)];
}
