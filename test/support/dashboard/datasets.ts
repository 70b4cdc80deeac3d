import type { Dataset, NewDataset, Persona, PersonaPage } from '../../../web/src/api/client.ts';
import type { Dashboard } from './index.ts';

const OFFLINE = { persona_provider: 'offline', picture_provider: 'offline' } as const;
const RUNNING = ['pending', 'generating-data', 'generating-images'];

/** Asks the server for a dataset; offline unless told. */
export const createDataset = (dashboard: Dashboard, wish: NewDataset): Promise<Dataset> =>
  dashboard.call('POST', '/datasets', { ...OFFLINE, ...wish });

/** Waits until a dataset is as wanted: no longer at work unless told. */
export async function waitForDataset(
  dashboard: Dashboard,
  id: string,
  wanted: (dataset: Dataset) => boolean = ({ status }) => !RUNNING.includes(status),
): Promise<Dataset> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const dataset = await dashboard.call<Dataset>('GET', `/datasets/${id}`);
    if (wanted(dataset)) return dataset;
    if (Date.now() > deadline) throw new Error(`It stays ${JSON.stringify(dataset)}\n${dashboard.log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A dataset made to its end by the server; offline unless told. */
export async function makeDataset(dashboard: Dashboard, wish: NewDataset): Promise<Dataset> {
  return waitForDataset(dashboard, (await createDataset(dashboard, wish)).id);
}

/** Its people in the order of their places, 200 at most. */
export async function peopleOf(dashboard: Dashboard, dataset: string): Promise<Persona[]> {
  const page = await dashboard.call<PersonaPage>('GET', `/datasets/${dataset}/personas?limit=200`);
  return page.items;
}

/** What the checks find in photos now and then; offline drawings have nothing of the kind. */
const FINDINGS = [
  [1, 1, 'failed', 'other-person', 'It shows another person than the base picture.', 0.31],
  [
    4,
    0,
    'could-not-tell',
    'unsure-person',
    'It may show the person of the base picture or another one.',
    0.55,
  ],
  [7, 2, 'failed', 'blurred', 'It is blurred.', 0.71],
] as const;

/** Writes verdicts that photos would have, and decisions on the first people. */
export async function addVerdictsAndDecisions(dashboard: Dashboard, dataset: string): Promise<void> {
  for (const [position, index, outcome, code, words, similarity] of FINDINGS) {
    await dashboard.rows(
      `update pictures set verdict = $3 from personas
         where personas.id = pictures.persona_id and personas.dataset_id = $1 and personas.position = $2
           and pictures.kind = 'cell' and pictures.index = $4`,
      [
        dataset,
        position,
        { outcome, reasons: [{ code, words }], measures: null, faces: null, similarity },
        index,
      ],
    );
  }
  const people = await peopleOf(dashboard, dataset);
  for (const [position, { id }] of people.slice(0, Math.floor(people.length / 3)).entries()) {
    if (position % 5 === 4) continue;
    const rejection = { reason: 'Text and pictures do not fit together.' };
    await (position % 5 === 2
      ? dashboard.call('POST', `/personas/${id}/reject`, rejection)
      : dashboard.call('POST', `/personas/${id}/approve`, {}));
  }
}

/**
 * A dataset of many people: those of another one again and again, under ids of their own, with the same pictures.
 * Written into the database at once, without the events of people who are made.
 * @returns its id
 */
export async function multiplyPeople(
  dashboard: Dashboard,
  from: string,
  { description, count }: { description: string; count: number },
): Promise<string> {
  const columns = async (table: string, ...others: string[]) => {
    const rows = await dashboard.rows<{ column_name: string }>(
      `select column_name from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and column_name <> all ($2)`,
      [table, others],
    );
    return rows.map(({ column_name }) => `"${column_name}"`).join(', ');
  };
  const [dataset, person, picture] = [
    await columns('datasets', 'id', 'description', 'count'),
    await columns('personas', 'id', 'dataset_id', 'position'),
    await columns('pictures', 'id', 'dataset_id', 'persona_id'),
  ];
  // Of whoever is copied, and a number: as a UUID of version 7 looks.
  const idOf = (of: string) => `overlay(overlay(md5(${of}) placing '7' from 13) placing '8' from 17)::uuid`;
  const place = (of: string) => `${of} || $2::uuid::text || n::text`;
  await dashboard.rows('begin');
  await dashboard.rows("set local session_replication_role = 'replica'");
  const [made] = await dashboard.rows<{ id: string }>(
    `insert into datasets (id, description, count, ${dataset})
       select ${idOf('id || random()::text')}, $2, $3, ${dataset} from datasets where id = $1 returning id`,
    [from, description, count],
  );
  const id = made?.id ?? '';
  await dashboard.rows(
    `insert into personas (id, dataset_id, position, ${person})
       select ${idOf(place('p.id'))}, $2::uuid, n, ${person}
       from generate_series(0, $3::int - 1) n
       join (select *, row_number() over (order by position) - 1 as place, count(*) over () as people
             from personas where dataset_id = $1 and status = 'completed') p on p.place = n % p.people`,
    [from, id, count],
  );
  await dashboard.rows(
    `insert into pictures (id, dataset_id, persona_id, ${picture})
       select ${idOf(place('i.id'))}, $2::uuid, ${idOf(place('copied'))}, ${picture}
       from generate_series(0, $3::int - 1) n
       join (select id as copied, row_number() over (order by position) - 1 as place, count(*) over () as people
             from personas where dataset_id = $1 and status = 'completed') p on p.place = n % p.people
       join pictures i on i.persona_id = p.copied and i.kind <> 'grid' and i.replaced_at is null`,
    [from, id, count],
  );
  await dashboard.rows('commit');
  await dashboard.rows('analyze personas, pictures');
  return id;
}
