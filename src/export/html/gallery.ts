import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DatasetSource } from '../../domain/dataset-view.ts';
import { inOrder } from '../in-order.ts';
import { personaRecord } from '../records.ts';
import { openSpool, type Spool } from '../spool.ts';
import { createTally } from '../tally.ts';
import { besideTarget } from '../target.ts';
import { card } from './card.ts';
import { createComposition } from './composition.ts';
import type { GalleryFacts } from './dataset-header.ts';
import { createPictureWriter, type Thumbnailer } from './gallery-pictures.ts';
import { galleryPlace, type GalleryPlace, refuseForeign, replace } from './gallery-place.ts';
import { languageTag } from './language-tag.ts';
import { pageHead, pageTail, type PagePlace, readAssets } from './page.ts';

/** One page stays quick with this many people (measured: 2,500 people, opened and searched in Chromium). */
const PEOPLE_A_PAGE = 2_500;

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
    const written = await writeInto(folder, scratch, source, place, options);
    options.signal?.throwIfAborted();
    await putInPlace(folder, scratch, target, place, written.files);
    return { ...written.result, path: join(place.folder, place.page(0)) };
  });
}

async function writeInto(
  folder: string,
  scratch: string,
  source: DatasetSource,
  place: GalleryPlace,
  { thumbnail, linkOriginals, concurrency = 4, signal }: GalleryOptions,
) {
  const { dataset } = source;
  const language = languageTag(dataset.language);
  const tally = createTally();
  const composition = createComposition();
  const origins = new Set<string>();
  const spools: { spool: Spool; first: number; last: number }[] = [];
  let bytes = 0;
  let lost = 0;
  const pictures = createPictureWriter({
    source,
    thumbnail,
    linkOriginals,
    folder,
    finalFolder: place.folder,
    assets: place.assets,
  });
  const people = inOrder(source.personas(), concurrency, async (persona) => ({
    persona,
    written: await pictures.write(persona),
  }));
  for await (const { persona, written } of people) {
    signal?.throwIfAborted();
    const number = persona.position + 1;
    if (tally.people % PEOPLE_A_PAGE === 0) {
      await spools.at(-1)?.spool.end();
      const spool = await openSpool(join(scratch, `people-${spools.length}`));
      spools.push({ spool, first: number, last: number });
    }
    const page = spools.at(-1);
    tally.add(personaRecord(persona, linkOriginals === 'copy' ? ({ url }) => ({ url }) : undefined));
    composition.add(persona);
    bytes += written.bytes;
    lost += written.lost;
    for (const origin of written.origins) if (origins.size < MOST_ORIGINS) origins.add(origin);
    await page?.spool.write(`${card({ persona, pictures: written.shown }, language).text}\n`);
    if (page) page.last = number;
  }
  await spools.at(-1)?.spool.end();
  const facts: GalleryFacts = {
    dataset,
    composition,
    pictures: tally.pictures,
    lost,
    urlsExpireAt: tally.urlsExpireAt,
  };
  const pages = spools.length > 0 ? spools : [{ spool: undefined, first: 0, last: -1 }];
  const files = pages.map((_, index) => place.page(index));
  for (const [index, { spool, first, last }] of pages.entries()) {
    const at: PagePlace = { index, files, first, last };
    bytes += await writePage(join(folder, place.page(index)), spool?.path, facts, at, [...origins]);
  }
  const { people: count, pictures: shown, urlsExpireAt } = tally;
  return { files, result: { people: count, pictures: shown, bytes, urlsExpireAt, lost } };
}

async function writePage(
  path: string,
  people: string | undefined,
  facts: GalleryFacts,
  place: PagePlace,
  origins: readonly string[],
): Promise<number> {
  const assets = await readAssets();
  const file = createWriteStream(path);
  await pipeline(async function* () {
    yield pageHead(facts, place, origins, assets).text;
    if (people !== undefined) yield* createReadStream(people);
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
  await mkdir(join(folder, assets), { recursive: true });
  const names = [assets.slice(0, -1), ...files.toReversed()];
  for (const [index, name] of names.entries()) {
    await replace(join(folder, name), join(dirname(target), name), join(scratch, `former-${index}`));
  }
}
