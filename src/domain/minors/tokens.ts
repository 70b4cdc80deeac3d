import { foldWithOrigins } from '../text.ts';
import type { Glue, Token } from './token.ts';
import { joinSpelledNumbers, spelledNumber } from './numbers.ts';

const PIECES = /(\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:\.\d+)?)|([\p{L}\p{M}]+)|(\n|[^\s\p{L}\p{M}\d])/gu;
const APOSTROPHES = new Set(["'", '’', 'ʼ', '`', '´']);
const HYPHENS = new Set(['-', '‐', '‑', '–', '—', '−', '~', '〜', '―']);

function numberValue(digits: string): number {
  return Number(/[.,]\d{3}(?!\d)/.test(digits) ? digits.replaceAll(/[.,]/g, '') : digits);
}

/** Cuts a description into tokens. Linear in its length. */
export function tokenize(original: string): Token[] {
  const { text, origins } = foldWithOrigins(original);
  const tokens: Token[] = [];
  let glue: Glue = '';
  let previousEnd = -1;
  let openQuote = false;

  for (const match of text.matchAll(PIECES)) {
    const [piece, digits, letters, mark] = match;
    const start = match.index;
    const end = start + piece.length;
    const touches = start === previousEnd;
    const previous = tokens.at(-1);
    const next = text[end] ?? '';
    const nextJoins = /[\p{L}\d]/u.test(next);
    previousEnd = end;

    if (mark !== undefined && APOSTROPHES.has(mark)) {
      // After a mark or a line feed nothing can be left out: it opens a quotation.
      if (!touches || previous?.kind === 'mark') {
        openQuote = true;
      } else if (nextJoins) {
        glue = "'";
      } else if (openQuote) {
        openQuote = false;
      } else if (previous?.kind === 'word' && previous.text.endsWith('s')) {
        previous.possessive = true;
      }
      continue;
    }
    if (mark !== undefined && HYPHENS.has(mark) && touches && nextJoins && previous?.kind !== 'mark') {
      glue = '-';
      continue;
    }
    if (letters === 's' && glue === "'" && previous?.kind === 'word') {
      previous.possessive = true;
      glue = '';
      continue;
    }

    const from = origins[start]!;
    const to = origins[end]!;
    const written = original.slice(from, to);
    tokens.push({
      kind: digits !== undefined ? 'number' : letters !== undefined ? 'word' : 'mark',
      text: mark !== undefined && HYPHENS.has(mark) ? '-' : piece,
      raw: written.toLowerCase().normalize('NFC'),
      value:
        digits !== undefined
          ? numberValue(digits)
          : letters !== undefined
            ? spelledNumber(letters)
            : Number.NaN,
      glue: glue !== '' ? glue : touches && mark === undefined && previous?.kind !== 'mark' ? '=' : '',
      possessive: false,
      capital: /^\p{Lu}/u.test(written),
      start: from,
      end: to,
    });
    glue = '';
  }
  return joinSpelledNumbers(tokens);
}

/** The words of a token range as they were written, for a message: one line, nothing invisible. */
export function phraseOf(original: string, tokens: readonly Token[], from: number, to: number): string {
  const written = original.slice(tokens[from]!.start, tokens[to - 1]!.end);
  return written
    .replaceAll(/[\p{Cf}\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .toWellFormed();
}
