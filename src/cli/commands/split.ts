import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { AvatarError, isAvatarError } from '../../domain/errors.ts';
import { explainFileError, reasonOf } from '../../files/explain-error.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { createImaging } from '../../imaging/index.ts';
import type { GridHint, GridLayout, Imaging } from '../../ports/imaging.ts';
import { wholeNumber } from '../../services/check-request.ts';
import { EXIT } from '../exit-codes.ts';
import { many } from '../format.ts';
import type { CommonOptions } from '../program.ts';
import { reportError } from '../report-error.ts';
import { inSession, print, printJson } from '../session.ts';

export interface SplitOptions extends CommonOptions {
  rows?: string;
  cols?: string;
  out?: string;
}

/** A file larger than this is not read: no picture within the pixel limit is as large. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_PER_SIDE = 20;

/** Stage 5 on files: a file that cannot be split is reported, and the others go on. */
export async function split(files: string[], options: SplitOptions): Promise<void> {
  await inSession(options, async (session) => {
    const hint = hintOf(options);
    const imaging = createImaging();
    let failed = 0;
    for (const file of files) {
      try {
        const layout = await splitFile(imaging, file, hint, options.out);
        if (session.json) printJson({ file, ...summary(layout) });
        else print(describe(file, layout));
      } catch (error) {
        if (!isAvatarError(error)) throw error;
        failed += 1;
        reportError(error);
      }
    }
    return failed > 0 ? EXIT.failed : EXIT.done;
  });
}

function hintOf(options: SplitOptions): GridHint | undefined {
  if (options.rows === undefined && options.cols === undefined) return undefined;
  if (options.rows === undefined || options.cols === undefined) {
    throw new AvatarError('usage', '--rows and --cols go together.');
  }
  return {
    rows: wholeNumber('--rows', options.rows, 1, MOST_PER_SIDE),
    cols: wholeNumber('--cols', options.cols, 1, MOST_PER_SIDE),
  };
}

async function splitFile(
  imaging: Imaging,
  file: string,
  hint: GridHint | undefined,
  out: string | undefined,
): Promise<GridLayout> {
  const bytes = await read(file);
  try {
    if (out === undefined) return await imaging.findGrid(bytes, hint);
    const { layout, pictures } = await imaging.split(bytes, hint);
    await makeFolder(out, '--out');
    const name = basename(file, extname(file));
    await Promise.all(
      pictures.map((picture, index) =>
        write(join(out, `${name}-${String(index + 1).padStart(2, '0')}.png`), picture.bytes),
      ),
    );
    return layout;
  } catch (error) {
    if (!isAvatarError(error)) throw error;
    throw new AvatarError(error.code, `${file}: ${error.message}`, { hint: error.hint, cause: error });
  }
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw explainFileError(error, 'write', file, '--out');
  }
}

async function read(file: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file);
    if (bytes.byteLength > MOST_BYTES)
      throw new AvatarError(
        'unreadable_picture',
        `${file}: the file is larger than ${MOST_BYTES / 2 ** 20} MiB.`,
      );
    return bytes;
  } catch (error) {
    if (isAvatarError(error)) throw error;
    throw new AvatarError('unreadable_picture', `${file}: cannot be read: ${reasonOf(error)}.`, {
      hint: 'Check the path and that you may read the file.',
    });
  }
}

function summary({ rows, cols, confidence, review, cells }: GridLayout) {
  return { rows, cols, confidence: Math.round(confidence * 1000) / 1000, review, cells };
}

function describe(file: string, { rows, cols, confidence, review, cells }: GridLayout): string {
  const sure = `confidence ${confidence.toFixed(2)}${review ? ', look at it before you use it' : ''}`;
  return `${file}: ${rows}×${cols}, ${many(cells.length, 'photo')}, ${sure}`;
}
