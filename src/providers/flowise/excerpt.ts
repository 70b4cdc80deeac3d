import { excerptOf } from '../../domain/excerpt.ts';

/**
 * The beginning of a server's words for our own messages, without anything that looks like a key: a model's
 * server may quote the key that it refuses.
 */
export function excerpt(text: string, secrets: readonly string[] = [], length = 300): string {
  let safe = text.slice(0, 20_000);
  for (const secret of secrets) if (secret !== '') safe = safe.replaceAll(secret, '…');
  safe = safe.replace(/\b(?:sk|pk|key)-[\w*-]{6,}/gi, '…').replace(/\bBearer \S+/gi, 'Bearer …');
  return excerptOf(safe, length);
}
