import { excerptOf } from '../../domain/excerpt.ts';

const LONGEST = 300;

/** Keys as vendors write and mask them: `sk-proj-…`, `Bearer …`, `abcd****wxyz`. */
const KEY_LIKE = [/\bBearer\s+\S+/gi, /\b(?:sk|pk|rk|sess)-[\w*.…-]{4,}/g, /[^\s"']*\*{3,}[^\s"'.,]*/g];

/**
 * Text from outside, or of a library's error, made fit for messages and logs: one line, no control
 * characters, at most 300 characters, and no trace of the key (vendors repeat parts of it when they
 * refuse it).
 */
export function readableText(text: string, apiKey: string): string {
  let clean = text.slice(0, 20_000);
  if (apiKey !== '') clean = clean.replaceAll(apiKey, '[key]');
  for (const pattern of KEY_LIKE) clean = clean.replace(pattern, '[key]');
  // A password in an address.
  clean = clean.replace(/\/\/[^\s/@]+@/g, '//[hidden]@');
  return excerptOf(clean, LONGEST);
}
