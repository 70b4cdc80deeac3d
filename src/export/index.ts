import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { AvatarError } from '../domain/errors.ts';
import type { DatasetSource } from '../domain/dataset-view.ts';
import { csvFormat } from './csv.ts';
import type { Thumbnailer } from './html/gallery-pictures.ts';
import { writeGallery } from './html/gallery.ts';
import { jsonFormat } from './json.ts';
import { jsonlFormat } from './jsonl.ts';
import { createTally } from './tally.ts';
import { type TextFormat, textOf } from './text-format.ts';
import { writeFileWhole, writeToStream } from './write-file.ts';
import { zipChunks } from './zip.ts';

export type { Thumbnailer } from './html/gallery-pictures.ts';
export { exportChunks, type ChunksOptions } from './stream.ts';
export { DATASET_NOTICE, PERSON_NOTICE } from './notice.ts';

export const EXPORT_FORMATS = ['json', 'jsonl', 'csv', 'zip', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  format: ExportFormat;
  /** A file; for `html` a folder, or a path that ends in `.html`. Folders above it are made. */
  out: string;
  /** Makes CSV cells that look like formulas harmless, see `CsvOptions`. */
  spreadsheetSafe?: boolean | undefined;
  /** For `html`: copies the originals into the gallery (the default), or links them where they are. */
  linkOriginals?: 'copy' | 'url' | undefined;
  /** Makes the small pictures of `html`; not called for other formats. */
  thumbnail: Thumbnailer;
  /** Ends the export; nothing of it is left. */
  signal?: AbortSignal | undefined;
}

export interface ExportResult {
  format: ExportFormat;
  /** The file that was written, whole path; for `html` the first page. */
  path: string;
  people: number;
  pictures: number;
  /** Bytes written. */
  bytes: number;
  /** When the first of the URLs in the export stops to work; left out where none does. */
  urlsExpireAt?: Date;
  /** Pictures that a gallery could not show because they are gone or damaged. */
  lost: number;
}

/**
 * Writes a dataset in one of {@link EXPORT_FORMATS}: whole or not at all, in constant memory, and saying that
 * everything in it is synthetic. A former file at `out` is replaced; a folder only when it is empty or holds
 * a former gallery.
 * @throws AvatarError `usage` when something else is in the way; `storage` when the disk or the store fails;
 *   `not_here` when a picture that `zip` copies is gone
 */
export async function exportDataset(source: DatasetSource, options: ExportOptions): Promise<ExportResult> {
  const { format, out, signal } = options;
  if (format === 'html') {
    const { linkOriginals = 'copy', thumbnail } = options;
    const { urlsExpireAt, ...written } = await writeGallery(source, out, {
      linkOriginals,
      thumbnail,
      signal,
    });
    return { format, ...written, ...expiry(urlsExpireAt) };
  }
  const tally = createTally();
  const { spreadsheetSafe } = options;
  const bytes = await writeFileWhole(
    out,
    (scratch) =>
      format === 'zip'
        ? zipChunks(source, scratch, tally, { spreadsheetSafe })
        : textOf(textFormat(source, format, options), source, tally),
    signal,
  );
  const { people, pictures, urlsExpireAt } = tally;
  return { format, path: resolve(out), people, pictures, bytes, lost: 0, ...expiry(urlsExpireAt) };
}

export interface StreamOptions extends Pick<ExportOptions, 'spreadsheetSafe' | 'signal'> {
  /** `json`, `jsonl` or `csv`: the others are not text from beginning to end. */
  format: ExportFormat;
}

/**
 * Writes a dataset to a stream, for another program to read, and leaves it open. What reads it has a part
 * when the export fails half-way.
 * @throws AvatarError `usage` when the format is not text
 */
export async function exportToStream(
  source: DatasetSource,
  stream: Writable,
  { format, signal, spreadsheetSafe }: StreamOptions,
): Promise<Omit<ExportResult, 'path'>> {
  if (format === 'zip' || format === 'html') {
    throw new AvatarError('usage', `The format ${format} cannot be written to stdout.`, {
      hint: 'Give --out a path. json, jsonl and csv can go to stdout.',
    });
  }
  const tally = createTally();
  const text = textOf(textFormat(source, format, { spreadsheetSafe }), source, tally);
  const bytes = await writeToStream(stream, text, signal);
  const { people, pictures, urlsExpireAt } = tally;
  return { format, people, pictures, bytes, lost: 0, ...expiry(urlsExpireAt) };
}

function textFormat(
  { dataset }: DatasetSource,
  format: 'json' | 'jsonl' | 'csv',
  { spreadsheetSafe }: Pick<ExportOptions, 'spreadsheetSafe'>,
): TextFormat {
  if (format === 'csv') return csvFormat(dataset, { spreadsheetSafe });
  return format === 'json' ? jsonFormat(dataset) : jsonlFormat(dataset);
}

const expiry = (iso: string | null) => (iso === null ? {} : { urlsExpireAt: new Date(iso) });
