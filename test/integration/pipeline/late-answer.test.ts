import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createDataset, openTestApplication, runDataset } from '../../support/application.ts';
import { createRecordingLogger } from '../../support/recording-logger.ts';
import { startVendors } from '../../support/vendors.ts';

it('an answer that comes after its dataset was deleted is thrown away, and the log says what it cost', async () => {
  const size = { width: 128, height: 128 };
  const vendors = await startVendors({ openai: { latencyMs: 1_000, baseSize: size, gridSize: size } });
  const logger = createRecordingLogger();
  const { lines } = logger;
  const application = await openTestApplication(vendors.env, { logger });
  const dataset = await createDataset(application);
  const run = runDataset(application, dataset).catch((error: unknown) => error);
  while (vendors.openai.calls.length === 0) await sleep(10);
  // As `delete` does when it has waited long enough.
  await application.datasets.remove(dataset.id);
  expect(await run).toMatchObject({ code: 'not_here' });
  await application.close();
  await vendors.close();

  // Where the machine is slow, the person's prompt comes as late as that, and is told too.
  const late = lines.filter(
    ({ message, fields }) =>
      message.includes('came after its dataset was deleted') && fields['stage'] === 'base-picture',
  );
  expect(late).toHaveLength(1);
  expect(late[0]?.message).toMatch(/it cost \$0\.\d{4}$/);
  expect(late[0]?.fields).toMatchObject({ stage: 'base-picture', usd: vendors.openai.usd });
  expect(vendors.openai.calls).toHaveLength(1);
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
});
