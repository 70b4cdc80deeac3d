import { AvatarError } from '../../domain/errors.ts';
import { checkProviders } from '../../runtime/create-providers.ts';
import { amount } from '../../services/check-request.ts';
import { datasetView } from '../../services/dataset-source.ts';
import { findDataset } from '../../services/find-dataset.ts';
import { checkDetach, reportDetached } from '../detached.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommonOptions } from '../program.ts';
import { runAndReport, runSummary } from '../run-and-report.ts';
import { inSession, printJson, say, withApplication } from '../session.ts';

export async function resume(
  reference: string | undefined,
  options: CommonOptions & { maxCost?: string; detach?: boolean },
): Promise<void> {
  await inSession(options, async (session) => {
    if (options.detach) checkDetach(session.config);
    const maxCost = options.maxCost === undefined ? undefined : amount('--max-cost', options.maxCost);
    return withApplication(session, async (application) => {
      const { datasets } = application;
      const dataset =
        reference === undefined ? await datasets.newestUnfinished() : await findDataset(datasets, reference);
      if (!dataset) {
        say('There is no dataset that was stopped before its end.');
        return EXIT.done;
      }
      if (dataset.status === 'cancelled') {
        throw new AvatarError('usage', `The dataset ${dataset.id} was cancelled.`, {
          hint: 'Make a new one with avatars generate.',
        });
      }
      if (dataset.status === 'completed') {
        say(`The dataset ${dataset.id} is completed already.`);
        if (session.json) printJson(runSummary(await datasetView(dataset, application), 0, null));
        return EXIT.done;
      }
      if (options.detach) {
        await application.enqueue(dataset, { maxCost });
        reportDetached(session, dataset, await datasets.counts(dataset.id));
        return EXIT.done;
      }
      checkProviders(session.config, dataset);
      say(`Going on with dataset ${dataset.id}`);
      return runAndReport(session, application, dataset, { maxCost });
    });
  });
}
