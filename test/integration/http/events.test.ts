import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../../src/database/connection.ts';
import { createDatasets } from '../../../src/database/datasets.ts';
import { createEvents } from '../../../src/database/events.ts';
import { createTestDatabase, DATABASES, openTestDatabase } from '../../support/databases.ts';
import { listen } from '../../support/event-client.ts';
import { datasetRequest } from '../../support/requests.ts';
import { settledEvents } from '../../support/settled-events.ts';
import { addPeople } from '../../support/stand-in-dataset.ts';
import { runStandInDataset } from '../../support/stand-in-run.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const ONE = '01900000-0000-7000-8000-000000000001';
const TWO = '01900000-0000-7000-8000-000000000002';
const models = { persona: null, picture: null };

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()) && tries < 600; tries += 1) await sleep(50);
  expect(await isSo()).toBe(true);
}

/** Streams that the server says are open. */
async function streams(server: TestServer): Promise<number> {
  const metrics = await (await server.call('GET', '/metrics', { as: 'admin' })).text();
  return Number(/^avatars_event_streams (\d+)/m.exec(metrics)?.[1]);
}

it('loses no event and tells none twice to 20 clients that come and go while 30 people are made', async () => {
  const url = await createTestDatabase();
  const connection = await openPostgres(url);
  // A second pool, as another process has it; a small ring, so that some come back to the table.
  const worker = await openPostgres(url);
  const server = await startTestServer({ connection, events: { ring: 40, pollMs: 50 } });
  const key = await server.newKey();
  const address = `${server.url}/api/v1/events`;
  const datasets = createDatasets(connection.db);
  for (const id of [ONE, TWO]) await datasets.create(id, datasetRequest({ count: 30 }), models);
  const begun = (await settledEvents(createEvents(connection.db), 2)).at(-1)!;
  const clients = Array.from({ length: 20 }, (_, index) =>
    listen(`${address}${index % 2 === 0 ? '' : `?dataset=${ONE}`}`, { key, lastEventId: begun.id }),
  );
  await until(() => clients.every((client) => client.isOpen));

  const over = new AbortController();
  const cutting = (async () => {
    while (!over.signal.aborted) {
      clients[Math.floor(Math.random() * clients.length)]?.cut();
      await sleep(15);
    }
  })();
  await runStandInDataset(worker.db, { datasetId: ONE, people: 30, seconds: 3 });
  await addPeople(worker.db, TWO, [0, 1, 2]);
  await sleep(300);
  over.abort();
  await cutting;

  // Two from before, two of statuses at least, and people twice.
  await settledEvents(createEvents(connection.db), 2 + 2 + 60 + 3);
  await sleep(1_000);
  const all = await createEvents(connection.db).after(begun, 10_000);
  expect(
    all.filter((event) => event.data['status'] === 'completed' && event.type === 'persona'),
  ).toHaveLength(30);
  for (const [index, client] of clients.entries()) {
    const expected = all.filter((event) => index % 2 === 0 || event.datasetId === ONE).map(({ id }) => id);
    await until(() => client.events.length >= expected.length);
    expect(client.events.map(({ id }) => id)).toEqual(expected);
    expect(client.connections).toBeGreaterThan(1);
  }
  for (const client of clients) client.close();
  await server.close();
  await worker.close();
});

describe.each(DATABASES)('live events on %s', (kind) => {
  it('starts over who was away for too long, by a reset', async () => {
    const connection = await openTestDatabase(kind);
    const datasets = createDatasets(connection.db);
    const events = createEvents(connection.db);
    await datasets.create(ONE, datasetRequest({ count: 9 }), models);
    await datasets.start(ONE);
    await addPeople(connection.db, ONE, [0, 1, 2, 3]);
    const [old] = await settledEvents(events, 6);
    const server = await startTestServer({ connection, events: { ring: 2, pollMs: 20 } });
    const key = await server.newKey();
    const address = `${server.url}/api/v1/events`;

    const [known, away, never] = [
      listen(`${address}?last_event_id=${old!.id}`, { key }),
      listen(`${address}?last_event_id=999999`, { key, lastEventId: 9_999_999 }),
      listen(address, { key }),
    ];
    await until(() => known.events.length === 5 && away.events.length === 1 && never.isOpen);
    expect(known.events.map(({ type }) => type)).toEqual(['dataset', ...Array<string>(4).fill('persona')]);
    expect(away.events[0]?.type).toBe('reset');
    await events.prune({ seconds: 3600, rows: 1 });
    const late = listen(address, { key, lastEventId: old!.id });
    await until(() => late.events.length === 1);
    await addPeople(connection.db, ONE, [4]);
    await until(() =>
      [known, away, never, late].every(({ events: got }) => got.at(-1)?.data['position'] === 4),
    );
    expect(late.events.map(({ type }) => type)).toEqual(['reset', 'persona']);
    expect(never.events).toHaveLength(1);

    for (const client of [known, away, never, late]) client.close();
    await until(async () => (await streams(server)) === 0);
    await server.close();
  });
});

