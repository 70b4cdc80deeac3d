import { callPrices } from '../../runtime/create-providers.ts';
import { estimate } from '../../services/estimate.ts';
import { EXIT } from '../exit-codes.ts';
import { duration, many, people, usd } from '../format.ts';
import { readRequest, type RequestOptions } from '../request.ts';
import { inSession, print, printJson } from '../session.ts';

export async function estimateDataset(description: string, options: RequestOptions): Promise<void> {
  await inSession(options, async (session) => {
    const request = await readRequest(session, description, { ...options, yes: true });
    const expected = estimate(request, callPrices(session.config, request), session.config);
    if (session.json) {
      printJson(expected);
      return EXIT.done;
    }
    const { calls } = expected;
    print(`${people(request.count)}, ${many(expected.pictures, 'picture')}`);
    print(
      `  ${many(calls.total, 'call')}: ${calls.personas} for persona text, ${calls.prompts} for picture prompts, ${calls.basePictures} base pictures, ${calls.grids} grids`,
    );
    print(
      `  about ${usd(expected.usd)}, and ${duration(expected.seconds)} at ${session.config.imageConcurrency} picture calls at a time`,
    );
    if (expected.unpriced.length > 0) {
      print(`  not covered, because no price is known: ${expected.unpriced.join(', ')}`);
    }
    return EXIT.done;
  });
}
