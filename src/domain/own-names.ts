import { findNames } from './own-names/find-names.ts';
import type { Names } from './own-names/name-keys.ts';
import { takeOut } from './own-names/take-out.ts';

/** Each round shortens the text; a name that only appears once its neighbours are gone is rare. */
const MOST_ROUNDS = 4;

/**
 * A biography or a prompt without its person's own first and last names, so that it can go to an image
 * model: it describes somebody, but names nobody. Whole words only, in any case, with or without accents;
 * with possessives, hyphens, particles ("van der"), initials, handles, hashtags and addresses. A name that
 * is an everyday word as well ("Will", "Rose") goes where it has a capital, and stays in lower case.
 *
 * What remains reads as a sentence. Most names leave without a trace, and take along what only led to them
 * ("Maria Silva, gardener" becomes "gardener", "I'm Maria and I garden" becomes "I garden"). Only where a
 * sentence would lose its subject or object, "this person" stands instead ("Follow Maria for tips").
 * Text without the names comes back as it is. Linear in its length.
 */
export function withoutOwnNames(text: string, names: Names): string {
  let remaining = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const spans = findNames(remaining, names);
    if (spans.length === 0) {
      return remaining;
    }
    remaining = takeOut(remaining, spans, names);
  }
  return remaining;
}
