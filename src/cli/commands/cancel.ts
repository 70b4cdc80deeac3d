import { findDataset } from '../../services/find-dataset.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, printJson, say, withApplication } from '../session.ts';

export async function cancel(reference: string, options: CommonOptions): Promise<void> {
  await inSession(options, (session) =>
    withApplication(session, async (application) => {
      const { id, status } = await findDataset(application.datasets, reference);
      const cancelled = await application.datasets.cancel(id);
      if (session.json) printJson({ dataset: { id, status: cancelled ? 'cancelled' : status } });
      say(
        cancelled
          ? `Cancelled ${id}. What was made until now stays.`
          : `The dataset ${id} had ended already (${status}).`,
      );
      return EXIT.done;
    }),
  );
}
