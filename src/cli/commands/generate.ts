import { unpricedKinds } from '../../services/estimate.ts';
import { checkDetach, reportDetached } from '../detached.ts';
import { EXIT } from '../exit-codes.ts';
import { many, people } from '../format.ts';
import { readRequest, type RequestOptions } from '../request.ts';
import { runAndReport } from '../run-and-report.ts';
import { inSession, say, withApplication } from '../session.ts';

export async function generate(
  description: string,
  options: RequestOptions & { detach?: boolean },
): Promise<void> {
  await inSession(options, async (session) => {
    const request = await readRequest(session, description, options);
    if (options.detach) checkDetach(session.config);
    return withApplication(session, async (application) => {
      const dataset = await application.create(request);
      if (options.detach) {
        await application.enqueue(dataset);
        reportDetached(session, dataset);
        return EXIT.done;
      }
      say(
        `Making ${people(request.count)} with ${many(request.images, 'picture')} each (persona text: ${request.personaProvider}, pictures: ${request.pictureProvider}, seed: ${request.seed})`,
      );
      say(`Dataset ${dataset.id}`);
      const uncovered = dataset.prices ? unpricedKinds(dataset.prices) : [];
      if (dataset.maxCost !== null && uncovered.length > 0) {
        say(`  --max-cost does not cover ${uncovered.join(', ')}: what they cost is not known.`);
      }
      return runAndReport(session, application, dataset);
    });
  });
}
