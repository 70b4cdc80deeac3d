import { type ExportFormat, exportDataset } from '../../export/index.ts';
import { createImaging } from '../../imaging/index.ts';
import { datasetSource } from '../../services/dataset-source.ts';
import { findDataset } from '../../services/find-dataset.ts';
import { passedOnly } from '../../services/passed-only.ts';
import { EXIT } from '../exit-codes.ts';
import { many, people } from '../format.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, print, printJson, say, withApplication } from '../session.ts';

export interface ExportOptions extends CommonOptions {
  format: ExportFormat;
  out: string;
  spreadsheetSafe?: boolean;
  passed?: boolean;
}

export async function exportCommand(reference: string, options: ExportOptions): Promise<void> {
  await inSession(options, (session) =>
    withApplication(session, async (application) => {
      const dataset = await findDataset(application.datasets, reference);
      const imaging = createImaging();
      const whole = await datasetSource(dataset, application);
      const written = await exportDataset(options.passed ? passedOnly(whole) : whole, {
        format: options.format,
        out: options.out,
        spreadsheetSafe: options.spreadsheetSafe === true,
        thumbnail: (bytes, side) => imaging.thumbnail(bytes, side),
      });
      if (session.json) printJson(written);
      else print(written.path);
      say(`${people(written.people)} and ${many(written.pictures, 'picture')}. All of it is synthetic.`);
      if (written.urlsExpireAt)
        say(
          `The picture URLs in it expire at ${written.urlsExpireAt.toISOString()}; --format zip copies the files.`,
        );
      return EXIT.done;
    }),
  );
}
