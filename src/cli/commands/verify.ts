import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownPictures } from '../../database/known-pictures.ts';
import { AvatarError, isAvatarError } from '../../domain/errors.ts';
import { createImaging } from '../../imaging/index.ts';
import { createMarksReader } from '../../runtime/create-provenance.ts';
import { verifyPicture, type VerifyDependencies } from '../../services/verify-picture.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommonOptions } from '../program.ts';
import { readPictureFile } from '../read-picture-file.ts';
import { reportError } from '../report-error.ts';
import { inSession, print, printJson, say, type Session, withApplication } from '../session.ts';
import { verificationJson, verificationText } from '../verification-text.ts';

export interface VerifyOptions extends CommonOptions {
  trust?: string;
}

export async function verify(files: string[], options: VerifyOptions): Promise<void> {
  await inSession(options, async (session) => {
    const reader = await createMarksReader(session.config, options.trust);
    const imaging = createImaging();
    return withDatasets(session, (knownPictures) =>
      verifyAll(files, { reader, imaging, knownPictures }, session.json),
    );
  });
}

/** A file that cannot be read is reported, and the others go on. */
async function verifyAll(
  files: readonly string[],
  dependencies: VerifyDependencies,
  json: boolean,
): Promise<number> {
  let failed = 0;
  for (const file of files) {
    try {
      const found = await verifyPicture(await readPictureFile(file), dependencies);
      if (found.verdict !== 'holds') failed += 1;
      if (json) printJson(verificationJson(file, found, dependencies.knownPictures !== undefined));
      else print(verificationText(file, found));
    } catch (error) {
      if (!isAvatarError(error) || error.code !== 'unreadable_picture') throw error;
      failed += 1;
      const message = error.message.startsWith(file) ? error.message : `${file}: ${error.message}`;
      if (json) printJson({ file, verdict: 'unreadable', problem: message });
      reportError(new AvatarError(error.code, message, { hint: error.hint, cause: error }));
    }
  }
  return failed > 0 ? EXIT.failed : EXIT.done;
}

/**
 * Runs `work` with the known pictures, if there are any: marks are read without a data directory too, and none
 * is made for it.
 */
async function withDatasets(
  session: Session,
  work: (knownPictures: KnownPictures | undefined) => Promise<number>,
): Promise<number> {
  const { databaseUrl, dataDirectory } = session.config;
  if (databaseUrl === undefined && !(await exists(join(dataDirectory, 'database')))) {
    say(`No datasets were looked at: there are none in ${dataDirectory}.`);
    return work(undefined);
  }
  let started = false;
  try {
    return await withApplication(session, (application) => {
      started = true;
      return work(application.knownPictures);
    });
  } catch (error) {
    if (started || !isAvatarError(error)) throw error;
    say(`No datasets were looked at: ${error.message}`);
    return work(undefined);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
