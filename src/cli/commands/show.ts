import { shortOfPictures } from '../../domain/short-of-pictures.ts';
import { OUTCOMES } from '../../domain/verdict.ts';
import { costReport } from '../../services/cost-report.ts';
import { datasetView } from '../../services/dataset-source.ts';
import { findDataset } from '../../services/find-dataset.ts';
import { costSection } from '../cost-section.ts';
import { EXIT } from '../exit-codes.ts';
import { grouped, many, people, shorten, waitingFor } from '../format.ts';
import type { CommonOptions } from '../program.ts';
import { howToTryAgain } from '../run-and-report.ts';
import { inSession, print, printJson, withApplication } from '../session.ts';

export async function show(reference: string, options: CommonOptions): Promise<void> {
  await inSession(options, (session) =>
    withApplication(session, async (application) => {
      const dataset = await findDataset(application.datasets, reference);
      const view = await datasetView(dataset, application);
      const cost = await costReport(dataset, application);
      const outcomes = await application.personas.outcomes(dataset.id);
      if (session.json) {
        printJson({ dataset: view, cost, checks: outcomes });
        return EXIT.done;
      }
      print(`Dataset ${view.id}: ${view.status}`);
      print(`  ${shorten(view.description, 200)}`);
      print(
        `  ${people(view.completed)} of ${grouped(view.requested)}, ${many(view.pictures, 'picture')}, biographies in ${view.language}, seed ${view.seed}`,
      );
      print(
        `  persona text: ${[view.persona_provider, view.persona_model].filter(Boolean).join(' ')}; pictures: ${[view.picture_provider, view.picture_model].filter(Boolean).join(' ')}`,
      );
      const checks = OUTCOMES.filter((outcome) => outcomes[outcome]).map(
        (outcome) => `${outcomes[outcome]} ${outcome.replaceAll('-', ' ')}`,
      );
      if (checks.length > 0) print(`  checks: ${checks.join(', ')}`);
      const short = shortOfPictures(view);
      if (short !== null) print(`  ${short}`);
      print(costSection(cost));
      const isRunning = view.status === 'generating-data' || view.status === 'generating-images';
      if (isRunning)
        for (const vendor of await application.callLimits.held()) print(`  ${waitingFor(vendor)}`);
      if (view.paused)
        print(`  Waits: ${view.paused.message}${view.paused.hint ? ` ${view.paused.hint}` : ''}`);
      for (const gap of view.gaps)
        print(`  Position ${gap.position + 1} stays empty: ${shorten(gap.reason, 300)}`);
      if (view.status === 'incomplete') print(`  ${howToTryAgain(view.id)}`);
      return EXIT.done;
    }),
  );
}
