import { fold } from '../text.ts';
import type { NameKeys, NameSpan } from './name-keys.ts';

/** Pieces between spaces that are a handle, a hashtag, an e-mail or a web address. */
const CHUNK = /\S+/gu;
const ADDRESS =
  /^(?:https?:|www\.)|\.(?:com|net|org|io|me|pt|br|de|es|fr|it|nl|co|uk|us|eu|app|dev|art|blog|shop|info|page|link)(?:[/?#]|$)/i;
const LEADING = /^[("'“‘[<«]+/;
const TRAILING = /[)"'”’\]>».,;:!?…]+$/;

/** A long chunk is cut here; a handle has at most a few dozen characters. */
const LONGEST = 300;

function segmentsOf(chunk: string): string[] {
  return chunk
    .split(/[^\p{L}\p{M}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u)
    .filter((segment) => segment !== '');
}

function holdsName(chunk: string, names: NameKeys): boolean {
  const squeezed = fold(chunk).replace(/[^\p{L}\p{M}]/gu, '');
  if ([...names.joined].some((key) => squeezed.includes(key))) {
    return true;
  }
  const isHandle = chunk.startsWith('@');
  for (const segment of segmentsOf(chunk)) {
    const key = fold(segment);
    const part = names.parts.get(key);
    if (part !== undefined && (isHandle || part.certainty === 'name' || /^\p{Lu}/u.test(segment))) {
      return true;
    }
    for (const [name, { certainty }] of names.parts) {
      const atAnEnd = key.startsWith(name) || key.endsWith(name);
      if (name.length >= 4 && atAnEnd && (isHandle || certainty === 'name')) {
        return true;
      }
    }
  }
  return false;
}

/**
 * Handles, hashtags and addresses that hold one of the names; the whole of each. They go rather too often
 * than too seldom: "@rosegarden" goes for Rose, and nothing that a picture shows is lost with it.
 */
export function findHandles(text: string, names: NameKeys): NameSpan[] {
  const spans: NameSpan[] = [];
  for (const match of text.matchAll(CHUNK)) {
    const leading = LEADING.exec(match[0].slice(0, 8))?.[0].length ?? 0;
    const tail = match[0].slice(-8);
    const trailing = TRAILING.exec(tail)?.[0].length ?? 0;
    const chunk = match[0].slice(leading, Math.max(leading, match[0].length - trailing));
    const looked = chunk.slice(0, LONGEST);
    const special = /[@#_]/.test(looked) || ADDRESS.test(looked);
    if (special && holdsName(looked, names)) {
      const start = match.index + leading;
      spans.push({ start, end: start + chunk.length, kind: 'handle' });
    }
  }
  return spans;
}
