import { createHash } from 'node:crypto';
import { realpath, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { AvatarError, isAvatarError } from '../../domain/errors.ts';
import { explainFileError } from '../../files/explain-error.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { createImaging } from '../../imaging/index.ts';
import type { GridHint, GridLayout, Imaging } from '../../ports/imaging.ts';
import type { ProvenanceWriter } from '../../ports/provenance.ts';
import { createMarker } from '../../runtime/create-provenance.ts';
import { wholeNumber } from '../../services/check-request.ts';
import { terminalLine } from '../../telemetry/terminal-text.ts';
import { EXIT } from '../exit-codes.ts';
import { many } from '../format.ts';
import type { CommonOptions } from '../program.ts';
import { readPictureFile } from '../read-picture-file.ts';
import { reportError } from '../report-error.ts';
import { inSession, print, printJson } from '../session.ts';

export interface SplitOptions extends CommonOptions {
  rows?: string;
  cols?: string;
  out?: string;
}

const MOST_PER_SIDE = 20;

/**
 * Stage 5 on files: a file that cannot be split is reported, and the others go on. Photos carry on the marks of
 * their file; about a file without marks nothing is claimed.
 */
export async function split(files: string[], options: SplitOptions): Promise<void> {
  await inSession(options, async (session) => {
    const hint = hintOf(options);
    const tools = { imaging: createImaging(), provenance: createMarker(session.config) };
    const places = options.out === undefined ? undefined : await placesIn(options.out, files);
    let failed = 0;
    for (const file of files) {
      try {
        const layout = await splitFile(tools, file, hint, places);
        if (session.json) printJson({ file, ...summary(layout) });
        else print(describe(file, layout, options.out));
      } catch (error) {
        // What is wrong with the configuration is wrong for all files.
        if (!isAvatarError(error) || error.code === 'configuration') throw error;
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
  { imaging, provenance }: { imaging: Imaging; provenance: ProvenanceWriter },
  file: string,
  hint: GridHint | undefined,
  places: Places | undefined,
): Promise<GridLayout> {
  const bytes = await readPictureFile(file);
  try {
    if (places === undefined) return await imaging.findGrid(bytes, hint);
    const { layout, pictures } = await imaging.split(bytes, hint);
    const folder = layout.review ? join(places.out, REVIEW) : places.out;
    await makeFolder(folder, '--out');
    const targets = await targetsOf(places, folder, file, pictures.length);
    const photos = await provenance.carryOver(
      pictures.map((picture) => picture.bytes),
      { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), title: basename(file) },
    );
    await Promise.all(photos.map((photo, index) => write(targets[index] as string, photo)));
    return layout;
  } catch (error) {
    if (!isAvatarError(error) || error.code === 'configuration') throw error;
    throw new AvatarError(error.code, `${file}: ${error.message}`, { hint: error.hint, cause: error });
  }
}

/** Below `--out`: photos of grids that are not sure, so that nobody takes them for the others. */
const REVIEW = 'review';

/** Where photos go, and what must not be written over: the files to split, and photos of others of them. */
interface Places {
  out: string;
  /** By real path, in words. */
  taken: Map<string, string>;
}

async function placesIn(out: string, files: readonly string[]): Promise<Places> {
  const paths = await Promise.all(files.map(realPath));
  return { out, taken: new Map(paths.map((path) => [path, 'a file to split'])) };
}

/** @throws AvatarError `usage`, before anything of this file is written */
async function targetsOf({ taken }: Places, folder: string, file: string, count: number): Promise<string[]> {
  const real = await realPath(folder);
  const name = basename(file, extname(file));
  const names = Array.from(
    { length: count },
    (_, index) => `${name}-${String(index + 1).padStart(2, '0')}.png`,
  );
  for (const photo of names) {
    const there = taken.get(join(real, photo));
    if (there === undefined) continue;
    throw new AvatarError('usage', `${join(folder, photo)} would be written over, which is ${there}.`, {
      hint: 'Split this file by itself, with another folder for --out.',
    });
  }
  for (const photo of names) taken.set(join(real, photo), `a photo of ${file}`);
  return names.map((photo) => join(folder, photo));
}

/** Of a file that is not there: where it would be. */
function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw explainFileError(error, 'write', file, '--out');
  }
}

function summary({ rows, cols, confidence, review, cells }: GridLayout) {
  return { rows, cols, confidence: Math.round(confidence * 1000) / 1000, review, cells };
}

function describe(
  file: string,
  { rows, cols, confidence, review, cells }: GridLayout,
  out: string | undefined,
): string {
  const place = out === undefined ? '' : `, in ${terminalLine(review ? join(out, REVIEW) : out)}`;
  const sure = `confidence ${confidence.toFixed(2)}${review ? ', look at it before you use it' : ''}`;
  return `${terminalLine(file)}: ${rows}×${cols}, ${many(cells.length, 'photo')}${place}, ${sure}`;
}
