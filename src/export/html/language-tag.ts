const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The tag of a language by its English name ("Portuguese" gives `pt`), so that a screen reader speaks it as
 * what it is; undefined for a name that the platform's language data does not hold.
 */
export function languageTag(englishName: string): string | undefined {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const wanted = englishName.trim().toLowerCase();
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const tag = first + second;
      if (names.of(tag)?.toLowerCase() === wanted) return tag;
    }
  }
  return undefined;
}
