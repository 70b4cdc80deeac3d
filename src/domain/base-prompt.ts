import { AvatarError } from './errors.ts';
import { excerptOf } from './excerpt.ts';
import { withoutOwnNames } from './own-names.ts';
import type { PersonaText } from './persona.ts';

const PLACEHOLDER = /\{([^{}]*)\}/g;
const KNOWN = ['bio_facebook', 'gender'] as const;
type Placeholder = (typeof KNOWN)[number];

/**
 * The short words that are stored, as an image model reads them ("f." would read as an initial). Any other
 * word is used as it is.
 */
const GENDERS: ReadonlyMap<string, string> = new Map([
  ['f', 'female'],
  ['m', 'male'],
]);

/** What stands for a biography that held nothing but the name. */
const NOTHING_KNOWN = 'an adult';

export function genderWord(gender: string): string {
  return GENDERS.get(gender) ?? gender;
}

function isPlaceholder(name: string): name is Placeholder {
  return KNOWN.some((known) => known === name);
}

/**
 * The prompt of stage 3 for one person, without the person's names. Placeholders are filled in one pass: a
 * biography that itself holds `{gender}` or `$&` stays as it is.
 */
export function fillBasePrompt(
  template: string,
  person: Pick<PersonaText, 'firstname' | 'lastname' | 'gender' | 'bio_facebook'>,
): string {
  const filling: Record<Placeholder, string> = {
    bio_facebook: withoutOwnNames(person.bio_facebook, person) || NOTHING_KNOWN,
    gender: genderWord(person.gender),
  };
  return template.replaceAll(PLACEHOLDER, (written, name: string) =>
    isPlaceholder(name) ? filling[name] : written,
  );
}

/**
 * Refuses a template that holds a placeholder nobody fills in: it would reach the image model as it stands.
 * @throws AvatarError `usage`, naming the placeholder and the known ones
 */
export function checkBasePromptTemplate(template: string): void {
  for (const [written, name = ''] of template.matchAll(PLACEHOLDER)) {
    if (isPlaceholder(name)) continue;
    const shown = excerptOf(written, 60);
    throw new AvatarError('usage', `The base prompt holds the placeholder ${shown}, which nothing fills.`, {
      hint: `Known are ${KNOWN.map((known) => `{${known}}`).join(' and ')}.`,
    });
  }
}
