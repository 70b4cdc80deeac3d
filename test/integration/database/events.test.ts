import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../../src/database/connection.ts';
import { createDatasets } from '../../../src/database/datasets.ts';
import { createEvents, type EventPlace, FIRST_PLACE } from '../../../src/database/events.ts';
import { createTestDatabase, DATABASES, openTestDatabase } from '../../support/databases.ts';
import { addPeople, completePerson } from '../../support/stand-in-dataset.ts';
import { datasetRequest } from '../../support/requests.ts';
import { settledEvents } from '../../support/settled-events.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const models = { persona: null, picture: null };

describe.each(DATABASES)('events on %s', (kind) => {
  it('tells what happened to a dataset, each change once, pictures with their person', async () => {
    const connection = await openTestDatabase(kind);
    const events = createEvents(connection.db);
    const datasets = createDatasets(connection.db);
    await datasets.create(ID, datasetRequest({ count: 2 }), models);
    await datasets.start(ID);
    const [first] = await addPeople(connection.db, ID, [0]);
    await completePerson(connection.db, first!, 4);
    await datasets.addGap(ID, 1, 'nobody');
    await datasets.settle(ID);
    await connection.db.execute(sql`update pictures set verdict = '{"outcome":"failed"}' where "index" = 2`);
    await datasets.remove(ID);

    const told = await settledEvents(events, 8);
    const changes = told.map(({ type, data }) =>
      [type, data['status'] ?? data['verdict'] ?? data['position']].join(' '),
    );
    expect(changes).toEqual([
      'dataset pending',
      'dataset generating-data',
      'persona written',
      'persona completed',
      'gap 1',
      'dataset incomplete',
      'picture failed',
      'dataset deleted',
    ]);
    expect(told[5]?.data).toEqual({
      dataset_id: ID,
      status: 'incomplete',
      completed: 1,
      failed: 1,
      pictures: 4,
      cost_usd: 0,
    });
    expect(told[3]?.data).toMatchObject({ persona_id: first?.id, position: 0, review: 'pending' });
    await connection.close();
  });

  it('puts transactions in order by number, not as text', async () => {
    const connection = await openTestDatabase(kind);
    const events = createEvents(connection.db);
    await connection.db.execute(sql`
      insert into events (dataset_id, type, data, transaction)
      select ${ID}, 'gap', '{}', number::text::xid8 from unnest(array[100, 99, 9, 10]) as number`);
    const order = [9n, 10n, 99n, 100n];
    const transactions = (found: readonly EventPlace[]) => found.map(({ transaction }) => transaction);
    expect(transactions(await events.after(FIRST_PLACE, 10))).toEqual(order);
    expect(transactions(await events.newest(10))).toEqual(order);
    expect(await events.prune({ seconds: 3600, rows: 2 })).toBe(2);
    expect(transactions(await events.after({ transaction: 9n, id: 0 }, 10))).toEqual(order.slice(2));
    await connection.close();
  });

  it('forgets what is old or too much, and knows what it forgot', async () => {
    const connection = await openTestDatabase(kind);
    const events = createEvents(connection.db);
    const datasets = createDatasets(connection.db);
    await datasets.create(ID, datasetRequest({ count: 30 }), models);
    await addPeople(
      connection.db,
      ID,
      Array.from({ length: 20 }, (_, position) => position),
    );
    const all = await settledEvents(events, 21);
    expect(all).toHaveLength(21);
    expect(await events.prune({ seconds: 3600, rows: 5 })).toBe(16);
    expect(await events.after(FIRST_PLACE, 100)).toEqual(all.slice(-5));
    expect(await events.newest(2)).toEqual(all.slice(-2));
    expect(await events.placeOf(all[0]!.id)).toBeUndefined();
    expect(await events.placeOf(all[20]!.id)).toEqual({
      transaction: all[20]!.transaction,
      id: all[20]!.id,
    });
    expect(await events.prune({ seconds: 0, rows: 100 })).toBe(5);
    await connection.close();
  });
});

it('tells an event of a transaction that ends late after those that were told before, and never forgets it', async () => {
  const url = await createTestDatabase();
  const connection = await openPostgres(url);
  const events = createEvents(connection.db);
  await createDatasets(connection.db).create(ID, datasetRequest({ count: 30 }), models);
  const insert = `insert into gaps (dataset_id, position, reason, created_at) values ('${ID}', $1, '', now())`;
  const [late, early] = [new Client(url), new Client(url)];
  await Promise.all([late.connect(), early.connect()]);
  const positions: unknown[] = [];
  let place: EventPlace = FIRST_PLACE;
  const read = async () => {
    for (const event of await events.after(place, 100)) {
      place = event;
      if (event.type === 'gap') positions.push(event.data['position']);
    }
  };

  await early.query('begin');
  await early.query(insert, [1]);
  await late.query('begin');
  await late.query(insert, [2]);
  await early.query(insert, [3]);
  await late.query('commit');
  await read();
  // It has ended, but one that began before it has not: it waits its turn.
  expect(positions).toEqual([]);
  await early.query('commit');
  await settledEvents(events, 4);
  await read();
  expect(positions).toEqual([1, 3, 2]);
  await read();
  expect(positions).toHaveLength(3);
  await Promise.all([late.end(), early.end()]);
  await connection.close();
});
