import { type ExportFormat, exportDataset, exportToStream } from '../../export/index.ts';
import type { DatasetSource } from '../../domain/dataset-view.ts';
import { createImaging } from '../../imaging/index.ts';
import { approvedOnly } from '../../services/approved-only.ts';
import { datasetSource } from '../../services/dataset-source.ts';
import { findDataset } from '../../services/find-dataset.ts';
import { passedOnly } from '../../services/passed-only.ts';
import { EXIT } from '../exit-codes.ts';
import { many, people } from '../format.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, print, printJson, say, type Session, withApplication } from '../session.ts';

export interface ExportOptions extends CommonOptions {
  format: ExportFormat;
  out: string;
  spreadsheetSafe?: boolean;
  passed?: boolean;
  approved?: boolean;
}

/** As `--out`: the file goes to stdout, to be read by another program. */
const STDOUT = '-';

export async function exportCommand(reference: string, options: ExportOptions): Promise<void> {
  await inSession(options, (session) =>
    withApplication(session, async (application) => {
      const dataset = await findDataset(application.datasets, reference);
      const whole = await datasetSource(dataset, application);
      const reviewed = options.approved ? approvedOnly(whole) : whole;
      const source = options.passed ? passedOnly(reviewed) : reviewed;
      const written = await (options.out === STDOUT
        ? exportToStream(source, process.stdout, options)
        : exportToPath(session, source, options));
      say(
        `${people(written.people)} and ${many(written.pictures, 'picture')}, base pictures included. All of it is synthetic.`,
      );
      if (written.urlsExpireAt)
        say(
          `The picture URLs in it expire at ${written.urlsExpireAt.toISOString()}; --format zip copies the files.`,
        );
      return EXIT.done;
    }),
  );
}

async function exportToPath(
  session: Session,
  source: DatasetSource,
  { format, out, spreadsheetSafe }: ExportOptions,
) {
  const imaging = createImaging();
  const written = await exportDataset(source, {
    format,
    out,
    spreadsheetSafe,
    thumbnail: (bytes, side) => imaging.thumbnail(bytes, side),
  });
  if (session.json) printJson(written);
  else print(written.path);
  return written;
}
