import { afterEach, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { DATABASES, environmentOf } from '../../support/databases.ts';
import { createRecordingLogger } from '../../support/recording-logger.ts';
import { startVendors, type Vendors } from '../../support/vendors.ts';

const size = { width: 512, height: 512 };
const SOON = { timeout: 30_000, interval: 100 };
let vendors: Vendors;
let api: TestApi;
afterEach(async () => {
  await api.close();
  await vendors.close();
});

describe.each(DATABASES)('thresholds of alerts, on %s', (kind) => {
  it('are those of the settings, from the moment on at which somebody sets them', async () => {
    // Some of the first people are refused for good, and followed by others.
    vendors = await startVendors({
      openai: {
        baseSize: size,
        gridSize: size,
        respond: ({ number }) => (number % 2 === 1 && number < 20 ? 'moderation_blocked' : 'ok'),
      },
    });
    const logger = createRecordingLogger();
    api = await openTestApi({ ...vendors.env, ...(await environmentOf(kind)) }, { logger });
    const told = () =>
      logger.lines.map(({ message }) => message).filter((message) => message.includes('threshold'));
    const request = { description: 'ferry hands in Bergen', count: 4, images: 4 };
    const providers = { persona_provider: 'offline', picture_provider: 'openai' };
    const { id } = await api.json<{ id: string }>('POST', '/datasets', { ...request, ...providers }, 201);
    await api.ended(id);
    const { failed, completed } = await api.application.datasets.counts(id);
    expect(failed + completed).toBeGreaterThanOrEqual(5);
    const spent = (await api.json<{ cost: { usd: number } }>('GET', `/datasets/${id}`)).cost.usd;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(told()).toEqual([]);

    await api.json('PATCH', '/settings', { alert_cost_usd: spent * 10 });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(told()).toEqual([]);
    await api.json('PATCH', '/settings', { alert_cost_usd: spent / 2 });
    await expect.poll(told, SOON).toEqual(['alert: dataset.cost_threshold']);
    await api.json('PATCH', '/settings', {
      alert_cost_usd: null,
      alert_failure_rate: failed / (failed + completed),
    });
    await expect
      .poll(told, SOON)
      .toEqual(['alert: dataset.cost_threshold', 'alert: dataset.failure_threshold']);
  });

  it('do not count people who are made again as failures', async () => {
    vendors = await startVendors();
    const logger = createRecordingLogger();
    api = await openTestApi({ ...vendors.env, ...(await environmentOf(kind)) }, { logger });
    await api.json('PATCH', '/settings', { alert_failure_rate: 0.01 });
    const request = { description: 'ferry hands in Bergen', count: 4, images: 1 };
    const providers = { persona_provider: 'offline', picture_provider: 'offline' };
    const { id } = await api.json<{ id: string }>('POST', '/datasets', { ...request, ...providers }, 201);
    await api.ended(id);
    const { items } = await api.json<{ items: { id: string }[] }>('GET', `/datasets/${id}/personas`);
    for (const person of items) await api.json('POST', `/personas/${person.id}/regenerate`, undefined, 202);
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 4 });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const told = logger.lines.map(({ message }) => message).filter((message) => message.startsWith('alert:'));
    expect(new Set(told)).toEqual(new Set(['alert: dataset.completed']));
  });
});
