import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { ENDED_STATUSES } from '../domain/dataset.ts';
import type { Database } from './connection.ts';
import { goingOn } from './datasets.ts';
import { bitsOf } from './known-pictures.ts';
import { type NewPicture, type Persona, type Picture, REGENERATED } from './personas.ts';
import { photoRemade } from './reviews.ts';
import { datasets, gaps, personas, pictures, remakes } from './schema.ts';

export type Remake = typeof remakes.$inferSelect;

/** Why somebody or something cannot be made again. */
export type Refusal = 'stopped' | 'replaced' | 'under-way';

export type Remakes = ReturnType<typeof createRemakes>;

/** People and pictures that somebody wants to have made again. Nothing that was paid for is deleted. */
export function createRemakes(db: Database) {
  return {
    /**
     * Gives a person up for another one at the same position. The row and its pictures stay, for whoever wants to
     * look at them.
     */
    async person(persona: Persona, reason: string): Promise<Refusal | undefined> {
      const { id, datasetId, position } = persona;
      const made = db.transaction(async (tx): Promise<Refusal | undefined> => {
        if (!(await goOn(tx, datasetId))) return 'stopped';
        const at = new Date();
        const [row] = await tx.select().from(personas).where(eq(personas.id, id));
        const [newest] = await tx
          .select({ attempt: sql<number>`max(${personas.attempt})::int` })
          .from(personas)
          .where(and(eq(personas.datasetId, datasetId), eq(personas.position, position)));
        if (newest?.attempt !== row?.attempt) throw new Refused('replaced');
        const gap = await tx
          .update(gaps)
          .set({ open: false })
          .where(and(eq(gaps.datasetId, datasetId), eq(gaps.position, position), eq(gaps.open, true)))
          .returning({ position: gaps.position });
        // Whoever is being made, or is waiting to be replaced, comes to an end first.
        if (row?.status !== 'completed' && gap.length === 0) throw new Refused('under-way');
        await tx
          .update(personas)
          .set({ status: 'failed', failure: reason, failureCode: REGENERATED, failedAt: at })
          .where(eq(personas.id, id));
        await tx
          .update(pictures)
          .set({ replacedAt: at })
          .where(and(eq(pictures.personaId, id), isNull(pictures.replacedAt)));
        await tx
          .update(remakes)
          .set({ doneAt: at, failure: reason })
          .where(and(eq(remakes.personaId, id), isNull(remakes.doneAt)));
        return undefined;
      });
      return made.catch(refusalOf);
    },

    /** Writes down that a picture is to be made again. Asked for twice before it is done, it is one order. */
    async picture(picture: Picture): Promise<Refusal | undefined> {
      const { id: pictureId, datasetId, personaId } = picture;
      return db
        .transaction(async (tx): Promise<Refusal | undefined> => {
          if (!(await goOn(tx, datasetId))) return 'stopped';
          const [now] = await tx
            .select({ replacedAt: pictures.replacedAt, status: personas.status })
            .from(pictures)
            .innerJoin(personas, eq(personas.id, pictures.personaId))
            .where(eq(pictures.id, pictureId));
          if (!now || now.replacedAt !== null || now.status !== 'completed') throw new Refused('replaced');
          const ordered = await tx
            .insert(remakes)
            .values({ id: uuidv7(), datasetId, personaId, pictureId, createdAt: new Date() })
            .onConflictDoNothing()
            .returning({ id: remakes.id });
          if (ordered.length === 0) throw new Refused('under-way');
          return undefined;
        })
        .catch(refusalOf);
    },

    /** What is to be made again of this person, the oldest order first. */
    openOf(personaId: string): Promise<Remake[]> {
      return db
        .select()
        .from(remakes)
        .where(and(eq(remakes.personaId, personaId), isNull(remakes.doneAt)))
        .orderBy(asc(remakes.id));
    },

    /** People of a dataset of whom something is to be made again. */
    people(datasetId: string): Promise<Pick<Persona, 'id' | 'position'>[]> {
      return db
        .selectDistinct({ id: personas.id, position: personas.position })
        .from(remakes)
        .innerJoin(personas, eq(personas.id, remakes.personaId))
        .where(and(eq(remakes.datasetId, datasetId), isNull(remakes.doneAt)))
        .orderBy(asc(personas.position));
    },

    /** The picture keeps its place: nothing better came of it. `grid` is what was paid for, all the same. */
    async giveUp(remake: Remake, failure: string, grid?: NewPicture): Promise<void> {
      await db.transaction(async (tx) => {
        if (await finish(tx, remake, failure)) await add(tx, remake, grid ? [grid] : []);
      });
    },

    /** Puts a new photo in the place of the old one, together with the grid that it was cut from. */
    async replace(remake: Remake, grid: NewPicture, photo: NewPicture): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await finish(tx, remake, null))) return;
        await tx.update(pictures).set({ replacedAt: new Date() }).where(eq(pictures.id, remake.pictureId));
        await add(tx, remake, [grid, photo]);
        await photoRemade(tx, remake);
      });
    },
  };
}

/** Ends a transaction without a trace. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  throw error;
}

/** @returns whether it was still to be done: reading the answer again after a crash adds nothing twice */
async function finish(tx: Database, { id }: Remake, failure: string | null): Promise<boolean> {
  const done = await tx
    .update(remakes)
    .set({ doneAt: new Date(), failure })
    .where(and(eq(remakes.id, id), isNull(remakes.doneAt)))
    .returning({ id: remakes.id });
  return done.length > 0;
}

async function add(
  tx: Database,
  { datasetId, personaId }: Remake,
  set: readonly NewPicture[],
): Promise<void> {
  if (set.length === 0) return;
  const createdAt = new Date();
  await tx.insert(pictures).values(
    set.map((picture) => ({
      ...picture,
      perceptualHash: bitsOf(picture.perceptualHash),
      id: uuidv7(),
      datasetId,
      personaId,
      createdAt,
    })),
  );
}

/** Lets a dataset go on that has ended; one that runs is left as it is. Its row is locked until the end of `tx`. */
async function goOn(tx: Database, datasetId: string): Promise<boolean> {
  const [dataset] = await tx.select().from(datasets).where(eq(datasets.id, datasetId)).for('update');
  if (!dataset || ['cancelled', 'paused', 'pending'].includes(dataset.status)) return false;
  if (ENDED_STATUSES.includes(dataset.status)) {
    await tx.update(datasets).set(goingOn()).where(eq(datasets.id, datasetId));
  }
  return true;
}
