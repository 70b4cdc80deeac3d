import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { PERSONA_FIELDS, type PersonaText } from '../domain/persona.ts';
import type { StoredPicture } from '../domain/picture.ts';
import type { Outcome } from '../domain/verdict.ts';
import type { Database } from './connection.ts';
import { bitsOf } from './known-pictures.ts';
import { paidCalls, personas, pictures, rejections } from './schema.ts';

export type Persona = typeof personas.$inferSelect;
export type Picture = typeof pictures.$inferSelect;
export type NewPicture = Omit<
  typeof pictures.$inferInsert,
  'id' | 'createdAt' | 'datasetId' | 'personaId' | 'perceptualHash'
> &
  Pick<StoredPicture, 'perceptualHash'>;

/** People and refusals that one answer of a writer came to. */
export interface ReadAnswer {
  datasetId: string;
  callId: string;
  batch: string;
  people: { id: string; position: number; attempt: number; seed: string; text: PersonaText }[];
  refused: string[];
}

/** The failure code of people who were to be made again: nothing went wrong with them. */
export const REGENERATED = 'regenerated';

/** That a picture is a photo which nothing has taken the place of. */
export const isPresentPhoto = and(eq(pictures.kind, 'cell'), isNull(pictures.replacedAt));

export type Personas = ReturnType<typeof createPersonas>;

