import type { PersonaView, PictureView } from '../domain/dataset-view.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

const LONGEST_SLUG = 40;

/**
 * The folder of a person's pictures, for example `0012-ana-sofia-silva`: the place in the dataset, counted
 * from 1, then the name as far as ASCII can tell it. The number keeps the names apart, in order, and clear
 * of what no file may be called (`con`, `..`, an empty name).
 * @param people how many people the dataset was asked for: sets the number of digits
 */
export function personFolder(persona: PersonaView, people: number): string {
  const digits = Math.max(4, String(people).length);
  const place = String(persona.position + 1).padStart(digits, '0');
  const name = slug(`${persona.firstname} ${persona.lastname}`);
  return name === '' ? place : `${place}-${name}`;
}

/** `base.png`, `image-1.png`, …, `grid-1.png`. */
export function pictureFile({ kind, index, mediaType }: PictureView): string {
  const extension = EXTENSIONS[mediaType] ?? 'bin';
  if (kind === 'base') return `base.${extension}`;
  return `${kind === 'grid' ? 'grid' : 'image'}-${index + 1}.${extension}`;
}

/** Lower-case ASCII letters and digits in groups joined by `-`; empty when the text has none. */
export function slug(text: string): string {
  const ascii = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
  return ascii
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-+|-+$/g, '');
}
