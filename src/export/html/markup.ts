/** Text that is HTML already. Made by {@link markup} only, so that text from outside cannot pass for it. */
export interface Markup {
  readonly [isMarkup]: true;
  readonly text: string;
}

const isMarkup: unique symbol = Symbol('markup');

type Part = string | number | Markup | readonly Part[] | null | undefined | false;

/**
 * A template for HTML: whatever is put into it is escaped, for text and for quoted attributes alike, unless
 * it came out of this template itself. Nothing of the kind may be put into an unquoted attribute, a script
 * or a style sheet. A line break in the template and the blanks around it are layout of the source and left
 * out, as in JSX; those in what is put in are kept. (Its name is not `html`: formatters would lay it out
 * anew, and add blanks that count where a biography keeps its own.)
 */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const literals = withoutLayout(strings);
  let text = literals[0] ?? '';
  parts.forEach((part, index) => {
    text += render(part) + (literals[index + 1] ?? '');
  });
  return made(text);
}

/** Takes a text of this program's own (a style sheet, a script, a drawing) for HTML. */
export function trusted(text: string): Markup {
  return made(text);
}

const made = (text: string): Markup => ({ [isMarkup]: true, text });

const known = new WeakMap<TemplateStringsArray, string[]>();

function withoutLayout(strings: TemplateStringsArray): string[] {
  let literals = known.get(strings);
  if (literals === undefined) {
    literals = strings.map((literal) => literal.replaceAll(/[ \t]*\n\s*/g, ''));
    known.set(strings, literals);
  }
  return literals;
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  // By the symbol, which no text from outside can bear; what is neither is refused by `map`.
  return isMarkup in part ? part.text : part.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make it a line feed; the reference keeps it what it was.
  '\r': '&#13;',
  // HTML has no way to write it; this is what browsers show in its place.
  '\0': '\uFFFD',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"'\r\0]/g, (character) => ENTITIES[character] ?? character);
}
