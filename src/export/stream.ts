import { createReadStream } from 'node:fs';
import { mkdtemp, mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { DatasetSource } from '../domain/dataset-view.ts';
import { makeFolder } from '../files/make-folder.ts';
import { createArchive } from './archive.ts';
import { csvFormat } from './csv.ts';
import type { Thumbnailer } from './html/gallery-pictures.ts';
import { writeGallery } from './html/gallery.ts';
import type { ExportFormat } from './index.ts';
import { jsonFormat } from './json.ts';
import { jsonlFormat } from './jsonl.ts';
import { createTally } from './tally.ts';
import { textOf } from './text-format.ts';
import { zipChunks } from './zip.ts';

export interface ChunksOptions {
  format: ExportFormat;
  /** Where files are put together on the way; what is made there is gone at the end. */
  folder: string;
  /** Makes the small pictures of `html`. */
  thumbnail: Thumbnailer;
  signal: AbortSignal;
}

/**
 * A dataset in one of the export's formats, in pieces and in constant memory, for whoever sends it on; a gallery
 * (`html`) as a zip archive. CSV is safe for spreadsheets.
 * @throws AvatarError `storage`, `not_here` when a picture cannot be read
 */
export async function* exportChunks(
  source: DatasetSource,
  { format, folder, thumbnail, signal }: ChunksOptions,
): AsyncGenerator<string | Uint8Array> {
  const { dataset } = source;
  if (format === 'zip' || format === 'html') {
    yield* archiveChunks(source, { format, folder, thumbnail, signal });
  } else {
    const text = { json: jsonFormat, jsonl: jsonlFormat, csv: safeCsv }[format];
    yield* textOf(text(dataset), source);
  }
}

const safeCsv = (dataset: DatasetSource['dataset']) => csvFormat(dataset, { spreadsheetSafe: true });

async function* archiveChunks(
  source: DatasetSource,
  { format, folder, thumbnail, signal }: ChunksOptions,
): AsyncGenerator<Uint8Array> {
  await makeFolder(folder);
  const scratch = await mkdtemp(join(folder, 'export-'));
  try {
    if (format === 'zip') {
      yield* zipChunks(source, scratch, createTally(), { spreadsheetSafe: true });
    } else {
      const { finished_at: finished, created_at: created } = source.dataset;
      const gallery = join(scratch, 'gallery');
      await mkdir(gallery);
      await writeGallery(source, gallery, { linkOriginals: 'copy', thumbnail, signal });
      yield* zipOfFolder(gallery, new Date(finished ?? created));
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function* zipOfFolder(folder: string, moment: Date): AsyncGenerator<Uint8Array> {
  const archive = createArchive(moment);
  const filling = fill(folder, archive).then(
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

async function fill(folder: string, archive: ReturnType<typeof createArchive>): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) {
    await archive.add(relative(folder, file).split(sep).join('/'), createReadStream(file));
  }
}
