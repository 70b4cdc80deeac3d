import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../../src/runtime/config.ts';
import { createApplication } from '../../../src/runtime/create-application.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { datasetRequest } from '../../support/requests.ts';
import { startVendors } from '../../support/vendors.ts';

const refuse = () => ({ name: 'rate_limit_exceeded' as const, retryAfterMs: 300_000 });

it('a dataset that is paused while its calls wait for the vendor is left at once', async () => {
  const vendors = await startVendors({ openai: { respond: refuse } });
  const config = readConfig({ ...vendors.env, AVATARS_DATA_DIR: join(scratchFolder(), 'data') });
  const application = await createApplication({ config, logger: createSilentLogger() });
  try {
    const dataset = await application.create(
      datasetRequest({ count: 5, personaProvider: 'flowise', pictureProvider: 'openai' }),
    );
    const running = application.run(dataset, { stopping: new AbortController().signal });
    const pictures = () => vendors.openai.calls.filter((call) => call.endedAt !== undefined).length;
    await expect.poll(pictures, { timeout: 20_000 }).toBeGreaterThan(0);
    await application.datasets.pause(dataset.id, { code: 'test', message: 'Paused by somebody else.' });
    expect(await running).toMatchObject({ status: 'paused', pause: { code: 'test' } });
    const open = (await application.calls.totals(dataset.id)).calls - vendors.flowise.calls.length;
    expect(open).toBe(vendors.openai.calls.length);
  } finally {
    await application.close();
    await vendors.close();
  }
}, 40_000);
