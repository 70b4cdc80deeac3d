import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/runtime/create-application.ts';
import { makeDataset, openTestApplication } from '../support/application.ts';
import type { Mode } from '../support/flowise-server/faults.ts';
import type { Reaction, ServerCall } from '../support/openai-server/types.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

describe('people who fail in a row for the same reason', () => {
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
  afterEach(() => {
    respond = () => 'ok';
    modeOf = () => 'ok';
  });
  afterAll(async () => {
    await application.close();
    await vendors.close();
  });

  const failedPeople = (id: string) => application.personas.page(id, 'failed', -1, 1_000);
  const resume = (id: string) =>
    application.datasets.get(id).then((dataset) => {
      if (!dataset) throw new Error('gone');
      return application.run(dataset, { stopping: new AbortController().signal });
    });

  it('pause the dataset instead of being replaced, are counted anew after resume, and are all made once it is mended', async () => {
    const before = vendors.openai.calls.length;
    respond = (call) => (call.path.endsWith('/generations') ? 'not_a_picture' : 'ok');
    const dataset = await makeDataset(application, { count: 12 });
    expect(dataset).toMatchObject({
      status: 'paused',
      pause: {
        code: 'same-failure',
        message: expect.stringMatching(
          /^\d+ people in a row could not be made, for the same reason: .*not a PNG, JPEG or WebP/,
        ) as string,
        hint: expect.stringContaining(`avatars resume ${dataset.id}`) as string,
      },
    });
    const first = (await failedPeople(dataset.id)).length;
    // Five, and whoever was under way with them; two answers each were risked.
    expect(first).toBeGreaterThanOrEqual(5);
    expect(first).toBeLessThanOrEqual(8);
    expect(vendors.openai.calls.length - before).toBeLessThanOrEqual(2 * (first + 2));
    expect(await application.datasets.gaps(dataset.id)).toEqual([]);

    expect(await resume(dataset.id)).toMatchObject({ status: 'paused', pause: { code: 'same-failure' } });
    const second = (await failedPeople(dataset.id)).length - first;
    expect(second).toBeGreaterThanOrEqual(5);
    expect(second).toBeLessThanOrEqual(8);

    respond = () => 'ok';
    expect(await resume(dataset.id)).toMatchObject({ status: 'completed', pause: null });
    expect(await application.datasets.counts(dataset.id)).toMatchObject({ completed: 12, gaps: 0 });
  });

  it('do not pause it while others succeed', async () => {
    let base = 0;
    respond = (call) =>
      call.path.endsWith('/generations') && (base += 1) % 2 === 0 ? 'moderation_blocked' : 'ok';
    const dataset = await makeDataset(application, { count: 12 });
    // Every second call is refused: somebody may have been unlucky four times.
    expect(dataset.status).not.toBe('paused');
    expect((await failedPeople(dataset.id)).length).toBeGreaterThanOrEqual(6);
  });

  it('do not keep a dataset from its end when nobody is left', async () => {
    respond = () => 'moderation_blocked';
    const dataset = await makeDataset(application, { count: 5, replace: false });
    expect(dataset.status).toBe('incomplete');
    expect(await application.datasets.gaps(dataset.id)).toHaveLength(5);
  });

  it('pause it as well when nobody can be written, before every batch has been asked for', async () => {
    const before = vendors.flowise.calls.length;
    modeOf = () => 'refusal';
    const dataset = await makeDataset(application, { count: 200 });
    expect(dataset).toMatchObject({
      status: 'paused',
      pause: {
        code: 'same-failure',
        message: expect.stringContaining("I'm sorry, but I can't help") as string,
      },
    });
    // Eight batches of the twenty are under way at once, each asked for four times at most.
    expect(vendors.flowise.calls.length - before).toBeLessThanOrEqual(32);
  });

  it('are asked for again after resume, where nobody could be written, under a new name', async () => {
    modeOf = () => 'refusal';
    const dataset = await makeDataset(application, { count: 60 });
    expect(dataset.pause?.code).toBe('same-failure');
    modeOf = () => 'ok';
    expect(await resume(dataset.id)).toMatchObject({ status: 'completed', pause: null });
    expect(await application.datasets.counts(dataset.id)).toMatchObject({ completed: 60, gaps: 0 });
  });

  it('and those of an incomplete dataset as well, each within a new bound', async () => {
    respond = () => 'not_a_picture';
    const dataset = await makeDataset(application, { count: 1 });
    expect(dataset.status).toBe('incomplete');
    expect(await failedPeople(dataset.id)).toHaveLength(4);
    expect(await resume(dataset.id)).toMatchObject({ status: 'incomplete' });
    expect(await failedPeople(dataset.id)).toHaveLength(8);
    respond = () => 'ok';
    expect(await resume(dataset.id)).toMatchObject({ status: 'completed' });
    expect(await application.datasets.gaps(dataset.id)).toEqual([]);
  });

  it('are not tried again where nobody was to replace them', async () => {
    respond = () => 'moderation_blocked';
    const dataset = await makeDataset(application, { count: 1, replace: false });
    respond = () => 'ok';
    expect(await resume(dataset.id)).toMatchObject({ status: 'incomplete' });
    expect(await failedPeople(dataset.id)).toHaveLength(1);
  });
});
