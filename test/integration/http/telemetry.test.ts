import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createDatasets } from '../../../src/database/datasets.ts';
import { createTracing } from '../../../src/telemetry/tracing.ts';
import { makeDataset, openTestApplication } from '../../support/application.ts';
import { openTestDatabase } from '../../support/databases.ts';
import { KEY, startEventServer } from '../../support/event-server.ts';
import { startOtlpReceiver } from '../../support/otlp-receiver.ts';
import { createRecordingLogger } from '../../support/recording-logger.ts';
import { datasetRequest } from '../../support/requests.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const key = { 'x-api-key': KEY };

it('says of every request what it was, and nothing that it held', async () => {
  const connection = await openTestDatabase('PGlite');
  await createDatasets(connection.db).create(ID, datasetRequest({}), { persona: null, picture: null });
  const logger = createRecordingLogger();
  const server = await startEventServer(connection, { logger });
  const found = await fetch(`${server.api}/datasets/${ID}?secret=in-the-query`, { headers: key });
  await found.text();
  await (await fetch(`${server.api}/datasets/${ID}`)).text();
  await (await fetch(`${server.url}/nothing/${ID}`)).text();
  for (let tries = 0; logger.lines.length < 3 && tries < 100; tries += 1) await sleep(20);

  const route = '/api/v1/datasets/:dataset';
  expect(logger.lines.map(({ fields }) => fields)).toEqual([
    expect.objectContaining({ method: 'GET', route, status: 200, actor: 'somebody' }),
    expect.objectContaining({ method: 'GET', status: 401 }),
    expect.objectContaining({ method: 'GET', route: 'other', status: 404 }),
  ]);
  const [first] = logger.lines;
  expect(first?.fields['request']).toBe(found.headers.get('x-request-id'));
  expect(first?.fields.bytes).toBeGreaterThan(300);
  expect(JSON.stringify(logger.lines)).not.toMatch(new RegExp(`in-the-query|${KEY}`));

  const metrics = await fetch(`${server.url}/metrics`);
  const text = await metrics.text();
  expect(metrics.headers.get('content-type')).toContain('version=0.0.4');
  expect(text).toContain(`avatars_http_requests_total{method="GET",route="${route}",status="200"} 1`);
  expect(text).toMatch(/avatars_datasets\{status="pending"\} 1/);
  expect(text).toMatch(/avatars_event_streams 0/);
  expect(text).toMatch(/process_cpu_seconds_total \d/);
  expect(text).not.toContain(ID);
  await server.close();
  await connection.close();
});

it('shows metrics to whom a proxy lets in only with a key', async () => {
  const connection = await openTestDatabase('PGlite');
  const server = await startEventServer(connection);
  const through = { 'x-forwarded-for': '203.0.113.9' };
  const closed = await fetch(`${server.url}/metrics`, { headers: through });
  expect(closed.status).toBe(401);
  await closed.text();
  const open = await fetch(`${server.url}/metrics`, { headers: { ...through, ...key } });
  expect(open.status).toBe(200);
  await open.text();
  await server.close();
  await connection.close();
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
  const tracing = await createTracing({
    endpoint: receiver.url,
    headers: { 'x-token': 'let-me-in' },
    serviceName: 'avatars',
  });
  const connection = await openTestDatabase('PGlite');
  const server = await startEventServer(connection, { tracer: tracing });
  await (await fetch(`${server.api}/datasets/${ID}`, { headers: key })).text();
  await server.close();
  await tracing.close();
  expect(receiver.spans[0]?.attributes).toEqual(
    expect.arrayContaining([
      { key: 'http.route', value: { stringValue: '/api/v1/datasets/:dataset' } },
      { key: 'http.response.status_code', value: { intValue: 404 } },
      { key: 'avatars.dataset_id', value: { stringValue: ID } },
    ]),
  );
  await connection.close();
  await receiver.close();
});
