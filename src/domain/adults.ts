import { readBirthYear } from './minors/birth-years.ts';
import { readClaim } from './minors/claims.ts';
import { asksForEastAsianMinors } from './minors/east-asian.ts';
import { isRequest } from './minors/judge.ts';
import { readMention } from './minors/mentions.ts';
import { phraseOf, tokenize } from './minors/tokens.ts';

/**
 * Finds what in a description asks for people under 18, and returns the words, for the message; undefined
 * when it asks for adults. Adults who have to do with minors (parents, teachers, authors of children's
 * books) are adults, and a number is an age only where the words around it say so. English, German,
 * Spanish, French, Portuguese, Italian and Dutch, and the plain words of Chinese, Japanese and Korean; what is
 * written in another language passes here and is caught at the next door, where every person's own age and
 * words are checked.
 *
 * A word list with a bounded look around each find: linear in the length of the description.
 * @param today tells how old somebody is who was "born in 2012"
 */
export function findMinorRequest(description: string, today: Date): string | undefined {
  const tokens = tokenize(description);
  const thisYear = today.getUTCFullYear();
  const harmlessEnds = new Set<number>();
  for (let at = 0; at < tokens.length;) {
    if (asksForEastAsianMinors(tokens, at)) {
      const to = Math.min(tokens[at]!.kind === 'number' ? at + 2 : at + 1, tokens.length);
      return phraseOf(description, tokens, at, to);
    }
    const mention = readBirthYear(tokens, at, thisYear) ?? readMention(tokens, at);
    if (mention === undefined) {
      at += 1;
      continue;
    }
    if (isRequest(tokens, mention, harmlessEnds)) {
      return phraseOf(description, tokens, mention.from, mention.to);
    }
    harmlessEnds.add(mention.to);
    at = Math.max(mention.to, at + 1);
  }
  return undefined;
}

/**
 * Finds what in a written person's text says that this person is under 18 ("I'm 16", "16 y/o | Porto", "high
 * school sophomore"), in the languages of {@link findMinorRequest}; undefined when nothing does. The person's
 * children, pupils and younger days are not meant. A light check beside the stated age: a biography may hint
 * at more than it says.
 * @param isAgeStated whether the person's age is known; then a number without a word beside it ("Lisbon | 16") is
 *   not taken for another age: it may be a house, a team or anything that is counted
 */
export function findMinorClaim(text: string, { isAgeStated = false } = {}): string | undefined {
  const tokens = tokenize(text);
  const claim = readClaim(tokens, !isAgeStated);
  return claim === undefined ? undefined : phraseOf(text, tokens, claim.from, claim.to);
}
