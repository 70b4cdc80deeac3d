import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeDataset, openTestApplication } from '../../support/application.ts';
import { startOtlpReceiver } from '../../support/otlp-receiver.ts';
import { createRecordingLogger } from '../../support/recording-logger.ts';
import { datasetRequest } from '../../support/requests.ts';
import { startTestServer, TEST_PASSWORD } from '../../support/test-server.ts';

it('says of every request what it was, and nothing that it held', async () => {
  const logger = createRecordingLogger();
  const server = await startTestServer({ logger });
  const key = await server.newKey();
  const { id } = await server.application.create(datasetRequest({}));
  const before = logger.lines.length;
  const found = await server.call('GET', `/api/v1/datasets/${id}?secret=in-the-query`, { key });
  await found.text();
  await (await server.call('GET', `/api/v1/datasets/${id}`)).text();
  await (await server.call('GET', `/nothing/${id}`)).text();
  for (let tries = 0; logger.lines.length < before + 3 && tries < 100; tries += 1) await sleep(20);

  const route = '/api/v1/datasets/:dataset';
  const [first, ...others] = logger.lines.slice(before).map(({ fields }) => fields);
  expect(first).toMatchObject({ method: 'GET', route, status: 200, dataset: id, actor: expect.any(String) });
  expect(others).toEqual([
    expect.objectContaining({ method: 'GET', status: 401 }),
    expect.objectContaining({ method: 'GET', route: 'other', status: 404 }),
  ]);
  expect(first?.['request']).toBe(found.headers.get('x-request-id'));
  expect(first?.bytes).toBeGreaterThan(300);
  const everything = JSON.stringify(logger.lines);
  for (const secret of ['in-the-query', key, server.cookieOf('admin'), TEST_PASSWORD]) {
    expect(everything).not.toContain(secret);
  }

  const metrics = await server.call('GET', '/metrics', { key });
  const text = await metrics.text();
  expect(metrics.headers.get('content-type')).toContain('version=0.0.4');
  expect(text).toContain(`avatars_http_requests_total{method="GET",route="${route}",status="200"} 1`);
  expect(text).toMatch(/avatars_datasets\{status="pending"\} 1/);
  expect(text).toMatch(/avatars_event_streams 0/);
  expect(text).toMatch(/process_cpu_seconds_total \d/);
  expect(text).not.toContain(id);
  await server.close();
});

it('shows metrics only with a key', async () => {
  const server = await startTestServer();
  const closed = await server.call('GET', '/metrics');
  expect(closed.status).toBe(401);
  await closed.text();
  const open = await server.call('GET', '/metrics', { key: await server.newKey() });
  expect(open.status).toBe(200);
  await open.text();
  await server.close();
});

it('traces requests, jobs and calls to a collector, with ids and without a word of a person', async () => {
  const receiver = await startOtlpReceiver('let-me-in');
  const application = await openTestApplication({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-token=let%2Dme-in',
  });
  const dataset = await makeDataset(application, {
    personaProvider: 'offline',
    pictureProvider: 'offline',
    count: 1,
    images: 1,
  });
  const [person] = await application.personas.page(dataset.id, 'completed', -1, 1);
  await application.close();

  const names = new Set(receiver.spans.map((span) => span.name));
  expect([...names].toSorted()).toEqual([
    'call base-picture',
    'call grid',
    'call personas',
    'call picture-prompt',
    'job pictures',
    'job write',
  ]);
  const call = receiver.spans.find((span) => span.name === 'call grid');
  const job = receiver.spans.find((span) => span.spanId === call?.parentSpanId);
  expect(job?.name).toBe('job pictures');
  expect(call?.traceId).toBe(job?.traceId);
  expect(call?.attributes).toContainEqual({
    key: 'avatars.persona_id',
    value: { stringValue: person?.id },
  });
  expect(receiver.text).toContain(dataset.id);
  for (const word of [person!.firstname, person!.bio_facebook, dataset.description]) {
    expect(receiver.text).not.toContain(word);
  }
  await receiver.close();
});

it('traces a request by its route', async () => {
  const receiver = await startOtlpReceiver('let-me-in');
  const server = await startTestServer({
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-token=let%2Dme-in',
    },
  });
  const id = '01900000-0000-7000-8000-000000000001';
  await (await server.call('GET', `/api/v1/datasets/${id}`, { as: 'viewer' })).text();
  await server.close();
  const attributes = receiver.spans.map((span) => span.attributes);
  expect(attributes).toContainEqual(
    expect.arrayContaining([
      { key: 'http.route', value: { stringValue: '/api/v1/datasets/:dataset' } },
      { key: 'http.response.status_code', value: { intValue: 404 } },
      { key: 'avatars.dataset_id', value: { stringValue: id } },
    ]),
  );
  await receiver.close();
});
