/** What stands between a token and the one before it, when that is not a space. */
export type Glue = '' | '-' | "'" | '=';

/** A word, a number or a mark of a description. */
export interface Token {
  kind: 'word' | 'number' | 'mark';
  /** Folded: lower case, without accents. */
  text: string;
  /** As written, in lower case: tells "niña" from "Nina". */
  raw: string;
  /** The number's value, in digits or spelled out; NaN for other tokens. */
  value: number;
  glue: Glue;
  /** "children's", "kids'" */
  possessive: boolean;
  /** Written with a capital first letter. */
  capital: boolean;
  /** Where it stands in the original text. */
  start: number;
  end: number;
}
