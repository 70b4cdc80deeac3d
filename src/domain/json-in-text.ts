/**
 * Finds JSON objects in what a language model wrote: one after another, pretty-printed or not, in code
 * fences, between words, in arrays, cut off at the end, with the usual slips (trailing or missing commas,
 * unescaped quotes and newlines inside strings, single or typographic quotes, bare keys, Python's `None`).
 *
 * Whatever is valid JSON is read as `JSON.parse` reads it. Everything is read once, from left to right:
 * a piece that cannot be read is left where reading stopped and the search goes on from there, so the time
 * is linear in the length of the text, whatever the text.
 */
export interface JsonPiece {
  /** The members that could be read whole. Has no prototype: `__proto__` is a key like any other. */
  value: JsonObject;
  /** `end`: the text ended inside the object. `syntax`: something in it could not be read. */
  stopped: 'end' | 'syntax' | undefined;
}

export type JsonObject = { [key: string]: unknown };

/** Objects and arrays inside each other, and characters in a key; more is no answer but an attack. */
const DEEPEST = 60;
const LONGEST_KEY = 200;
/** Cut-off strings that hold JSON that ends in a cut-off string. */
const DEEPEST_CUT = 3;

const SPACE = /[\s\uFEFF]*/y;
const BARE_KEY = /[A-Za-z_$][\w$-]*/y;
const BARE_KEY_AND_COLON = /[A-Za-z_$][\w$-]*\s*:/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /(?:true|false|null|True|False|None|undefined|NaN)\b/y;
const LITERALS: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  false: false,
  False: false,
};
/** Opening quotes and what closes them. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '„': '“' };
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

type Place = 'key' | 'member' | 'element';
const NOTHING = Symbol('nothing could be read');

export function findJsonObjects(text: string): JsonPiece[] {
  return find(text, 0);
}

function find(text: string, cuts: number): JsonPiece[] {
  const reader = createReader(text, cuts);
  const pieces: JsonPiece[] = [];
  let from = text.indexOf('{');
  while (from !== -1) {
    const piece = reader.objectAt(from);
    if (piece !== undefined && (piece.stopped === 'end' || Object.keys(piece.value).length > 0)) {
      pieces.push(piece);
    }
    from = text.indexOf('{', piece === undefined ? from + 1 : reader.position());
  }
  return pieces;
}

function createReader(text: string, cuts: number) {
  let at = 0;
  let stopped: JsonPiece['stopped'];

  function match(pattern: RegExp, from: number): string | undefined {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  }

  function afterSpace(from: number): number {
    return from + (match(SPACE, from)?.length ?? 0);
  }

  function stop(): typeof NOTHING {
    stopped = at >= text.length ? 'end' : 'syntax';
    return NOTHING;
  }

  /** Words in braces are no object: it must start with a quoted key, or a bare one and a colon. */
  function objectAt(start: number): JsonPiece | undefined {
    const first = afterSpace(start + 1);
    if (!(text.charAt(first) in QUOTES) && match(BARE_KEY_AND_COLON, first) === undefined) return undefined;
    at = start;
    stopped = undefined;
    const value = readObject(0);
    return { value, stopped };
  }

  function readValue(depth: number, place: Place): unknown {
    at = afterSpace(at);
    const character = text.charAt(at);
    if (character === '{' || character === '[') {
      if (depth >= DEEPEST) return stop();
      return character === '{' ? readObject(depth) : readArray(depth);
    }
    if (character in QUOTES) return readString(place);
    const number = match(NUMBER, at);
    if (number !== undefined) {
      at += number.length;
      // A number that the end of the text cuts off may have had more digits.
      return at >= text.length ? stop() : Number(number);
    }
    const literal = match(LITERAL, at);
    if (literal === undefined) return stop();
    at += literal.length;
    return LITERALS[literal] ?? null;
  }

  function readObject(depth: number): JsonObject {
    const object = Object.create(null) as JsonObject;
    at += 1;
    for (;;) {
      at = afterSpace(at);
      const character = text.charAt(at);
      if (character === '}') {
        at += 1;
        return object;
      }
      if (character === ',') {
        at += 1;
        continue;
      }
      const key = readKey();
      if (key === undefined) return object;
      const value = readValue(depth + 1, 'member');
      if (value !== NOTHING) object[key] = value;
      if (stopped !== undefined) return object;
    }
  }

  /** A key and its colon. */
  function readKey(): string | undefined {
    let key: unknown;
    if (text.charAt(at) in QUOTES) {
      key = readString('key');
    } else {
      key = match(BARE_KEY, at) ?? stop();
      if (typeof key === 'string') at += key.length;
    }
    if (typeof key !== 'string') return undefined;
    at = afterSpace(at);
    if (text.charAt(at) !== ':') {
      stop();
      return undefined;
    }
    at += 1;
    return key;
  }

  function readArray(depth: number): unknown[] {
    const array: unknown[] = [];
    at += 1;
    for (;;) {
      at = afterSpace(at);
      const character = text.charAt(at);
      if (character === ']') {
        at += 1;
        return array;
      }
      if (character === ',') {
        at += 1;
        continue;
      }
      const value = readValue(depth + 1, 'element');
      if (value !== NOTHING) array.push(value);
      if (stopped !== undefined) return array;
    }
  }

  function readString(place: Place): unknown {
    const closing = QUOTES[text.charAt(at)] as string;
    const start = at + 1;
    const parts: string[] = [];
    let from = start;
    for (at = start; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character === '\\') {
        parts.push(text.slice(from, at), readEscape());
        from = at + 1;
      } else if (character === closing && closes(place)) {
        parts.push(text.slice(from, at));
        at += 1;
        return parts.join('');
      } else if (place === 'key' && at - start > LONGEST_KEY) {
        return stop();
      }
    }
    stopped = 'end';
    return insideOfCutString(parts.join('') + text.slice(from), cuts);
  }

  /** Reads the escape at `at` and leaves `at` on its last character. */
  function readEscape(): string {
    at += 1;
    const escape = text.charAt(at);
    if (escape === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) {
      at += 4;
      return String.fromCharCode(Number.parseInt(text.slice(at - 3, at + 1), 16));
    }
    return ESCAPES[escape] ?? escape;
  }

  /**
   * Whether the quote at `at` ends the string, judged by what follows it: in valid JSON always the right
   * answer; a quote inside a text that somebody forgot to escape is nearly never followed by the same.
   */
  function closes(place: Place): boolean {
    const next = afterSpace(at + 1);
    if (next >= text.length) return true;
    const character = text.charAt(next);
    if (place === 'key') return character === ':';
    if (place === 'element') return character === ',' || character === ']';
    if (character === '}') return true;
    if (character === ',') {
      const following = afterSpace(next + 1);
      const after = text.charAt(following);
      return (
        after === '' || after === '}' || after in QUOTES || match(BARE_KEY_AND_COLON, following) !== undefined
      );
    }
    // A forgotten comma at the end of a line.
    return character in QUOTES && text.slice(at + 1, next).includes('\n');
  }

  return { objectAt, position: () => at };
}

/**
 * A string that the end of the text cuts off is no whole value and is left out; but where it holds JSON of
 * its own, that JSON's whole members are.
 */
function insideOfCutString(cut: string, cuts: number): unknown {
  if (cuts >= DEEPEST_CUT || !cut.trimStart().startsWith('{')) return NOTHING;
  return find(cut, cuts + 1)[0]?.value ?? NOTHING;
}
