import { and, asc, eq, getTableColumns, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { PictureKind } from '../domain/picture.ts';
import type { AgeBand, ReviewState } from '../domain/review.ts';
import type { Outcome, Verdict } from '../domain/verdict.ts';
import type { Database } from './connection.ts';
import { USD_OF_ROW } from './paid-calls.ts';
import { type Persona, type Picture, REGENERATED } from './personas.ts';
import { paidCalls, personas, pictures } from './schema.ts';

/** What a list of people is narrowed to; all that is given must hold. */
export interface PeopleFilter {
  status?: Persona['status'] | undefined;
  review?: ReviewState | undefined;
  /** That some picture of theirs has. */
  verdict?: Outcome | undefined;
  gender?: string | undefined;
  ageBand?: AgeBand | undefined;
  /** Null: it is not stated. */
  ethnicity?: string | null | undefined;
  /** Words that each begin a word of the person's name, job, places, schools or biographies. */
  words?: string | undefined;
}

export interface PicturesFilter {
  kind?: PictureKind | undefined;
  outcome?: Outcome | undefined;
  review?: ReviewState | undefined;
}

/** Where somebody stands in a dataset; lists of people are in this order. */
export interface Place {
  position: number;
  attempt: number;
}

/** USD of one call; null where its price is not known. */
export interface CallCost {
  id: string;
  personaId: string;
  usd: number | null;
}

/** A picture as it is shown among many people's. */
export interface PictureSummary extends Pick<
  Picture,
  'id' | 'personaId' | 'kind' | 'index' | 'width' | 'height' | 'sha256' | 'review'
> {
  verdict: Omit<Verdict, 'measures' | 'faces'> | null;
}

/** A person as one of many: without the prompt of their base picture, which is long and stands in no list. */
export type ListedPersona = Omit<Persona, 'picturePrompt'>;

const { picturePrompt: _, ...LISTED } = getTableColumns(personas);

/** People who are looked through one by one before all are searched by their words. */
const NEAR = 1_000;

/** The column belongs to the database alone: no program writes it or reads it as it is. */
const SEARCH = sql`"personas"."search"`;
const matches = (search: SQL, words: string): SQL => sql`${search} @@ public.avatars_search_query(${words})`;

const HAS: Readonly<Record<Outcome, SQL>> = {
  passed: sql`${personas.hasPassed}`,
  failed: sql`${personas.hasFailed}`,
  'could-not-tell': sql`${personas.hasUnsure}`,
  'not-a-photo': sql`${personas.hasDrawn}`,
};

export type PeopleQueries = ReturnType<typeof createPeopleQueries>;

/**
 * People and pictures as they are looked at: a page at a time, however many there are. A page is found in an index
 * first and read afterwards, so that rows that do not match are never read.
 */
export function createPeopleQueries(db: Database) {
  const { id, position, attempt } = personas;
  const place = [asc(position), asc(attempt)] as const;

  const inOrder = (where: SQL | undefined, limit: number) =>
    db
      .select({ id })
      .from(personas)
      .where(where)
      .orderBy(...place)
      .limit(limit);

  /** Among the next people: what many people's texts hold is found here, a page of it. */
  function searchNear(where: SQL | undefined, words: string, limit: number) {
    // The limit keeps the database from looking anywhere else.
    const next = db
      .select({ id, position, attempt, search: SEARCH.as('search') })
      .from(personas)
      .where(where)
      .orderBy(...place)
      .limit(NEAR)
      .as('next');
    return db
      .select({ id: next.id })
      .from(next)
      .where(matches(sql`${next.search}`, words))
      .orderBy(asc(next.position), asc(next.attempt))
      .limit(limit);
  }

  /** Among all: what few people's texts hold is found by its words, and then put in order. */
  function searchAll(where: SQL | undefined, words: string, limit: number) {
    // The offset keeps the database from reading people in order in the hope of finding enough soon.
    const all = db
      .select({ id, position, attempt })
      .from(personas)
      .where(and(where, matches(SEARCH, words)))
      .offset(0)
      .as('found');
    return db.select({ id: all.id }).from(all).orderBy(asc(all.position), asc(all.attempt)).limit(limit);
  }

  const read = (
    ids: ReturnType<typeof inOrder | typeof searchNear | typeof searchAll>,
  ): Promise<ListedPersona[]> =>
    db
      .select(LISTED)
      .from(personas)
      .where(inArray(id, db.select({ id: ids.as('page').id }).from(ids.as('page'))))
      .orderBy(...place);

  return {
    /** The first `limit` people after a place; who was made again is not among them. */
    async page(
      datasetId: string,
      filter: PeopleFilter,
      after: Place | undefined,
      limit: number,
    ): Promise<ListedPersona[]> {
      const { words } = filter;
      const where = and(eq(personas.datasetId, datasetId), ...peopleConditions(filter), afterPlace(after));
      if (words === undefined) return read(inOrder(where, limit));
      const near = await read(searchNear(where, words, limit));
      return near.length === limit ? near : read(searchAll(where, words, limit));
    },

    /** In the order in which they were stored; those that were replaced are left out. */
    picturesPage(
      datasetId: string,
      filter: PicturesFilter,
      after: string | undefined,
      limit: number,
    ): Promise<Picture[]> {
      return db
        .select()
        .from(pictures)
        .where(
          and(
            eq(pictures.datasetId, datasetId),
            isNull(pictures.replacedAt),
            given(filter.kind, (kind) => eq(pictures.kind, kind)),
            given(filter.outcome, (outcome) => eq(pictures.outcome, outcome)),
            given(filter.review, (review) => eq(pictures.review, review)),
            given(after, (id) => gt(pictures.id, id)),
          ),
        )
        .orderBy(asc(pictures.id))
        .limit(limit);
    },

    /**
     * What it takes to show the pictures that people have now, by kind and index. All that is known of them is more
     * than all the rest about fifty people.
     */
    pictureSummaries(personaIds: readonly string[]): Promise<PictureSummary[]> {
      if (personaIds.length === 0) return Promise.resolve([]);
      const { id, personaId, kind, index, width, height, sha256, review, verdict } = pictures;
      return db
        .select({
          id,
          personaId,
          kind,
          index,
          width,
          height,
          sha256,
          review,
          verdict: sql<PictureSummary['verdict']>`${verdict} - 'measures' - 'faces'`,
        })
        .from(pictures)
        .where(
          and(
            inArray(personaId, [...personaIds]),
            inArray(kind, ['base', 'cell']),
            isNull(pictures.replacedAt),
          ),
        )
        .orderBy(asc(kind), asc(index));
    },

    async picture(id: string): Promise<Picture | undefined> {
      return (await db.select().from(pictures).where(eq(pictures.id, id)))[0];
    },

    /** The ids of grids by the call that each came with. */
    async gridsOfCalls(personaIds: readonly string[]): Promise<Map<string, string>> {
      if (personaIds.length === 0) return new Map();
      const rows = await db
        .select({ id: pictures.id, callId: pictures.callId })
        .from(pictures)
        .where(and(inArray(pictures.personaId, [...personaIds]), eq(pictures.kind, 'grid')));
      return new Map(rows.flatMap(({ id, callId }) => (callId === null ? [] : [[callId, id] as const])));
    },

    /** What the calls for these people cost; the call that wrote several people's texts belongs to nobody. */
    costs(personaIds: readonly string[]): Promise<CallCost[]> {
      if (personaIds.length === 0) return Promise.resolve([]);
      return db
        .select({
          id: paidCalls.id,
          personaId: sql<string>`${paidCalls.personaId}`,
          usd: sql<number | null>`(${USD_OF_ROW})::float8`,
        })
        .from(paidCalls)
        .where(inArray(paidCalls.personaId, [...personaIds]));
    },
  };
}

function given<Value>(value: Value | undefined, condition: (value: Value) => SQL): SQL | undefined {
  return value === undefined ? undefined : condition(value);
}

function peopleConditions(filter: PeopleFilter): (SQL | undefined)[] {
  return [
    sql`${personas.failureCode} is distinct from ${REGENERATED}`,
    given(filter.status, (status) => eq(personas.status, status)),
    given(filter.review, (review) => eq(personas.review, review)),
    given(filter.verdict, (verdict) => HAS[verdict]),
    given(filter.gender, (gender) => eq(personas.gender, gender)),
    given(filter.ageBand, (band) => eq(personas.ageBand, band)),
    given(filter.ethnicity, (ethnicity) =>
      ethnicity === null ? isNull(personas.ethnicity) : eq(personas.ethnicity, ethnicity),
    ),
  ];
}

function afterPlace(place: Place | undefined): SQL | undefined {
  return given(
    place,
    ({ position, attempt }) => sql`(${personas.position}, ${personas.attempt}) > (${position}, ${attempt})`,
  );
}
