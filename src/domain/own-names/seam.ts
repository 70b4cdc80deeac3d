/** The place where something was taken out of a text. */
export interface Seam {
  /** What stands before it. */
  before: string;
  text: string;
  /** Where in `text` it goes on. */
  after: number;
}

/** Marks that link two phrases; an emoji between them does too, but is never taken away. */
const LINKS = /[,;:|•·–—，；：、،؛-]/u;
const SENTENCE_MARKS = /[.!?…。！？؟।]/u;
const CLOSES = /[.!?…,;:|•·–—)\]”"»，；：、。！？」』]/u;
const OPENS = /[.!?…|•·\n(“"«[。！？「『؟।]/u;
const EMOJI = /[\p{Extended_Pictographic}\ufe0f]/u;
const PAIRS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '“': '”',
  '"': '"',
  '«': '»',
  '‘': '’',
  "'": "'",
};

/** The last code point, '' of nothing. */
export function lastOf(text: string): string {
  const last = text.at(-1) ?? '';
  return /[\udc00-\udfff]/.test(last) ? text.slice(-2) : last;
}

/** Whether nothing of a sentence stands before: its start, a mark that ends one, or an emoji. */
export function opensSentence(before: string): boolean {
  const last = lastOf(trimSpaces(before));
  return last === '' || OPENS.test(last) || /[:–—：]/u.test(last) || EMOJI.test(last);
}

/** Whether a phrase is over at this character. */
export function closesPhrase(character: string): boolean {
  return character === '' || CLOSES.test(character) || EMOJI.test(character);
}

/** Whether this character links two phrases, so that one of them may go. */
export function linksPhrases(character: string): boolean {
  return LINKS.test(character) || EMOJI.test(character);
}

export function trimSpaces(text: string): string {
  return trimWhile(text, /[ \t\u00a0]/);
}

function trimWhile(text: string, what: RegExp): string {
  let end = text.length;
  while (end > 0 && what.test(text[end - 1]!)) {
    end -= 1;
  }
  return text.slice(0, end);
}

/** The first character after the seam that is no space, '' at the end; and whether a line ended before it. */
export function nextOf({ text, after }: Seam): { character: string; at: number; newLine: boolean } {
  let at = after;
  let newLine = false;
  while (at < text.length && /\s/u.test(text[at]!)) {
    newLine ||= text[at] === '\n';
    at += 1;
  }
  const code = text.codePointAt(at);
  return { character: code === undefined ? '' : String.fromCodePoint(code), at, newLine };
}

/** Brackets and quotation marks around nothing go too. */
function dropEmptyPair(seam: Seam): Seam {
  const before = trimSpaces(seam.before);
  const next = nextOf(seam);
  const closing = PAIRS[lastOf(before)];
  return closing !== undefined && closing === next.character
    ? dropEmptyPair({ ...seam, before: before.slice(0, -1), after: next.at + 1 })
    : seam;
}

/** The marks after the seam that had something to close only as long as the name stood there. */
function skipLooseMarks(seam: Seam, alsoSentenceMarks: boolean): Seam {
  let { after } = seam;
  for (;;) {
    const next = nextOf({ ...seam, after });
    const hyphenated = next.character === '-' && /\p{L}/u.test(seam.text[next.at + 1] ?? '');
    const loose = LINKS.test(next.character) || (alsoSentenceMarks && SENTENCE_MARKS.test(next.character));
    if (next.character === '' || !loose || hyphenated) {
      return { ...seam, after };
    }
    after = next.at + 1;
  }
}

/** Joins what stands before and after the seam: no double space, no comma in the air, no empty brackets. */
export function closeSeam(open: Seam): Seam {
  let seam = dropEmptyPair(open);
  const spaced = /\s$/u.test(seam.before.slice(-1)) || /\s/u.test(seam.text[seam.after] ?? '');
  let before = trimSpaces(seam.before);
  if (before === '' || OPENS.test(lastOf(before))) {
    seam = skipLooseMarks(seam, before === '' || /[.!?…\n。！？؟।]/u.test(lastOf(before)));
  }
  let next = nextOf(seam);
  if (next.character === '' || (CLOSES.test(next.character) && LINKS.test(lastOf(before)))) {
    before = trimWhile(
      before,
      next.character === '' ? /[,;:|•·–—，；：、،؛\s&(-]/u : /[,;:|•·–—，；：、،؛\s-]/u,
    );
    seam = before === '' ? skipLooseMarks(seam, true) : seam;
    next = nextOf(seam);
  }
  const last = lastOf(before);
  if (last === '' || next.character === '') {
    return { ...seam, before, after: next.at };
  }
  if (next.newLine || last === '\n') {
    return { ...seam, before: last === '\n' ? before : `${before}\n`, after: next.at };
  }
  const tight = !spaced || CLOSES.test(next.character) || /[(“«[]/u.test(last);
  const apart = /[|•·–—]/u.test(next.character) || !tight;
  return { ...seam, before: apart && spaced ? `${before} ` : before, after: next.at };
}
