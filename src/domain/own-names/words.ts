import { fold, foldWithOrigins } from '../text.ts';
import { UNSPACED, type NameKey, type NameKeys, type NameSpan } from './name-keys.ts';

/** A word of the text and whether it is one of the names; `maybe` depends on its neighbours. */
export interface Word {
  start: number;
  end: number;
  key: string;
  capital: boolean;
  opensSentence: boolean;
  match: 'no' | 'maybe' | 'name' | 'possessive';
  part: NameKey | undefined;
}

const WORDS = new RegExp(
  `([${UNSPACED}\\p{M}]+)|((?:(?![${UNSPACED}])[\\p{L}\\p{N}])(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}\\p{Cf}])*)`,
  'gu',
);
const CASE_ENDINGS =
  /^(?:а|я|у|ю|е|ы|и|ом|ем|ои|еи|ою|ею|ым|им|ого|его|ому|ему|ых|их|ами|ями|ах|ях|ье|ья|ью|ь)?$/;
export const APOSTROPHE = /^['’ʼ`´]$/;
const SENTENCE_END = /[.!?…:|•·\n("“”«\-–—]/u;

function isCased(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}

/** Whether one word is one of the names, by itself. */
function judgeWord(word: Word, names: NameKeys, written: string): void {
  const { key } = word;
  const digitless = key.replace(/\d+$/, '');
  const genitive = key.endsWith('s') && word.capital && key.length >= 4 ? key.slice(0, -1) : '';
  const part = names.parts.get(key) ?? names.parts.get(digitless);
  word.part = part;
  if (part !== undefined) {
    const sure = part.certainty === 'name' || (part.certainty === 'ordinary' && word.capital);
    const common = part.certainty === 'common' && word.capital && !word.opensSentence;
    word.match = sure || common ? 'name' : 'maybe';
    return;
  }
  if (names.joined.has(key) || names.joined.has(digitless) || holdsNameInCamelCase(written, names)) {
    word.match = 'name';
    return;
  }
  if (names.parts.get(genitive)?.certainty === 'name') {
    word.match = 'possessive';
    return;
  }
  const inflected = names.stems.some(
    (stem) => key.startsWith(stem) && CASE_ENDINGS.test(key.slice(stem.length)),
  );
  if ((inflected && word.capital) || hasArabicPrefix(key, names)) {
    word.match = 'name';
  }
}

/** "وماريا", "لمحمد": and, for, with, written together with the name. */
function hasArabicPrefix(key: string, names: NameKeys): boolean {
  return /^[وفبلك]\p{Script=Arabic}{3,}$/u.test(key) && names.parts.has(key.slice(1));
}

/** "MariaSilva", "TeamMaria" */
function holdsNameInCamelCase(written: string, names: NameKeys): boolean {
  if (written.length > 60 || !/\p{Ll}\p{Lu}/u.test(written)) {
    return false;
  }
  const segments = written.split(/(?<=\p{Ll})(?=\p{Lu})/u).map(fold);
  return segments.some((segment) => names.parts.has(segment.replace(/\d+$/, '')));
}

/** The words of a text, and the names inside runs of scripts without spaces. */
export function readWords(text: string, names: NameKeys): { words: Word[]; unspaced: NameSpan[] } {
  const words: Word[] = [];
  const unspaced: NameSpan[] = [];
  for (const match of text.matchAll(WORDS)) {
    const [written, run] = match;
    const start = match.index;
    if (run !== undefined) {
      unspaced.push(...findInRun(run, start, names));
      continue;
    }
    const before = text
      .slice(Math.max(0, start - 3), start)
      .trimEnd()
      .at(-1);
    const word: Word = {
      start,
      end: start + written.length,
      key: fold(written),
      capital: /^\p{Lu}/u.test(written) || !isCased(written),
      opensSentence: before === undefined || SENTENCE_END.test(before),
      match: 'no',
      part: undefined,
    };
    words.push(word);
  }
  joinApostrophes(words, text, names);
  for (const word of words) {
    if (word.match === 'no') {
      judgeWord(word, names, text.slice(word.start, word.end));
    }
  }
  return { words, unspaced };
}

/** "O'Connor" and "D’Angelo" are one word; in "Maria's" the "s" belongs to the name. */
function joinApostrophes(words: Word[], text: string, names: NameKeys): void {
  for (let index = words.length - 2; index >= 0; index--) {
    const word = words[index]!;
    const next = words[index + 1]!;
    if (next.start !== word.end + 1 || !APOSTROPHE.test(text[word.end]!)) {
      continue;
    }
    if (names.parts.has(word.key + next.key)) {
      word.key += next.key;
      word.end = next.end;
      words.splice(index + 1, 1);
    }
  }
}

/** Names inside a run of a script that writes no spaces; a run that is one name as a whole. */
function findInRun(run: string, start: number, names: NameKeys): NameSpan[] {
  const { text, origins } = foldWithOrigins(run);
  const spans: NameSpan[] = [];
  if (names.parts.has(text)) {
    return [{ start, end: start + run.length, kind: 'unspaced' }];
  }
  for (const key of names.unspaced) {
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
      spans.push({ start: start + origins[at]!, end: start + origins[at + key.length]!, kind: 'unspaced' });
    }
  }
  return spans;
}