export function createPersonas(db: Database) {
  return {
    /** Takes an answer over whole or not at all, so that reading it again after a crash adds nobody twice. */
    async takeOver(answer: ReadAnswer): Promise<void> {
      const createdAt = new Date();
      await db.transaction(async (tx) => {
        const taken = await tx
          .update(paidCalls)
          .set({ consumed: true })
          .where(and(eq(paidCalls.id, answer.callId), eq(paidCalls.consumed, false)))
          .returning({ id: paidCalls.id });
        if (taken.length === 0) return;
        if (answer.people.length > 0) {
          await tx.insert(personas).values(
            answer.people.map((person) => ({
              id: person.id,
              datasetId: answer.datasetId,
              position: person.position,
              attempt: person.attempt,
              status: 'written' as const,
              seed: person.seed,
              createdAt,
              ...person.text,
            })),
          );
        }
        if (answer.refused.length > 0) {
          await tx.insert(rejections).values(
            answer.refused.map((reason) => ({
              id: uuidv7(),
              datasetId: answer.datasetId,
              callId: answer.callId,
              batch: answer.batch,
              reason,
              createdAt,
            })),
          );
        }
      });
    },

    async get(id: string): Promise<Persona | undefined> {
      return (await db.select().from(personas).where(eq(personas.id, id)))[0];
    },

    /** One picture, also one that was replaced. */
    async picture(id: string): Promise<Picture | undefined> {
      return (await db.select().from(pictures).where(eq(pictures.id, id)))[0];
    },

    /** Everybody who was not given up, by position: what is written or completed. */
    living(datasetId: string): Promise<Pick<Persona, 'id' | 'position' | 'attempt' | 'status'>[]> {
      return db
        .select({
          id: personas.id,
          position: personas.position,
          attempt: personas.attempt,
          status: personas.status,
        })
        .from(personas)
        .where(and(eq(personas.datasetId, datasetId), ne(personas.status, 'failed')))
        .orderBy(asc(personas.position));
    },

    /** Those at these positions whose pictures are still to be made. */
    written(datasetId: string, positions: readonly number[]): Promise<Pick<Persona, 'id' | 'position'>[]> {
      return db
        .select({ id: personas.id, position: personas.position })
        .from(personas)
        .where(
          and(
            eq(personas.datasetId, datasetId),
            eq(personas.status, 'written'),
            inArray(personas.position, [...positions]),
          ),
        );
    },

    /** Which of these positions hold somebody at this attempt. */
    async filled(datasetId: string, positions: readonly number[], attempt: number): Promise<Set<number>> {
      const rows = await db
        .select({ position: personas.position })
        .from(personas)
        .where(
          and(
            eq(personas.datasetId, datasetId),
            inArray(personas.position, [...positions]),
            eq(personas.attempt, attempt),
          ),
        );
      return new Set(rows.map((row) => row.position));
    },

    /** The last person at every position that ever had one, by position. */
    async lastAttempts(datasetId: string): Promise<Map<number, string>> {
      const rows = await db
        .selectDistinctOn([personas.position], { position: personas.position, id: personas.id })
        .from(personas)
        .where(eq(personas.datasetId, datasetId))
        .orderBy(asc(personas.position), desc(personas.attempt));
      return new Map(rows.map((row) => [row.position, row.id]));
    },

    /** How many people at this position have failed since, those not counted in whose place another was wanted. */
    async failedAt(datasetId: string, position: number, since: Date): Promise<number> {
      const [row] = await db
        .select({ n: count() })
        .from(personas)
        .where(
          and(
            eq(personas.datasetId, datasetId),
            eq(personas.position, position),
            eq(personas.status, 'failed'),
            ne(personas.failureCode, REGENERATED),
            gt(personas.failedAt, since),
          ),
        );
      return row?.n ?? 0;
    },

    /** People of the dataset who bear one of these full names, compared without case. */
    namesakes(datasetId: string, names: readonly string[]): Promise<Persona[]> {
      if (names.length === 0) return Promise.resolve([]);
      const fullName = sql<string>`lower(${personas.firstname} || ' ' || ${personas.lastname})`;
      return db
        .select()
        .from(personas)
        .where(and(eq(personas.datasetId, datasetId), inArray(fullName, [...names])));
    },

    async savePrompt(id: string, prompt: string): Promise<void> {
      await db.update(personas).set({ picturePrompt: prompt }).where(eq(personas.id, id));
    },

    /** Writes down a person's pictures and that the person is done, together. */
    async complete(persona: Pick<Persona, 'id' | 'datasetId'>, set: readonly NewPicture[]): Promise<void> {
      const createdAt = new Date();
      await db.transaction(async (tx) => {
        const [done] = await tx
          .update(personas)
          .set({ status: 'completed', completedAt: createdAt })
          .where(and(eq(personas.id, persona.id), eq(personas.status, 'written')))
          .returning({ id: personas.id });
        if (!done || set.length === 0) return;
        await tx.insert(pictures).values(
          set.map((picture) => ({
            ...picture,
            perceptualHash: bitsOf(picture.perceptualHash),
            id: uuidv7(),
            datasetId: persona.datasetId,
            personaId: persona.id,
            createdAt,
          })),
        );
      });
    },

    /** @param code of the error, by which failures for the same reason are told from others */
    async fail(id: string, reason: string, code: string): Promise<void> {
      await db
        .update(personas)
        .set({ status: 'failed', failure: reason, failureCode: code, failedAt: new Date() })
        .where(and(eq(personas.id, id), eq(personas.status, 'written')));
    },

    /** A page of people by position, for reading a dataset from one end to the other. */
    page(datasetId: string, status: Persona['status'], after: number, limit: number): Promise<Persona[]> {
      return db
        .select()
        .from(personas)
        .where(
          and(eq(personas.datasetId, datasetId), eq(personas.status, status), gt(personas.position, after)),
        )
        .orderBy(asc(personas.position))
        .limit(limit);
    },

    /** How the checks of a dataset's photos ended: pictures by outcome, base pictures and grids not counted. */
    async outcomes(datasetId: string): Promise<Partial<Record<Outcome, number>>> {
      const rows = await db
        .select({ outcome: pictures.outcome, n: count() })
        .from(pictures)
        .where(and(eq(pictures.datasetId, datasetId), isPresentPhoto, isNotNull(pictures.outcome)))
        .groupBy(pictures.outcome);
      return Object.fromEntries(rows.map((row) => [row.outcome, row.n]));
    },

    /** The pictures that they have now; those that were replaced are left out. */
    picturesOf(personaIds: readonly string[]): Promise<Picture[]> {
      if (personaIds.length === 0) return Promise.resolve([]);
      return db
        .select()
        .from(pictures)
        .where(and(inArray(pictures.personaId, [...personaIds]), isNull(pictures.replacedAt)))
        .orderBy(asc(pictures.kind), asc(pictures.index));
    },
  };
}

/** The text of a stored person. */
export function textOf(persona: PersonaText): PersonaText {
  return Object.fromEntries(PERSONA_FIELDS.map((field) => [field, persona[field]])) as PersonaText;
}
