import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DatabaseConnection, openPostgres } from '../../../src/database/connection.ts';
import {
  createPeopleQueries,
  type PeopleFilter,
  type PeopleQueries,
} from '../../../src/database/people-queries.ts';
import { createPersonas } from '../../../src/database/personas.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { createTestDatabase } from '../../support/databases.ts';

const DATASET = '01900000-0000-7000-8000-0000000000aa';
const PEOPLE = 5_000;

const id = (kind: string, number: string) =>
  `('01900000-0000-7000-8${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** People from `from` on, each with a base picture and two photos; some of them failed. */
async function fill(url: string, from: number, to: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into datasets (id, description, language, count, images, seed, quality, persona_provider, picture_provider,
       replace, instructions, base_prompt, status, created_at)
     values ($1, 'everybody', 'English', 5000, 2, 's', 'auto', 'offline', 'offline', true, '{}', '', 'completed', now())
     on conflict do nothing`,
    [DATASET],
  );
  await client.query(`
    insert into personas (id, dataset_id, position, attempt, status, seed, firstname, lastname, gender, age, ethnicity,
      bio_facebook, bio_instagram, bio_x, bio_tiktok, job_title, about, created_at)
    select ${id('001', 'i')}, '${DATASET}', i, 0, 'completed', i::text, 'First' || i, 'Läst' || i % 50,
      (array['f', 'm'])[1 + i % 2], 18 + i % 70, (array['Asian', 'White', null])[1 + i % 3], repeat('facebook words ', 15),
      repeat('instagram ', 14), repeat('short ', 20), 'tiktok', 'Job' || i % 500, repeat('about ', 300), now()
    from generate_series(${from}, ${to}) as i`);
  await client.query(`
    insert into pictures (id, dataset_id, persona_id, kind, index, key, sha256, width, height, bytes, media_type, verdict, created_at)
    select ${id('003', 'i * 3 + k')}, '${DATASET}', ${id('001', 'i')}, case when k = 0 then 'base' else 'cell' end,
      greatest(k - 1, 0), i || '-' || k, i || '-' || k, 10, 10, 10, 'image/png',
      jsonb_build_object('outcome', case when i % 100 = 3 and k = 2 then 'failed' when i % 50 = 7 then 'not-a-photo' else 'passed' end), now()
    from generate_series(${from}, ${to}) as i, generate_series(0, 2) as k`);
  await client.query('vacuum analyze');
  await client.end();
}

describe('people in a large dataset on PostgreSQL', () => {
  let connection: DatabaseConnection;
  let people: PeopleQueries;
  beforeAll(async () => {
    const url = await createTestDatabase();
    await (await openPostgres(url)).close();
    await fill(url, 0, PEOPLE - 1);
    connection = await openPostgres(url);
    people = createPeopleQueries(connection.db);
  });
  afterAll(() => connection.close());

  /** How often a table was read from end to end, as of now. */
  async function wholeReads(): Promise<unknown[]> {
    // One connection serves questions that come one after the other, and reports with the next one's end.
    await connection.db.execute(sql`select pg_stat_force_next_flush()`);
    const found: unknown = await connection.db.execute(
      sql`select relname, seq_scan from pg_stat_user_tables where relname in ('personas', 'pictures') order by 1`,
    );
    return (found as { rows: unknown[] }).rows;
  }

  const FILTERS: PeopleFilter[] = [
    {},
    { review: 'approved' },
    { status: 'failed' },
    { verdict: 'failed' },
    { verdict: 'passed', gender: 'f', ageBand: '60+' },
    { ethnicity: null },
    { ethnicity: 'Nobody' },
    { words: 'last7' },
    { words: 'job499 läst' },
    { words: 'nowhere' },
    { words: 'first12', gender: 'm', verdict: 'not-a-photo' },
  ];

  it('reads no table from end to end, whatever is asked and however far', async () => {
    const before = await wholeReads();
    expect(before).toHaveLength(2);
    for (const filter of FILTERS) {
      await people.page(DATASET, filter, undefined, 51);
      await people.page(DATASET, filter, { position: 4_900, attempt: 0 }, 51);
    }
    for (const outcome of ['passed', 'failed', 'could-not-tell'] as const) {
      await people.picturesPage(DATASET, { outcome }, undefined, 51);
      await people.picturesPage(DATASET, { outcome, kind: 'base', review: 'rejected' }, undefined, 51);
    }
    expect(await wholeReads()).toEqual(before);
  });

  it('finds exactly those whom the filters mean', async () => {
    const positions = async (filter: PeopleFilter) =>
      (await people.page(DATASET, filter, undefined, PEOPLE)).map(({ position }) => position);
    const meant = (holds: (position: number) => boolean) =>
      Array.from({ length: PEOPLE }, (_, position) => position).filter(holds);
    expect(await positions({ verdict: 'failed' })).toEqual(meant((i) => i % 100 === 3));
    expect(await positions({ words: 'LAST7' })).toEqual(meant((i) => i % 50 === 7));
    expect(await positions({ words: 'job499 las' })).toEqual(meant((i) => i % 500 === 499));
    expect(await positions({ gender: 'm', ageBand: '18-29', ethnicity: 'White' })).toEqual(
      meant((i) => i % 2 === 1 && i % 70 < 12 && i % 3 === 1),
    );
  });

  it('keeps what pictures say of a person when they change', async () => {
    const personas = createPersonas(connection.db);
    const [first] = await people.page(DATASET, { verdict: 'failed' }, undefined, 1);
    const personaId = first?.id ?? '';
    expect(first).toMatchObject({ verdict: 'failed', hasPassed: true, hasFailed: true, picturesPassed: 1 });
    const mended = sql`update pictures set verdict = '{"outcome": "could-not-tell"}' where persona_id = ${personaId} and verdict->>'outcome' = 'failed'`;
    await connection.db.execute(mended);
    expect(await personas.get(personaId)).toMatchObject({
      verdict: 'could-not-tell',
      hasFailed: false,
      hasUnsure: true,
      picturesPassed: 1,
    });
    await connection.db.execute(sql`delete from pictures where persona_id = ${personaId}`);
    expect(await personas.get(personaId)).toMatchObject({
      verdict: null,
      hasPassed: false,
      hasUnsure: false,
      picturesPassed: 0,
    });
  });
});

it('gives people from before what lists and searches need', async () => {
  const url = await createTestDatabase();
  const folder = join(scratchFolder(), 'migrations');
  cpSync('src/database/migrations', folder, { recursive: true });
  const journal = join(folder, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
  const older = entries.slice(
    0,
    entries.findIndex(({ tag }) => tag.endsWith('_review')),
  );
  writeFileSync(journal, JSON.stringify({ ...rest, entries: older }));
  const client = new Client({ connectionString: url });
  await client.connect();
  await migrate(drizzle({ client }), { migrationsFolder: folder });
  await client.end();
  await fill(url, 0, 9);

  const connection = await openPostgres(url);
  const people = createPeopleQueries(connection.db);
  const [found, ...others] = await people.page(DATASET, { verdict: 'failed', words: 'last3' }, undefined, 10);
  await connection.close();
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    position: 3,
    review: 'pending',
    verdict: 'failed',
    hasPassed: true,
    picturesPassed: 1,
    ageBand: '18-29',
  });
});
