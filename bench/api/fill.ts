import { Client } from 'pg';

export const PEOPLE = 100_000;
/** A base picture and three photos each. */
export const PICTURES_EACH = 4;
const CHUNK = 20_000;
/** Texts that people's texts are pieces of. */
const TEXTS = 20_000;

export const DATASET = '01900000-0000-7000-8000-0000000000aa';

/** Syllables make words that are spread as words are: few are common, most are rare. */
const STARTS = 'ba ca da fe ga hi jo ka li ma ne po ri sa te vo wi xe yu zo'.split(' ');
const ENDS = 'ner lis mond ra ton vic dale son mar quet berg fort land sky wood'.split(' ');
const VOCABULARY = STARTS.flatMap((start) =>
  STARTS.flatMap((middle) => ENDS.map((end) => `${start}${middle}${end}`)),
);

/** Fills an empty database with one dataset of 100,000 people, as large as rows of vendors are. */
export async function fill(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create table bench_texts (n int primary key, words text[])');
    await client.query(
      'insert into bench_texts select ordinality - 1, string_to_array(text, $2) from unnest($1::text[]) with ordinality as texts (text)',
      [Array.from({ length: TEXTS }, sentence), ' '],
    );
    await client.query(
      `insert into datasets (id, description, language, count, images, seed, quality, persona_provider, picture_provider,
         replace, instructions, base_prompt, status, created_at)
       values ($1, 'everybody', 'English', $2, 3, 'bench', 'auto', 'openai', 'openai', true, '{}', '', 'completed', now())`,
      [DATASET, PEOPLE],
    );
    for (let from = 0; from < PEOPLE; from += CHUNK) await fillChunk(client, from, from + CHUNK - 1);
    await client.query('drop table bench_texts');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** 200 words; what is common in one is common in all. */
function sentence(): string {
  const word = () => VOCABULARY[Math.floor(Math.random() ** 3 * VOCABULARY.length)];
  return Array.from({ length: 200 }, word).join(' ');
}

const idOf = (kind: string, number: string) =>
  `('01900000-0000-7000-8${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

async function fillChunk(client: Client, from: number, to: number): Promise<void> {
  const people = `generate_series(${from}, ${to}) as i`;
  await client.query(`
    insert into personas (id, dataset_id, position, attempt, status, seed, firstname, lastname, gender, age, ethnicity,
      bio_facebook, bio_instagram, bio_x, bio_tiktok, job_title, workplace, edu_establishment, edu_study, current_city,
      prev_city, about, picture_prompt, review, reviewed_at, reviewed_by, created_at, completed_at)
    select ${idOf('001', 'i')}, '${DATASET}', i, 0, case when i % 500 = 7 then 'failed' else 'completed' end, i::text,
      initcap(array_to_string(t.words[1:1], ' ')), initcap(array_to_string(t.words[2:2], ' ')), (array['f', 'm', 'f', 'm', 'nb'])[1 + (i * 7 % 5)],
      18 + (i * 31 % 70), (array['Asian', 'Black', 'Hispanic', 'White', 'Mixed', null])[1 + (i * 13 % 6)],
      array_to_string(t.words[3:27], ' '), array_to_string(t.words[28:42], ' '), array_to_string(t.words[43:58], ' '), array_to_string(t.words[59:66], ' '), array_to_string(t.words[67:68], ' '), array_to_string(t.words[69:71], ' '),
      array_to_string(t.words[72:74], ' '), array_to_string(t.words[75:75], ' '), array_to_string(t.words[76:76], ' '), array_to_string(t.words[77:77], ' '), array_to_string(t.words[78:137], ' '), array_to_string(t.words[58:177], ' '),
      case when i < 3000 then 'approved' when i % 1000 = 0 then 'rejected' else 'pending' end,
      case when i < 3000 then now() end, case when i < 3000 then 'bench' end, now(), now()
    from ${people} join bench_texts t on t.n = (i * 7919 + i / ${TEXTS} * 13) % ${TEXTS}`);
  await client.query(`
    insert into paid_calls (id, dataset_id, persona_id, stage, purpose, attempt, provider, status, consumed, usd, intended_at)
    select ${idOf('002', 'i * 3 + k')}, '${DATASET}', ${idOf('001', 'i')},
      (array['picture-prompt', 'base-picture', 'grid'])[k + 1], i || ':' || k, 0, 'openai', 'succeeded', true, 0.04, now()
    from ${people}, generate_series(0, 2) as k`);
  await client.query(`
    insert into pictures (id, dataset_id, persona_id, kind, index, key, sha256, width, height, bytes, media_type,
      perceptual_hash, call_id, rectangle, verdict, created_at)
    select ${idOf('003', `i * ${PICTURES_EACH} + k`)}, '${DATASET}', ${idOf('001', 'i')},
      case when k = 0 then 'base' else 'cell' end, greatest(k - 1, 0), 'datasets/bench/' || i || '-' || k || '.png',
      encode(sha256((i || '-' || k)::bytea), 'hex'), 1024, 1024, 1500000, 'image/png', 0::bit(64),
      ${idOf('002', 'i * 3 + case when k = 0 then 1 else 2 end')},
      case when k > 0 then '{"left":0,"top":0,"width":1024,"height":1024}'::jsonb end,
      jsonb_build_object('outcome', case when (i * 4 + k) % 211 = 0 then 'failed' when (i * 4 + k) % 97 = 0
        then 'could-not-tell' else 'passed' end, 'reasons', '[]'::jsonb, 'measures', jsonb_build_object('width', 1024,
        'height', 1024, 'contrast', 51.25, 'sharpness', 312.5, 'flatness', 0.0125, 'edgeLine', 0.25), 'faces',
        '[{"size":0.25,"score":0.875}]'::jsonb, 'similarity', 0.875), now()
    from ${people}, generate_series(0, ${PICTURES_EACH - 1}) as k`);
}
