import { writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatasetSource, PersonaView, PictureView } from '../../domain/dataset-view.ts';
import { isAvatarError } from '../../domain/errors.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { picturesOfPerson, readPicture } from '../copy-picture.ts';
import { personFolder, pictureFile } from '../file-names.ts';
import type { GalleryPlace } from './gallery-place.ts';
import type { ShownPicture } from './photos.ts';

/** A small WebP whose longer side is at most `side` pixels. @throws AvatarError `unreadable_picture` */
export type Thumbnailer = (bytes: Uint8Array, side: number) => Promise<Uint8Array>;

/** Pixels: twice what a card shows, for dense screens. */
const BASE_SIDE = 448;
const OTHER_SIDE = 256;

export interface PictureWriter {
  /** Writes the small copies of a person's pictures, and the originals where they are copied. */
  write(persona: PersonaView): Promise<WrittenPictures>;
}

export interface WrittenPictures {
  shown: ShownPicture[];
  bytes: number;
  lost: number;
  /** Where linked originals are served from. */
  origins: string[];
}

interface PictureWriterOptions {
  source: DatasetSource;
  thumbnail: Thumbnailer;
  linkOriginals: 'copy' | 'url';
  /** The folder that is written to now. */
  folder: string;
  /** What the gallery will be: links to files are relative to it. */
  place: GalleryPlace;
}

export function createPictureWriter(options: PictureWriterOptions): PictureWriter {
  const { source, thumbnail, linkOriginals, folder, place } = options;

  async function put(path: string, bytes: Uint8Array): Promise<number> {
    const file = join(folder, path);
    await makeFolder(dirname(file), '--out');
    await writeFile(file, bytes);
    return bytes.length;
  }

  async function writeOne(persona: PersonaView, picture: PictureView) {
    const inFolder = `${personFolder(persona, source.dataset.requested)}/${pictureFile(picture)}`;
    const side = picture.kind === 'base' ? BASE_SIDE : OTHER_SIDE;
    const small = `${place.assets}thumbnails/${inFolder.replace(/\.\w+$/, '')}.webp`;
    const copy = `${place.assets}pictures/${inFolder}`;
    const original = linkOriginals === 'copy' ? pathUrl(copy) : linkTo(picture.url, place.folder);
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const shown: ShownPicture = {
      original,
      thumbnail: pathUrl(small),
      width: Math.max(1, Math.round(picture.width * scale)),
      height: Math.max(1, Math.round(picture.height * scale)),
      kind: picture.kind === 'base' ? 'base' : 'other',
      verdict: picture.verdict,
    };
    let written = 0;
    try {
      const bytes = await readPicture(source, picture);
      if (linkOriginals === 'copy') written += await put(copy, bytes);
      written += await put(small, await thumbnail(bytes, side));
    } catch (error) {
      // One lost picture must not cost the sight of all the others; it is shown as lost, and counted.
      if (!isAvatarError(error) || !['not_here', 'unreadable_picture'].includes(error.code)) throw error;
      shown.thumbnail = null;
    }
    return { shown, bytes: written };
  }

  return {
    async write(persona) {
      const shown: ShownPicture[] = [];
      const origins = new Set<string>();
      let bytes = 0;
      // One after another: the people beside this one keep the processor busy already.
      for (const picture of picturesOfPerson(persona)) {
        const one = await writeOne(persona, picture);
        shown.push(one.shown);
        bytes += one.bytes;
        if (/^https?:/.test(one.shown.original)) origins.add(new URL(one.shown.original).origin);
      }
      const lost = shown.filter((picture) => picture.thumbnail === null).length;
      return { shown, bytes, lost, origins: [...origins] };
    },
  };
}

const pathUrl = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** A link from a page in `folder`: files by a relative path, so that they move together; nothing but web and files. */
export function linkTo(url: string, folder: string): string {
  const { protocol } = new URL(url);
  if (protocol === 'http:' || protocol === 'https:') return url;
  if (protocol !== 'file:')
    throw new TypeError(`A picture has the address ${protocol}, which is no file and no web address.`);
  const path = relative(folder, fileURLToPath(url));
  // Another drive of Windows has no relative path.
  return /^[a-z]:/i.test(path) ? url : pathUrl(path.replaceAll('\\', '/'));
}
