import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { isAcceptable, OUTCOMES } from '../domain/verdict.ts';
import type { Database } from './connection.ts';
import { isPresentPhoto, REGENERATED } from './personas.ts';
import { gaps, personas, pictures, remakes } from './schema.ts';

export interface DatasetCounts {
  /** People whose text is there and whose pictures are not done yet. */
  written: number;
  completed: number;
  /** People who failed; most of them were replaced. Whoever was made again has not failed. */
  failed: number;
  /** Positions that stay empty. */
  gaps: number;
  /** Pictures of completed people, base pictures not counted. */
  pictures: number;
  /** Pictures of completed people that are being made again. */
  remakes: number;
}

const NOTHING: DatasetCounts = { written: 0, completed: 0, failed: 0, gaps: 0, pictures: 0, remakes: 0 };

/** Whoever was to be made again stays given up, whatever becomes of who follows. */
export const notRegenerated = sql`${personas.failureCode} is distinct from ${REGENERATED}`;

/** What there is of datasets, counted. */
export function createDatasetCounts(db: Database) {
  /** Of many datasets, in as many queries as for one. */
  async function countsOf(ids: readonly string[], on = db): Promise<Map<string, DatasetCounts>> {
    const found = new Map(ids.map((id) => [id, { ...NOTHING }]));
    if (ids.length === 0) return found;
    const list = [...ids];
    const n = count();
    const people = await on
      .select({ id: personas.datasetId, status: personas.status, n })
      .from(personas)
      .where(and(inArray(personas.datasetId, list), notRegenerated))
      .groupBy(personas.datasetId, personas.status);
    const empty = await on
      .select({ id: gaps.datasetId, n })
      .from(gaps)
      .where(and(inArray(gaps.datasetId, list), eq(gaps.open, true)))
      .groupBy(gaps.datasetId);
    const photos = await on
      .select({ id: pictures.datasetId, n })
      .from(pictures)
      .where(and(inArray(pictures.datasetId, list), isPresentPhoto))
      .groupBy(pictures.datasetId);
    const open = await on
      .select({ id: remakes.datasetId, n })
      .from(remakes)
      .where(and(inArray(remakes.datasetId, list), isNull(remakes.doneAt)))
      .groupBy(remakes.datasetId);
    const put = (id: string, name: keyof DatasetCounts, n: number) => {
      const counted = found.get(id);
      if (counted) counted[name] = n;
    };
    for (const { id, status, n } of people) put(id, status, n);
    for (const { id, n } of empty) put(id, 'gaps', n);
    for (const { id, n } of photos) put(id, 'pictures', n);
    for (const { id, n } of open) put(id, 'remakes', n);
    return found;
  }

  async function counts(id: string, on = db): Promise<DatasetCounts> {
    return (await countsOf([id], on)).get(id) as DatasetCounts;
  }

  return {
    counts,
    countsOf: (ids: readonly string[]) => countsOf(ids),

    /** Completed people of whom fewer than `wanted` pictures are acceptable. */
    async peopleShort(id: string, wanted: number): Promise<number> {
      const good = db
        .select({ personaId: pictures.personaId, n: count().as('n') })
        .from(pictures)
        .where(
          and(
            eq(pictures.datasetId, id),
            isPresentPhoto,
            inArray(pictures.outcome, OUTCOMES.filter(isAcceptable)),
          ),
        )
        .groupBy(pictures.personaId)
        .as('good');
      const [row] = await db
        .select({ n: count() })
        .from(personas)
        .leftJoin(good, eq(good.personaId, personas.id))
        .where(
          and(
            eq(personas.datasetId, id),
            eq(personas.status, 'completed'),
            sql`coalesce(${good.n}, 0) < ${wanted}`,
          ),
        );
      return row?.n ?? 0;
    },
  };
}
