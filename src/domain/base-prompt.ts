import { AvatarError } from './errors.ts';
import { withoutOwnNames } from './own-names.ts';
import type { PersonaText } from './persona.ts';

const PLACEHOLDER = /\{([a-z_]+)\}/g;
const KNOWN = ['bio_facebook', 'gender'] as const;

/** The short words that are stored, as an image model reads them. Any other word is used as it is. */
const GENDERS: Readonly<Record<string, string>> = { f: 'female', m: 'male' };

export function genderWord(gender: string): string {
  return GENDERS[gender] ?? gender;
}

/**
 * The prompt of stage 3 for one person, without the person's names. Placeholders are filled in one pass: a
 * biography that itself holds `{gender}` stays as it is.
 */
export function fillBasePrompt(
  template: string,
  person: Pick<PersonaText, 'firstname' | 'lastname' | 'gender' | 'bio_facebook'>,
): string {
  const values: Record<string, string> = {
    bio_facebook: withoutOwnNames(person.bio_facebook, person),
    gender: genderWord(person.gender),
  };
  return template.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
}

/** @throws AvatarError `usage` for a placeholder that nothing fills */
export function checkBasePromptTemplate(template: string): void {
  for (const [whole, name] of template.matchAll(PLACEHOLDER)) {
    if (KNOWN.some((known) => known === name)) continue;
    throw new AvatarError('usage', `The base prompt holds the placeholder ${whole}, which nothing fills.`, {
      hint: `Known are ${KNOWN.map((known) => `{${known}}`).join(' and ')}.`,
    });
  }
}
