import { AvatarError } from './errors.ts';
import { findMinorRequest } from './adults.ts';

/**
 * Refuses text that asks a model for people under 18, wherever it comes in.
 * @param what names the text, for example "The description"
 * @throws AvatarError `usage`, with the words that ask for it
 */
export function refuseMinors(what: string, text: string, today: Date): void {
  const minors = findMinorRequest(text, today);
  if (minors === undefined) return;
  throw new AvatarError('usage', `${what} asks for people under 18 ("${minors}").`, {
    hint: 'Everyone in a dataset is an adult: describe people of 18 or more.',
  });
}

/** The same for what is sent to models beside the description. */
export function refuseMinorsInPrompts(
  { basePrompt, instructions = {} }: { basePrompt?: string; instructions?: object },
  today: Date,
): void {
  if (basePrompt !== undefined) refuseMinors('The base prompt', basePrompt, today);
  for (const [platform, text] of Object.entries(instructions)) {
    if (typeof text === 'string') refuseMinors(`The instruction for ${platform}`, text, today);
  }
}
