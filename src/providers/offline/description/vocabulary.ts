/**
 * The words that the offline writer knows, in five languages, in lower case and without accents. `*` stands
 * for any ending. What comes first is taken first, so the longer word stands before the shorter.
 */
export type Vocabulary<Name extends string> = readonly (readonly [name: Name, words: string])[];
