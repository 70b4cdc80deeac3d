import { type Markup, html } from './markup.ts';
import { icon } from './icons.ts';

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
}

/** Photos beside the base picture fill a square; a cell of it may be tall, which keeps a face, but not wide. */
const columnsFor = (photos: number) => Math.ceil(Math.sqrt(photos));

/** The base picture, large, and the others beside it in a square of the same size. */
export function photos(name: string, number: number, pictures: readonly ShownPicture[]): Markup {
  if (pictures.length === 0) return html`<div class="photos none"><p>${icon('spark')}No pictures</p></div>`;
  const [first, ...others] = pictures;
  const alternative = (index: number) =>
    `${name}, ${pictures[index]?.kind === 'base' ? 'base picture' : `picture ${index + 1} of ${pictures.length}`}`;
  return html`<div class="photos" role="group" aria-label="Pictures of ${name}">
    ${first && photo(first, alternative(0))}
    ${others.length > 0 && html`<div class="set columns-${columnsFor(others.length)}">${others.map((other, index) => photo(other, alternative(index + 1)))}</div>`}
    <span class="number" aria-label="Number ${number}">${number}</span>
  </div>`;
}

function photo({ original, thumbnail, width, height }: ShownPicture, alternative: string): Markup {
  const inside =
    thumbnail === null
      ? html`<span class="lost">Picture could not be read</span>`
      : html`<img
          src="${thumbnail}"
          width="${width}"
          height="${height}"
          alt="${alternative}"
          loading="lazy"
          decoding="async"
        />`;
  return html`<a class="photo" href="${original}" target="_blank" rel="noopener noreferrer">${inside}</a>`;
}
