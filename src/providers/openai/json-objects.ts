/** JSON in a code fence, as models put it there unasked. */
const FENCED = /```[a-z]*\s*([\s\S]*?)```/gi;

/**
 * The JSON values of an answer. Structured outputs are one value and nothing else; servers that only half
 * support them put it in a fence, or write words around it.
 */
export function readJsonValues(text: string): unknown[] {
  const fenced = Array.from(text.matchAll(FENCED), (match) => match[1] ?? '');
  const first = text.search(/[[{]/);
  const last = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  const between = first === -1 || last < first ? '' : text.slice(first, last + 1);
  for (const candidates of [[text], fenced, [between]]) {
    const values = candidates.map(parse).filter((value) => value !== undefined);
    if (values.length > 0) return values;
  }
  return [];
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
