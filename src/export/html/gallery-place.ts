import { open, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AvatarError } from '../../domain/errors.ts';
import { standing } from '../target.ts';
import { GENERATOR } from './page.ts';

/** How a gallery's files are called, relative to the folder that its first page is in. */
export interface GalleryPlace {
  /** The folder of the first page. */
  folder: string;
  /** @param index from 0 */
  page(index: number): string;
  /** `''`, or the folder of everything that is not a page, with `/` at its end. */
  assets: string;
  /** Whether the gallery is a folder of its own, or a page with a folder beside it. */
  kind: 'folder' | 'page';
}

/**
 * A path that ends in `.html` names the first page, and what belongs to it goes into a folder beside it, as
 * browsers save a page; any other path names a folder with an `index.html` in it.
 */
export function galleryPlace(out: string): GalleryPlace {
  const path = resolve(out);
  const [, stem, ending] = /^(.+)(\.html?)$/i.exec(basename(path)) ?? [];
  if (stem === undefined || ending === undefined) {
    return {
      folder: path,
      page: (index) => (index === 0 ? 'index.html' : `page-${index + 1}.html`),
      assets: '',
      kind: 'folder',
    };
  }
  return {
    folder: dirname(path),
    page: (index) => (index === 0 ? stem + ending : `${stem}-${index + 1}${ending}`),
    assets: `${stem}_files/`,
    kind: 'page',
  };
}

/** What is replaced: an empty folder, a former gallery, a former page. Nothing else is. */
export async function refuseForeign(out: string): Promise<void> {
  const { kind, folder, assets } = galleryPlace(out);
  const path = resolve(out);
  const there = await standing(path);
  if (there === 'nothing') {
    if (kind === 'page') await refuseForeignFolder(join(folder, assets), ASSETS);
    return;
  }
  if (kind === 'page') {
    if (there !== 'file' || !(await isGalleryPage(path))) throw standsInTheWay(path);
    return refuseForeignFolder(join(folder, assets), ASSETS);
  }
  if (there !== 'folder') throw standsInTheWay(path);
  const names = await readdir(path);
  if (names.length === 0) return;
  const isOurs = names.includes('index.html') && (await isGalleryPage(join(path, 'index.html')));
  if (!isOurs) throw standsInTheWay(path);
  await refuseForeignFolder(path, /^(index\.html|page-\d+\.html|thumbnails|pictures)$/);
}

const ASSETS = /^(thumbnails|pictures)$/;

async function refuseForeignFolder(path: string, ours: RegExp): Promise<void> {
  const there = await standing(path);
  if (there === 'nothing') return;
  if (there !== 'folder') throw standsInTheWay(path);
  const foreign = (await readdir(path)).find((name) => !ours.test(name));
  if (foreign !== undefined) throw standsInTheWay(join(path, foreign));
}

async function isGalleryPage(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8192), 0, 8192, 0);
    return buffer.toString('utf8', 0, bytesRead).includes(`content="${GENERATOR}"`);
  } finally {
    await file.close();
  }
}

function standsInTheWay(path: string): AvatarError {
  return new AvatarError(
    'usage',
    `${path} is in the way: an export does not overwrite what it did not write.`,
    {
      hint: 'Give --out a new or an empty folder, or move that away.',
    },
  );
}

/**
 * Puts what was made at `made` where it belongs; what was there before goes to `former`, a path on the same
 * disk that the caller removes.
 */
export async function replace(made: string, place: string, former: string): Promise<void> {
  const isThere = (await standing(place)) !== 'nothing';
  if (isThere) await rename(place, former);
  try {
    await rename(made, place);
  } catch (error) {
    if (isThere) await rename(former, place);
    throw error;
  }
}
