/** The phrase of a description that asks for minors. */
export function findMinorRequest(description: string): string | undefined {
  return /\b(teenagers?|school pupils?|(?:1[0-7]|[1-9])[ -]years?[ -]olds?)\b/i.exec(description)?.[0];
}
