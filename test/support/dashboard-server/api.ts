import { type Context, Hono } from 'hono';
import type { State } from './state.ts';
import type { Dataset, Persona } from './shapes.ts';
import type { Sample } from './sample.ts';
import { ageBand, statisticsOf } from './statistics.ts';

export const problem = (
  context: Context,
  status: 401 | 403 | 404 | 422 | 503,
  code: string,
  detail: string,
  hint?: string,
) =>
  context.body(
    JSON.stringify({ type: `/problems/${code}`, title: 'Not done', status, code, detail, hint }),
    status,
    {
      'Content-Type': 'application/problem+json',
    },
  );

const words = (person: Persona) =>
  [
    person.firstname,
    person.lastname,
    person.job_title,
    person.current_city,
    person.bio_facebook,
    person.bio_x,
  ]
    .join(' ')
    .toLowerCase();

function matches(person: Persona, query: Record<string, string>): boolean {
  const { status, review, verdict, gender, age, ethnicity, q } = query;
  return (
    (!status || person.status === status) &&
    (!review || person.review === review) &&
    (!verdict || person.images.some((picture) => picture.verdict?.outcome === verdict)) &&
    (!gender || person.gender === gender || { f: 'female', m: 'male' }[person.gender] === gender) &&
    (!age || ageBand(person.age) === age) &&
    (!ethnicity || (person.ethnicity ?? 'not stated') === ethnicity) &&
    (!q || words(person).includes(q.toLowerCase()))
  );
}

/** A call that went well, one whose answer never came, and its repeat. */
const callsOf = ({ id, created_at: at }: Persona) =>
  (
    [
      ['base-picture', 'done', null],
      ['grid', 'unknown', { code: 'outcome_unknown', message: 'The line broke before the answer came.' }],
      ['grid', 'done', null],
    ] as const
  ).map(([stage, status, failure], attempt) => ({
    id: `${id}-${attempt}`,
    stage,
    purpose: stage,
    attempt,
    repeat_of: attempt === 2 ? `${id}-1` : null,
    provider: 'offline',
    model: 'drawn',
    status,
    usd: 0,
    usd_expected: 0,
    failure,
    request_id: null,
    persona_id: id,
    intended_at: at,
    sent_at: at,
    ended_at: at,
  }));

/** Cursors are places: the last position that was given. */
function pageOf<Item>(items: readonly Item[], query: Record<string, string>, place: (item: Item) => number) {
  const after =
    query['cursor'] === undefined ? -1 : Number(Buffer.from(query['cursor'], 'base64url').toString());
  const rest = items.filter((item) => place(item) > after);
  const page = rest.slice(0, Number(query['limit'] ?? 50));
  const last = page.at(-1);
  return {
    items: page,
    next_cursor:
      last && rest.length > page.length ? Buffer.from(String(place(last))).toString('base64url') : null,
  };
}

