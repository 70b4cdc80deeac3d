import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DatasetSource } from '../../domain/dataset-view.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { inOrder } from '../in-order.ts';
import { personaRecord } from '../records.ts';
import { createTally } from '../tally.ts';
import { besideTarget } from '../target.ts';
import { card } from './card.ts';
import { createComposition } from './composition.ts';
import type { GalleryFacts } from './dataset-header.ts';
import { createPictureWriter, type Thumbnailer } from './gallery-pictures.ts';
import { galleryPlace, type GalleryPlace, refuseForeign, replace } from './gallery-place.ts';
import { languageTag } from './language-tag.ts';
import { type PageAssets, pageHead, type PagePlace, pageTail, readAssets } from './page.ts';
import { createPeoplePages, type PeoplePage } from './people-pages.ts';

/** Origins that the page may load large pictures from. A store has one or two. */
const MOST_ORIGINS = 16;

export interface GalleryOptions {
  thumbnail: Thumbnailer;
  /** Whether the originals are copied into the gallery, or linked where they are. */
  linkOriginals: 'copy' | 'url';
  /** People whose pictures are worked on at a time. */
  concurrency?: number | undefined;
  signal?: AbortSignal | undefined;
}

export interface WrittenGallery {
  /** The first page. */
  path: string;
  people: number;
  pictures: number;
  bytes: number;
  /** ISO 8601; null when no link expires. */
  urlsExpireAt: string | null;
  /** Pictures that could not be read; the page says so in their place. */
  lost: number;
}

/**
 * A gallery of HTML pages that open from disk, without network: cards with small pictures and biographies.
 * It comes into being whole or not at all, and replaces only a former gallery.
 * @param out a folder; or a path that ends in `.html`
 * @throws AvatarError `usage` when something else is there; `storage`
 */
export async function writeGallery(
  source: DatasetSource,
  out: string,
  options: GalleryOptions,
): Promise<WrittenGallery> {
  await refuseForeign(out);
  const place = galleryPlace(out);
  return besideTarget(resolve(out), async (scratch, target) => {
    const folder = join(scratch, 'gallery');
    await mkdir(folder);
    const people = await writePeople(source, place, folder, scratch, options);
    const files = people.pages.map((_, index) => place.page(index));
    const assets = await readAssets();
    let { bytes } = people;
    for (const [index, page] of people.pages.entries()) {
      const pagePlace = { index, files, first: page.first, last: page.last };
      bytes += await writePage(join(folder, place.page(index)), page, pagePlace, people, assets);
    }
    options.signal?.throwIfAborted();
    await putInPlace(folder, scratch, target, place, files);
    const { composition, pictures, urlsExpireAt, lost } = people.facts;
    const path = join(place.folder, place.page(0));
    return { path, people: composition.people, pictures, bytes, urlsExpireAt, lost };
  });
}

interface WrittenPeople {
  pages: PeoplePage[];
  facts: GalleryFacts;
  /** Where linked originals are served from. */
  origins: string[];
  bytes: number;
}

/** Writes all pictures, and all cards into files for the pages to come; gives what a page's head tells. */
async function writePeople(
  source: DatasetSource,
  place: GalleryPlace,
  folder: string,
  scratch: string,
  { thumbnail, linkOriginals, concurrency = 4, signal }: GalleryOptions,
): Promise<WrittenPeople> {
  const { dataset } = source;
  const language = languageTag(dataset.language);
  const tally = createTally();
  const composition = createComposition();
  const origins = new Set<string>();
  const pages = createPeoplePages(scratch);
  const writer = createPictureWriter({ source, thumbnail, linkOriginals, folder, place });
  let bytes = 0;
  let lost = 0;
  const people = inOrder(source.personas(), concurrency, async (persona) => ({
    persona,
    written: await writer.write(persona),
  }));
  try {
    for await (const { persona, written } of people) {
      signal?.throwIfAborted();
      // A copy does not expire.
      tally.add(
        linkOriginals === 'copy' ? personaRecord(persona, ({ url }) => ({ url })) : personaRecord(persona),
      );
      composition.add(persona);
      bytes += written.bytes;
      lost += written.lost;
      for (const origin of written.origins) if (origins.size < MOST_ORIGINS) origins.add(origin);
      await pages.add(persona.position + 1, card({ persona, pictures: written.shown }, language));
    }
  } finally {
    await pages.end();
  }
  const { pictures, urlsExpireAt } = tally;
  const facts = { dataset, composition, pictures, lost, urlsExpireAt };
  return { pages: await pages.end(), facts, origins: [...origins], bytes };
}

async function writePage(
  path: string,
  page: PeoplePage,
  place: PagePlace,
  { facts, origins }: WrittenPeople,
  assets: PageAssets,
): Promise<number> {
  const file = createWriteStream(path);
  await pipeline(async function* () {
    yield pageHead(facts, place, origins, assets).text;
    if (page.path !== undefined) yield* createReadStream(page.path);
    yield pageTail(facts, place, assets).text;
  }, file);
  return file.bytesWritten;
}

/** A page that is a file of its own comes last: while it is not there, nothing points to what is half there. */
async function putInPlace(
  folder: string,
  scratch: string,
  target: string,
  { kind, assets }: GalleryPlace,
  files: readonly string[],
): Promise<void> {
  if (kind === 'folder') return replace(folder, target, join(scratch, 'former'));
  await makeFolder(join(folder, assets), '--out');
  const names = [assets.slice(0, -1), ...files.toReversed()];
  for (const [index, name] of names.entries()) {
    await replace(join(folder, name), join(dirname(target), name), join(scratch, `former-${index}`));
  }
}
