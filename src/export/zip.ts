import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DatasetSource, PersonaView, PictureView } from '../domain/dataset-view.ts';
import { type Archive, createArchive } from './archive.ts';
import { picturesOfPerson, readPicture } from './copy-picture.ts';
import { csvFormat, type CsvOptions } from './csv.ts';
import { personFolder, pictureFile } from './file-names.ts';
import { inOrder } from './in-order.ts';
import { jsonFormat } from './json.ts';
import { jsonlFormat } from './jsonl.ts';
import { readmeOf } from './readme.ts';
import { personaRecord } from './records.ts';
import { openSpool } from './spool.ts';
import type { Tally } from './tally.ts';
import type { TextFormat } from './text-format.ts';

/** People whose pictures are in memory at a time. */
const PEOPLE_AT_ONCE = 3;

/**
 * A zip archive in pieces: README.txt, then every person's pictures under `pictures/`, then the data as
 * JSON, JSONL and CSV, whose picture URLs are paths inside the archive. People are read once, so that the
 * three files and the pictures agree even while the dataset grows. The same people give the same bytes.
 * @param scratch an empty folder for what is put together at the end
 * @throws AvatarError `storage`, `not_here` when a picture cannot be read: the archive would lack it
 */
export async function* zipChunks(
  source: DatasetSource,
  scratch: string,
  tally: Tally,
  options: CsvOptions = {},
): AsyncGenerator<Uint8Array> {
  const { dataset } = source;
  const archive = createArchive(new Date(dataset.finished_at ?? dataset.created_at));
  const texts = {
    'data.json': jsonFormat(dataset),
    'data.jsonl': jsonlFormat(dataset),
    'data.csv': csvFormat(dataset, options),
  };
  const filling = fill(archive, source, scratch, tally, texts).then(
    () => archive.end(),
    (error: unknown) => archive.fail(error),
  );
  try {
    for await (const chunk of archive.output) yield chunk as Uint8Array;
  } finally {
    archive.fail(new Error('The archive is not read any more.'));
    await filling;
  }
}

async function fill(
  archive: Archive,
  source: DatasetSource,
  scratch: string,
  tally: Tally,
  texts: Readonly<Record<string, TextFormat>>,
): Promise<void> {
  const parts = await Promise.all(
    Object.entries(texts).map(async ([name, format]) => ({
      name,
      format,
      spool: await openSpool(join(scratch, name)),
    })),
  );
  try {
    await archive.add('README.txt', Readable.from([Buffer.from(readmeOf(source.dataset))]));
    for (const { format, spool } of parts) await spool.write(format.head);
    for await (const { persona, files } of peopleWithFiles(source)) {
      for (const { path, bytes } of files) await archive.add(path, Readable.from([bytes]), bytes.length);
      const paths = new Map(files.map(({ picture, path }) => [picture, path]));
      const record = personaRecord(persona, (picture) => ({ url: paths.get(picture) ?? picture.url }));
      const isFirst = tally.people === 0;
      tally.add(record);
      for (const { format, spool } of parts) await spool.write(format.person(record, isFirst));
    }
    for (const { format, spool } of parts) await spool.write(format.tail(tally.urlsExpireAt));
  } finally {
    for (const { spool } of parts) await spool.end();
  }
  for (const { name, spool } of parts) await archive.add(name, createReadStream(spool.path));
}

interface PersonWithFiles {
  persona: PersonaView;
  files: { picture: PictureView; path: string; bytes: Uint8Array }[];
}

function peopleWithFiles(source: DatasetSource): AsyncGenerator<PersonWithFiles> {
  return inOrder(source.personas(), PEOPLE_AT_ONCE, async (persona) => {
    const folder = `pictures/${personFolder(persona, source.dataset.requested)}`;
    const files = picturesOfPerson(persona).map(async (picture) => ({
      picture,
      path: `${folder}/${pictureFile(picture)}`,
      bytes: await readPicture(source, picture),
    }));
    return { persona, files: await Promise.all(files) };
  });
}
