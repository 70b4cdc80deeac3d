import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createAlerts } from '../../src/database/alerts.ts';
import type { DatabaseConnection } from '../../src/database/connection.ts';
import { createDatasets } from '../../src/database/datasets.ts';
import { createAlertService } from '../../src/services/alerts.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';
import { createWebhookSender } from '../../src/webhooks/sender.ts';
import { makeDataset, openTestApplication } from '../support/application.ts';
import { DATABASES, openTestDatabase } from '../support/databases.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';
import { datasetRequest } from '../support/requests.ts';
import { addPeople } from '../support/stand-in-dataset.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const alertsNeeded = { personaProvider: 'offline', pictureProvider: 'offline' } as const;

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 600; tries += 1) await sleep(50);
  expect(isSo()).toBe(true);
}

async function pauseADataset(connection: DatabaseConnection): Promise<void> {
  const datasets = createDatasets(connection.db);
  await datasets.create(ID, datasetRequest({ count: 10 }), { persona: null, picture: null });
  await datasets.start(ID);
  await datasets.pause(ID, { code: 'quota_exceeded', message: 'A vendor said: Maria Silva', hint: 'Pay.' });
}

describe.each(DATABASES)('alerts on %s', (kind) => {
  it('tells each alert once, signed, with many processes looking, and goes on after failures', async () => {
    const receiver = await startWebhookReceiver(secret);
    const connection = await openTestDatabase(kind);
    const logger = createRecordingLogger();
    const services = Array.from({ length: 3 }, () =>
      createAlertService({
        alerts: createAlerts(connection.db),
        logger,
        webhook: createWebhookSender({ url: receiver.url, secret, allowPrivate: true, timeoutMs: 500 }),
        everyMs: 20,
        backoffSeconds: [0.05, 0.05, 0.05],
        claimSeconds: 5,
      }),
    );
    receiver.answers.push(503, 'hang', 'redirect');
    await pauseADataset(connection);
    for (const service of services) service.start();
    await until(() => receiver.received.length > 0);
    await Promise.all(services.map((service) => service.close()));

    expect(receiver.requests).toBe(4);
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    expect(message?.body).toEqual({
      type: 'dataset.paused',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        dataset: { id: ID, status: 'paused', requested: 10, completed: 0, failed: 0 },
        cost: { usd: 0 },
        pause: { code: 'quota_exceeded', hint: 'Pay.' },
      },
    });
    const told = logger.lines.filter(({ message: words }) => words.startsWith('alert:'));
    expect(told).toHaveLength(1);
    expect(JSON.stringify(logger.lines)).not.toContain('of-the-receiver');
    await connection.close();
    await receiver.close();
  });

  it('leaves what a dead process had claimed to the next, and gives up after the last try', async () => {
    const connection = await openTestDatabase(kind);
    const alerts = createAlerts(connection.db);
    await pauseADataset(connection);
    expect(await alerts.claim(5, 0.2)).toHaveLength(1);
    expect(await alerts.claim(5, 0.2)).toHaveLength(0);
    await sleep(250);
    const [again] = await alerts.claim(5, 0.2);
    expect(again?.tries).toBe(2);
    await alerts.failed(again!.id, 'it was down', null);
    await sleep(250);
    expect(await alerts.claim(5, 0.2)).toHaveLength(0);
    await connection.close();
  });

  it('tells once that a cost or a share of failures was passed', async () => {
    const connection = await openTestDatabase(kind);
    const datasets = createDatasets(connection.db);
    await datasets.create(ID, datasetRequest({ count: 10 }), { persona: null, picture: null });
    await datasets.start(ID);
    await addPeople(connection.db, ID, [0, 1, 2, 3, 4, 5]);
    await connection.db.execute(sql`update personas set status = 'failed' where position < 5`);
    await connection.db.execute(sql`
      insert into paid_calls (id, dataset_id, stage, purpose, attempt, provider, status, usd, intended_at)
      values (gen_random_uuid(), ${ID}, 'grid', 'a grid', 0, 'openai', 'succeeded', 2.5, now())`);
    const receiver = await startWebhookReceiver(secret);
    receiver.answers.push('flood');
    const service = createAlertService({
      alerts: createAlerts(connection.db),
      logger: createSilentLogger(),
      webhook: createWebhookSender({ url: receiver.url, secret, allowPrivate: true }),
      thresholds: () => Promise.resolve({ usd: 2, failureRate: 0.5 }),
      everyMs: 20,
    });
    service.start();
    await until(() => receiver.received.length === 2);
    await sleep(200);
    await service.close();
    expect(receiver.received.map(({ body }) => body.type).toSorted()).toEqual([
      'dataset.cost_threshold',
      'dataset.failure_threshold',
    ]);
    expect(receiver.received[0]?.body.data).toMatchObject({
      cost: { usd: 2.5 },
      dataset: { failed: 0, failed_people: 5 },
    });
    await connection.close();
    await receiver.close();
  });
});

it('never sends to an address of this machine or its network, however it is written', async () => {
  const receiver = await startWebhookReceiver(secret);
  const { port } = new URL(receiver.url);
  const addresses = [
    `https://127.0.0.1:${port}/`,
    `https://[::ffff:127.0.0.1]:${port}/`,
    `https://[::1]:${port}/`,
    `https://2130706433:${port}/`,
    `https://localhost:${port}/`,
    'https://169.254.169.254/latest/meta-data',
    `http://127.0.0.1:${port}/`,
  ];
  for (const url of addresses) {
    const sender = createWebhookSender({ url, secret, allowPrivate: false, timeoutMs: 2_000 });
    expect(await sender.send({ id: 'one', body: '{}' })).toEqual({
      ok: false,
      reason: expect.stringMatching(/not of the open internet|not https/),
    });
    await sender.close();
  }
  expect(receiver.requests).toBe(0);
  await receiver.close();
});

it('tells of the end of a dataset before the program that made it ends', async () => {
  const receiver = await startWebhookReceiver(secret);
  const application = await openTestApplication({
    WEBHOOK_URL: receiver.url,
    WEBHOOK_SECRET: secret,
    WEBHOOK_ALLOW_PRIVATE: '1',
  });
  await makeDataset(application, { ...alertsNeeded, count: 1, images: 1 });
  await application.close();
  expect(receiver.received.map(({ body }) => body.type)).toEqual(['dataset.completed']);
  expect(receiver.received[0]?.body.data).toMatchObject({ dataset: { completed: 1, failed: 0 } });
  await receiver.close();
});