it('sends heartbeats, drops who does not read, and ends with the server', async () => {
  const connection = await openPostgres(await createTestDatabase());
  await createDatasets(connection.db).create(ONE, datasetRequest({ count: 9 }), models);
  const server = await startTestServer({
    connection,
    events: { heartbeatMs: 100, stalledMs: 1_000, pollMs: 50 },
  });
  const key = await server.newKey();
  const address = `${server.url}/api/v1/events`;
  const reading = await fetch(address, { headers: { 'x-api-key': key } });
  expect(reading.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const ended = (async () => {
    for await (const piece of reading.body!.pipeThrough(new TextDecoderStream())) text += piece;
  })();
  const { hostname, port } = new URL(server.url);
  const lazy = connect(Number(port), hostname).on('error', () => undefined);
  lazy.pause();
  lazy.write(`GET /api/v1/events HTTP/1.1\r\nHost: ${hostname}\r\nX-Api-Key: ${key}\r\n\r\n`);
  await until(async () => (await streams(server)) === 2);

  // More than any socket holds.
  for (let round = 0; round < 12; round += 1) {
    await connection.db.execute(sql`insert into events (dataset_id, type, data)
      select ${ONE}, 'gap', jsonb_build_object('dataset_id', repeat('x', 20000)) from generate_series(1, 100)`);
    await sleep(120);
  }
  await until(async () => (await streams(server)) === 1);
  await until(() => text.split('event: gap').length === 1201);
  await until(() => text.includes(': heartbeat\n'));
  await server.close();
  await ended;
  lazy.destroy();
});

it('is closed to whom nobody knows, and to what is no id', async () => {
  const connection = await openPostgres(await createTestDatabase());
  const server = await startTestServer({ connection });
  const key = await server.newKey();
  const address = `${server.url}/api/v1/events`;
  expect((await fetch(address)).status).toBe(401);
  for (const query of ['last_event_id=x', 'dataset=x', `last_event_id=${'9'.repeat(40)}`]) {
    const answer = await fetch(`${address}?${query}`, { headers: { 'x-api-key': key } });
    expect(answer.status).toBe(400);
    await answer.text();
  }
  await server.close();
});

it('ends the stream of somebody who may not listen any more', async () => {
  const server = await startTestServer({ events: { heartbeatMs: 100, pollMs: 50 } });
  const users = await server.call('GET', '/api/v1/users', { as: 'admin' });
  const { items } = (await users.json()) as { items: { id: string; role: string }[] };
  const viewer = items.find(({ role }) => role === 'viewer');
  const stream = await server.call('GET', '/api/v1/events', { as: 'viewer' });
  const other = await server.call('GET', '/api/v1/events', { as: 'reviewer' });
  await until(async () => (await streams(server)) === 2);
  await server.call('PATCH', `/api/v1/users/${viewer?.id}`, { as: 'admin', body: { disabled: true } });
  await until(async () => (await streams(server)) === 1);
  expect(await stream.text()).not.toContain('event:');
  await other.body?.cancel();
  await server.close();
});

it('says of a place that nobody was given that events are missed, and opens nothing for HEAD', async () => {
  const server = await startTestServer({ events: { pollMs: 50 } });
  for (const id of ['abc', '-1', '9999999999999999']) {
    const stream = await server.call('GET', '/api/v1/events', {
      as: 'viewer',
      headers: { 'last-event-id': id },
    });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: reset');
    await reader?.cancel();
  }
  const head = await server.call('HEAD', '/api/v1/events', { as: 'viewer' });
  expect(head.headers.get('content-type')).toBe('text/event-stream');
  await until(async () => (await streams(server)) === 0);
  await server.close();
});
