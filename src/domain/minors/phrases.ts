import type { Token } from './token.ts';

interface Slot {
  words: ReadonlySet<string>;
  optional: boolean;
}

/** Says how many tokens from `at` a phrase takes, or 0. */
export type PhraseMatcher = (tokens: readonly Token[], at: number) => number;

function readSlot(slot: string): Slot {
  const optional = slot.endsWith('?');
  return { words: new Set((optional ? slot.slice(0, -1) : slot).split('/')), optional };
}

function fits(slot: Slot, token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (slot.words.has(token.text) || (slot.words.has('#') && Number.isFinite(token.value)))
  );
}

function lengthOf(slots: readonly Slot[], tokens: readonly Token[], at: number): number {
  let position = at;
  for (const slot of slots) {
    if (fits(slot, tokens[position])) {
      position += 1;
    } else if (!slot.optional) {
      return 0;
    }
  }
  return position - at;
}

/**
 * A matcher for phrases such as 'menores/menor de edad/idade': slots cut by spaces, alternatives by "/", "#"
 * for any number, "?" after a slot that may lack. The first slot never lacks. Constant work a token.
 */
export function compilePhrases(phrases: readonly string[]): PhraseMatcher {
  const byFirstWord = new Map<string, Slot[][]>();
  for (const phrase of phrases) {
    const slots = phrase.split(' ').map(readSlot);
    for (const word of slots[0]!.words) {
      byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), slots]);
    }
  }
  return (tokens, at) => {
    const token = tokens[at]!;
    const candidates = [
      ...(byFirstWord.get(token.text) ?? []),
      ...(Number.isFinite(token.value) ? (byFirstWord.get('#') ?? []) : []),
    ];
    return Math.max(0, ...candidates.map((slots) => lengthOf(slots, tokens, at)));
  };
}
