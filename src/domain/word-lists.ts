/** A set of words from lines of words, for lists that are easier to read without quotes. */
export function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
