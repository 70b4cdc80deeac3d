/**
 * The words that the offline writer knows, in five languages, in lower case and without accents, with bars
 * between them. `*` stands for any ending. What comes first is taken first, so the longer word stands before
 * the shorter.
 */
export type Vocabulary<Name> = readonly { readonly name: Name; readonly pattern: RegExp }[];

function compiled(words: string): RegExp {
  const alternatives = words
    .split('|')
    .map((word) => word.replaceAll('*', '[a-z]*'))
    .toSorted((a, b) => b.length - a.length);
  return new RegExp(`(?<![a-z0-9])(?:${alternatives.join('|')})(?![a-z0-9])`, 'u');
}

export const vocabulary = <Name>(
  entries: readonly (readonly [name: Name, words: string])[],
): Vocabulary<Name> => entries.map(([name, words]) => ({ name, pattern: compiled(words) }));
