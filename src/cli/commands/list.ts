import { datasetView } from '../../services/dataset-source.ts';
import { EXIT } from '../exit-codes.ts';
import { shorten, table, usd } from '../format.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, print, printJson, say, withApplication } from '../session.ts';

export async function list(options: CommonOptions): Promise<void> {
  await inSession(options, (session) =>
    withApplication(session, async (application) => {
      const datasets = await application.datasets.list();
      const views = await Promise.all(datasets.map((dataset) => datasetView(dataset, application)));
      if (session.json) {
        printJson({ datasets: views });
      } else if (views.length === 0) {
        say(
          'There is no dataset yet. Make one: avatars generate "retired teachers in Lisbon who garden" --count 3',
        );
      } else {
        const rows = views.map((view) => [
          view.id,
          view.status,
          `${view.completed}/${view.requested}`,
          String(view.pictures),
          usd(view.cost.usd ?? 0),
          view.created_at.slice(0, 16).replace('T', ' '),
          shorten(view.description, 48),
        ]);
        print(
          table([['DATASET', 'STATUS', 'PEOPLE', 'PICTURES', 'SPENT', 'CREATED', 'DESCRIPTION'], ...rows]),
        );
      }
      return EXIT.done;
    }),
  );
}
