import type { Outcome, Verdict } from '../../domain/verdict.ts';
import { icon } from './icons.ts';
import { type Markup, markup } from './markup.ts';

/** A picture in the gallery: where its small copy and its original are. */
export interface ShownPicture {
  /** URL of the original: relative to the page, or whole. */
  original: string;
  /** URL of the small copy; null when the picture could not be read. */
  thumbnail: string | null;
  /** Pixels of the small copy. */
  width: number;
  height: number;
  kind: 'base' | 'other';
  /** What the checks found; null where nothing was checked. */
  verdict: Verdict | null;
}

/** Photos beside the base picture fill a square; a cell of it may be tall, which keeps a face, but not wide. */
const columnsFor = (photos: number) => Math.ceil(Math.sqrt(photos));

/** The base picture, large, and the others beside it in a square of the same size. */
export function photos(name: string, number: number, pictures: readonly ShownPicture[]): Markup {
  const [first, ...others] = pictures.map((picture, index) =>
    photo(
      picture,
      `${name}, ${picture.kind === 'base' ? 'base picture' : `picture ${index + 1} of ${pictures.length}`}`,
    ),
  );
  if (first === undefined) return markup`<div class="photos none"><p>${icon('spark')}No pictures</p></div>`;
  return markup`
    <div class="photos" role="group" aria-label="Pictures of ${name}">
      ${first}
      ${others.length > 0 && markup`<div class="set columns-${columnsFor(others.length)}">${others}</div>`}
      <span class="number"><span class="unseen">Number </span>${number}</span>
    </div>`;
}

function photo({ original, thumbnail, width, height, verdict }: ShownPicture, alternative: string): Markup {
  const inside =
    thumbnail === null
      ? markup`<span class="lost">Picture could not be read</span>`
      : markup`<img src="${thumbnail}" width="${width}" height="${height}" alt="${alternative}" loading="lazy" decoding="async">`;
  return markup`<a class="photo" href="${original}" target="_blank" rel="noopener noreferrer">${inside}${verdict && badge(verdict)}</a>`;
}

/** A sign and a word for each outcome: where photos are small, only the sign is seen, and the word is still read out. */
const BADGES: Record<Outcome, { sign: string; word: string }> = {
  passed: { sign: '✓', word: 'passed' },
  'could-not-tell': { sign: '?', word: 'could not tell' },
  failed: { sign: '✕', word: 'failed' },
  'not-a-photo': { sign: '✎', word: 'drawn' },
};

function badge({ outcome, reasons }: Verdict): Markup {
  const { sign, word } = BADGES[outcome];
  const why = reasons.length > 0 ? reasons.map(({ words }) => words).join(' ') : 'It passed every check.';
  return markup`<span class="verdict ${outcome}" title="${why}"><i aria-hidden="true">${sign}</i><span>${word}</span></span>`;
}
