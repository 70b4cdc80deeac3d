/** The kinds of file that are read: what image models return. */
export type MediaType = 'image/png' | 'image/jpeg' | 'image/webp';

/**
 * The kind of a picture by its first bytes, whatever its name says. Only these are handed to the decoder,
 * which knows dozens of formats (SVG, PDF, FITS …) that nobody sends here but an attacker.
 */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  return undefined;
}
