import { createInterface } from 'node:readline/promises';
import { findDataset } from '../../services/find-dataset.ts';
import { EXIT } from '../exit-codes.ts';
import { many, people } from '../format.ts';
import { describeCost } from '../run-and-report.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, printJson, say, withApplication } from '../session.ts';

export async function deleteDataset(
  reference: string,
  options: CommonOptions & { yes?: boolean },
): Promise<void> {
  await inSession(options, (session) =>
    withApplication(session, async (application) => {
      const dataset = await findDataset(application.datasets, reference);
      const { completed, pictures } = await application.datasets.counts(dataset.id);
      const what = `dataset ${dataset.id} with ${people(completed)} and ${many(pictures, 'picture')}`;
      if (
        !options.yes &&
        process.stdin.isTTY &&
        session.live !== undefined &&
        !(await confirm(`Delete ${what}?`))
      ) {
        say('Nothing was deleted.');
        return EXIT.done;
      }
      const { totals, isUnderWay } = await application.remove(dataset);
      if (session.json) printJson({ deleted: dataset.id, cost: totals });
      say(`Deleted ${what}.`);
      if (totals.calls > 0) say(`  It had cost: ${describeCost(totals)}`);
      if (isUnderWay)
        say('  Calls that are still under way are counted as spent; their answers are thrown away.');
      return EXIT.done;
    }),
  );
}

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