export function peopleApi(state: State, sample: Sample, emit: (kind: string, data: object) => void): Hono {
  const api = new Hono();
  const summary = ({ grids: _, ...person }: Persona) => person;
  const find = (context: Context): Dataset | undefined =>
    state.datasets.get(context.req.param('dataset') ?? '');
  const missing = (context: Context) => problem(context, 404, 'not_here', 'There is nothing like that here.');
  const told = (person: Persona) =>
    emit('persona', {
      dataset_id: person.dataset_id,
      persona_id: person.id,
      position: person.position,
      status: person.status,
      review: person.review,
    });

  api.get('/datasets', (context) => {
    const { q, status, ...page } = context.req.query();
    const found = [...state.datasets.values()]
      .toReversed()
      .filter((dataset) => (!q || dataset.description.includes(q)) && (!status || dataset.status === status));
    return context.json(pageOf(found, page, (dataset) => found.indexOf(dataset)));
  });
  api.post('/datasets', async (context) => {
    const { description, count, images, max_cost: _, ...more } = await context.req.json();
    const dataset = state.add(description, count, 0, {
      images_per_person: images ?? 4,
      created_at: new Date().toISOString(),
      language: more.language,
    });
    state.run(dataset);
    return context.json(dataset, 201);
  });
  api.post('/estimate', async (context) => context.json(state.estimate(await context.req.json())));
  api.get('/datasets/:dataset', (context) => {
    const dataset = find(context);
    return dataset ? context.json(dataset) : missing(context);
  });
  api.post('/datasets/:dataset/:action{cancel|resume|extend}', async (context) => {
    const dataset = find(context);
    if (!dataset) return missing(context);
    const { count } = await context.req.json<{ count?: number }>();
    if (context.req.param('action') === 'cancel') dataset.status = 'cancelled';
    else {
      dataset.requested = count ?? dataset.requested;
      state.run(dataset);
    }
    state.tell(dataset);
    return context.json(dataset);
  });
  api.delete('/datasets/:dataset', (context) => {
    state.datasets.delete(context.req.param('dataset'));
    return context.body(null, 204);
  });
  api.get('/statistics', (context) => {
    const datasets = [...state.datasets.values()];
    return context.json(
      statisticsOf(
        datasets.flatMap(({ id }) => state.peopleOf(id)),
        datasets,
      ),
    );
  });
  api.get('/datasets/:dataset/statistics', (context) => {
    const dataset = find(context);
    return dataset ? context.json(statisticsOf(state.peopleOf(dataset.id), [dataset])) : missing(context);
  });
  api.get('/datasets/:dataset/calls', (context) => {
    const person = state.person(context.req.query('persona') ?? '');
    return context.json({ items: person ? callsOf(person) : [], next_cursor: null });
  });
  api.get('/datasets/:dataset/export', (context) => {
    context.header('Content-Disposition', 'attachment; filename="people.jsonl"');
    return context.body(
      state
        .peopleOf(find(context)?.id ?? '')
        .map((person) => JSON.stringify(person))
        .join('\n'),
    );
  });
  api.get('/datasets/:dataset/personas', (context) => {
    const query = context.req.query();
    const found = state.peopleOf(find(context)?.id ?? '').filter((person) => matches(person, query));
    const page = pageOf(found, query, ({ position }) => position);
    return context.json({ ...page, items: page.items.map(summary) });
  });
  api.get('/personas/:persona', (context) => {
    const person = state.person(context.req.param('persona'));
    return person ? context.json(person) : missing(context);
  });
  api.patch('/personas/:persona', async (context) => {
    const person = state.person(context.req.param('persona'));
    if (!person) return missing(context);
    const text = await context.req.json<Partial<Persona>>();
    if (/\b1[0-7]\b/.test(text.bio_x ?? '')) {
      return problem(context, 422, 'usage', 'bio_x speaks of somebody under 18.', 'Everyone is 18 or older.');
    }
    Object.assign(person, text);
    told(person);
    return context.json(person);
  });
  api.post('/personas/:persona/:action{approve|reject|undo|regenerate}', async (context) => {
    const person = state.person(context.req.param('persona'));
    if (!person) return missing(context);
    const action = context.req.param('action');
    const { reason } = await context.req.json<{ reason?: string }>();
    if (action === 'regenerate') person.status = 'written';
    else person.review = action === 'approve' ? 'approved' : action === 'reject' ? 'rejected' : 'pending';
    person.review_reason = reason ?? null;
    person.reviewed_at = new Date().toISOString();
    told(person);
    return context.json(person);
  });
  api.post('/pictures/:picture/:action{approve|reject|undo|regenerate}', (context) => {
    const found = state.picture(context.req.param('picture'));
    if (!found) return missing(context);
    const states = {
      approve: 'approved',
      reject: 'rejected',
      undo: 'pending',
      regenerate: 'pending',
    } as const;
    found.picture.review = states[context.req.param('action') as keyof typeof states];
    return context.json(found.picture);
  });
  api.get('/pictures/:picture/provenance', (context) =>
    context.json({
      verdict: 'holds',
      synthetic: true,
      unchanged: true,
      xmp: { digital_source: 'trainedAlgorithmicMedia', system: 'drawn offline' },
      manifest: { state: 'valid', problems: [], digital_sources: [], generator: null, ingredients: [] },
      signer: { kind: 'development', name: 'Development certificate', issuer: 'itself' },
    }),
  );
  api.get('/pictures/:picture/file', (context) => {
    const file = sample.files.get(context.req.param('picture'));
    return file ? context.body(new Uint8Array(file), 200, { 'Content-Type': 'image/png' }) : missing(context);
  });
  api.get('/pictures/:picture/thumbnail', async (context) => {
    const id = context.req.param('picture');
    if (!sample.files.has(id)) return missing(context);
    const bytes = await sample.thumbnail(id, Number(context.req.query('width') ?? 320));
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'image/webp',
      'Cache-Control': 'max-age=31536000, immutable',
    });
  });
  return api;
}
