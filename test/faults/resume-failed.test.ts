import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Application, Dataset } from '../../src/runtime/create-application.ts';
import { makeDataset, openTestApplication, runDataset } from '../support/application.ts';
import { avatars } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import type { Mode } from '../support/flowise-server/faults.ts';
import type { Reaction, ServerCall } from '../support/openai-server/types.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

describe('what failed before, when a dataset goes on', () => {
  let vendors: Vendors;
  let application: Application;
  let respond: (call: ServerCall) => Reaction = () => 'ok';
  let modeOf: (flow: string) => Mode = () => 'ok';

  beforeAll(async () => {
    const size = { width: 128, height: 128 };
    vendors = await startVendors({
      openai: { respond: (call) => respond(call), baseSize: size, gridSize: size },
      flowise: { mode: (_index, flow) => modeOf(flow) },
    });
    application = await openTestApplication({
      ...vendors.env,
      IMAGES_PER_MINUTE: '1000000',
      IMAGE_CONCURRENCY: '2',
    });
  });
  afterEach(mend);
  afterAll(async () => {
    await application.close();
    await vendors.close();
  });

  function mend(): void {
    respond = () => 'ok';
    modeOf = () => 'ok';
  }

  const charged = () => vendors.openai.calls.filter((call) => call.charged).length;
  const gaps = ({ id }: Dataset) => application.datasets.gaps(id);
  const counts = ({ id }: Dataset) => application.datasets.counts(id);
  const people = ({ id }: Dataset, status: 'completed' | 'failed') =>
    application.personas.page(id, status, -1, 1_000);
  const resume = (dataset: Dataset) => runDataset(application, dataset);

  it.each<Mode>(['refusal', 'llm-400'])(
    'is no gap while the dataset is paused for it: nobody could be written (%s)',
    async (mode) => {
      modeOf = (flow) => (flow === 'personas' ? mode : 'ok');
      const dataset = await makeDataset(application, { count: 45 });
      expect(dataset).toMatchObject({ status: 'paused', pause: { code: 'same-failure' } });
      expect(await gaps(dataset)).toEqual([]);
      const asked = vendors.flowise.calls.length;

      // Not mended yet: asked for again all the same, and within the same bound.
      expect(await resume(dataset)).toMatchObject({ status: 'paused', pause: { code: 'same-failure' } });
      expect(await gaps(dataset)).toEqual([]);
      expect(vendors.flowise.calls.length).toBeGreaterThan(asked);
      expect(vendors.flowise.calls.length - asked).toBeLessThanOrEqual(20);

      mend();
      expect(await resume(dataset)).toMatchObject({ status: 'completed', pause: null });
      expect(await counts(dataset)).toMatchObject({ completed: 45, gaps: 0 });
    },
  );

  it('is tried again for the same people where nobody may replace them, with what they have paid for', async () => {
    const before = charged();
    // A request that is wrong, while the base pictures beside it are paid for.
    modeOf = (flow) => (flow === 'picture-prompt' ? 'llm-400' : 'ok');
    const dataset = await makeDataset(application, { count: 12, replace: false });
    expect(dataset).toMatchObject({ status: 'paused', pause: { code: 'same-failure' } });
    expect(await gaps(dataset)).toEqual([]);
    const failed = (await people(dataset, 'failed')).map(({ id }) => id);
    expect(failed.length).toBeGreaterThanOrEqual(5);

    mend();
    expect(await resume(dataset)).toMatchObject({ status: 'completed' });
    const completed = (await people(dataset, 'completed')).map(({ id }) => id);
    expect(completed).toEqual(expect.arrayContaining(failed));
    expect(charged() - before).toBe(12 * 2);
  });

  it('gets a new bound for answers that cannot be used, where nobody may replace who got them', async () => {
    respond = (call) => (call.path.endsWith('/generations') ? 'not_a_picture' : 'ok');
    const dataset = await makeDataset(application, { count: 2, replace: false });
    expect(dataset.status).toBe('incomplete');
    const asked = vendors.openai.calls.length;
    expect((await resume(dataset)).status).toBe('incomplete');
    // Two answers for each of the two are risked, as before.
    expect(vendors.openai.calls.length - asked).toBe(4);
    mend();
    expect((await resume(dataset)).status).toBe('completed');
    expect((await people(dataset, 'completed')).map(({ attempt }) => attempt)).toEqual([0, 0]);
  });

  it('stays so for whoever was refused: replaced, or not where nobody may', async () => {
    respond = () => 'moderation_blocked';
    const [replaced, left] = [
      await makeDataset(application, { count: 12 }),
      await makeDataset(application, { count: 12, replace: false }),
    ];
    for (const dataset of [replaced, left]) {
      expect(dataset.pause?.code).toBe('same-failure');
      expect(await gaps(dataset)).toEqual([]);
    }
    const refused = await people(left, 'failed');

    mend();
    expect((await resume(replaced)).status).toBe('completed');
    expect(await counts(replaced)).toMatchObject({ completed: 12, gaps: 0 });
    expect((await resume(left)).status).toBe('incomplete');
    expect((await gaps(left)).map(({ position }) => position)).toEqual(
      refused.map(({ position }) => position),
    );
    expect(await counts(left)).toMatchObject({ completed: 12 - refused.length });
  });

  it('does not undo what somebody has cancelled meanwhile', async () => {
    modeOf = (flow) => (flow === 'personas' ? 'refusal' : 'ok');
    const dataset = await makeDataset(application, { count: 1 });
    expect(dataset.status).toBe('incomplete');
    const paused = await makeDataset(application, { count: 30 });
    await application.datasets.cancel(paused.id);
    await expect(resume(paused)).rejects.toMatchObject({ code: 'usage' });
    expect((await application.datasets.get(paused.id))?.status).toBe('cancelled');
  });

  it('is shown with the way to go on, and done by `avatars resume`', { timeout: 60_000 }, async () => {
    const env = { ...vendors.env, AVATARS_DATA_DIR: await dataDirectory() };
    respond = (call) => (call.path.endsWith('/generations') ? 'not_a_picture' : 'ok');
    const args = ['generate', 'bakers in Ghent', '--count=1', '--no-replace', '--json'];
    const made = await avatars(args, env);
    expect(made.code, made.stderr).toBe(1);
    const { dataset } = made.json() as { dataset: { id: string; status: string } };
    expect(dataset.status).toBe('incomplete');
    expect(made.stderr).toContain(`avatars resume ${dataset.id}`);
    expect((await avatars(['show', dataset.id], env)).stdout).toContain(`avatars resume ${dataset.id}`);

    mend();
    const resumed = await avatars(['resume', dataset.id, '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.json()).toMatchObject({ dataset: { status: 'completed', completed: 1 } });
  });
});
