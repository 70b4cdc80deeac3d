import { callPrices } from '../../runtime/create-providers.ts';
import { estimate } from '../../services/estimate.ts';
import { EXIT } from '../exit-codes.ts';
import { duration, grouped, many, people, usd } from '../format.ts';
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
      `  ${many(calls.total, 'call')}: ${grouped(calls.personas)} for persona text, ${grouped(calls.prompts)} for picture prompts, ${many(calls.basePictures, 'base picture')}, ${many(calls.grids, 'grid')}`,
    );
    print(
      `  about ${usd(expected.usd)}, and ${duration(expected.seconds)} at ${many(session.config.imageConcurrency, 'picture call')} at a time`,
    );
    const { repairs } = expected;
    if (repairs) {
      const price = repairs.usd === null ? 'of unknown price' : `${usd(repairs.usd)} at most`;
      print(
        `  on top of that up to ${many(repairs.grids, 'more grid')} (${price}), where pictures do not pass their checks`,
      );
    }
    if (expected.unpriced.length > 0) {
      print(`  not covered, because no price is known: ${expected.unpriced.join(', ')}`);
    }
    return EXIT.done;
  });
}
