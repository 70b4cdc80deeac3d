import type { Token } from './token.ts';
import { words } from '../word-lists.ts';

/** A place where a description speaks of minors: the tokens from `from` up to, not including, `to`. */
export interface Mention {
  from: number;
  to: number;
  /**
   * `noun` stands for people by itself ("teenagers", "16-year-olds"). `young` describes the people named
   * after it ("teenage …"). `trait` describes the people named before it ("… aged 16"), `predicate` says it
   * of them ("… are 16 years old").
   */
  kind: 'noun' | 'young' | 'trait' | 'predicate';
}

const SENTENCE_MARKS = new Set('.;:!?\n()|•·-"“”[]');
const CLOSERS = words(
  'who that which from in with without aged of at on to for by and or is are living between under und aus mit die',
  'y e et de en',
);

/** The folded text of a token, '' past the ends. */
export function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

export function isBoundary(token: Token | undefined): boolean {
  return token === undefined || (token.kind === 'mark' && SENTENCE_MARKS.has(token.text));
}

/** Whether a noun phrase is over before this token: no further noun follows that it would describe. */
export function endsPhrase(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'mark' || CLOSERS.has(token.text);
}

/** "teachers" and "teacher", "nannies" and "nanny", "coaches" and "coach". */
export function hasSingular(set: ReadonlySet<string>, text: string): boolean {
  return (
    set.has(text) ||
    (text.endsWith('s') && set.has(text.slice(0, -1))) ||
    (text.endsWith('es') && set.has(text.slice(0, -2))) ||
    (text.endsWith('ies') && set.has(`${text.slice(0, -3)}y`)) ||
    (text.endsWith('men') && set.has(`${text.slice(0, -3)}man`))
  );
}
