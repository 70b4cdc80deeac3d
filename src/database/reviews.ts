import { and, asc, count, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { PersonaText } from '../domain/persona.ts';
import {
  type ReviewDecision,
  type Reviewer,
  type ReviewState,
  type TextChanges,
  UNDECIDED,
} from '../domain/review.ts';
import type { Database } from './connection.ts';
import { personas, pictures, reviews } from './schema.ts';

/** What is decided about. */
export interface ReviewSubject {
  kind: 'persona' | 'picture';
  id: string;
}

export type Review = typeof reviews.$inferSelect;

/** Why nothing is decided: `failed` also for people who were made again, `replaced` for such pictures. */
export type NoDecision = 'gone' | 'failed' | 'replaced';
/** What a decision met: `same` where that was decided already, `unfinished` for people without pictures. */
export type DecisionResult = 'done' | 'same' | 'unfinished' | NoDecision;
/** `nothing`: where nothing was decided, or not since the person was changed. */
export type UndoResult = 'done' | 'nothing' | NoDecision;
/** `changed`: somebody else was quicker. */
export type EditOutcome = 'done' | 'changed' | 'failed';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

interface Subject {
  datasetId: string;
  personaId: string;
  pictureId: string | null;
  review: ReviewState;
  reason: string | null;
  status: (typeof personas.$inferSelect)['status'] | 'replaced';
}

export type Reviews = ReturnType<typeof createReviews>;

/** Decisions of people about people and pictures, with the whole history behind what holds now. */
export function createReviews(db: Database) {
  return {
    /** Completed people by what was decided about them; of all datasets where `datasetId` is null. */
    async counts(datasetId: string | null): Promise<Record<ReviewState, number>> {
      const rows = await db
        .select({ review: personas.review, n: count() })
        .from(personas)
        .where(
          and(
            eq(personas.status, 'completed'),
            datasetId === null ? undefined : eq(personas.datasetId, datasetId),
          ),
        )
        .groupBy(personas.review);
      const none = { approved: 0, rejected: 0, pending: 0 };
      return { ...none, ...Object.fromEntries(rows.map(({ review, n }) => [review, n])) };
    },

    /** Approves or rejects. The row of the person or picture says at once what holds. */
    decide(
      subject: ReviewSubject,
      decision: ReviewDecision,
      by: Reviewer,
      reason: string | null,
    ): Promise<DecisionResult> {
      return db.transaction(async (tx) => {
        const found = await lock(tx, subject);
        if (!found) return 'gone';
        if (found.status === 'failed' || found.status === 'replaced') return found.status;
        if (decision === 'approved' && found.status !== 'completed') return 'unfinished';
        if (found.review === decision && found.reason === reason) return 'same';
        const at = new Date();
        const { datasetId, personaId, pictureId } = found;
        const row = { id: uuidv7(), datasetId, personaId, pictureId, action: decision, reason, at };
        await tx.insert(reviews).values({ ...row, byId: by.id, byName: by.name });
        await apply(tx, subject, { action: decision, at, byName: by.name, reason });
        return 'done';
      });
    },

    /**
     * Takes the last decision back: what was decided before it holds again, unless the person was changed in between.
     */
    undo(subject: ReviewSubject, by: Reviewer): Promise<UndoResult> {
      return db.transaction(async (tx) => {
        const found = await lock(tx, subject);
        if (!found) return 'gone';
        if (found.status === 'failed' || found.status === 'replaced') return found.status;
        const [last, before] = await tx
          .select()
          .from(reviews)
          .where(and(about(found), isNull(reviews.undoneAt)))
          .orderBy(desc(reviews.at), desc(reviews.id))
          .limit(2);
        if (!last || isChange(last)) return 'nothing';
        const undone = { undoneAt: new Date(), undoneById: by.id, undoneByName: by.name };
        await tx.update(reviews).set(undone).where(eq(reviews.id, last.id));
        await apply(tx, subject, before && isChange(before) ? undefined : before);
        return 'done';
      });
    },

    /**
     * Stores an edited text, unless the person was changed since revision `seen`, or has failed. Nothing is decided about
     * it then, whatever was decided about the text before.
     */
    edit(
      personaId: string,
      seen: number,
      text: PersonaText,
      changes: TextChanges,
      by: Reviewer,
    ): Promise<EditOutcome> {
      return db.transaction(async (tx) => {
        const found = await lock(tx, { kind: 'persona', id: personaId });
        if (found?.status === 'failed') return 'failed';
        const [changed] = await tx
          .update(personas)
          .set({ ...text, ...UNDECIDED, revision: seen + 1 })
          .where(and(eq(personas.id, personaId), eq(personas.revision, seen)))
          .returning({ datasetId: personas.datasetId });
        if (!changed) return 'changed';
        const row = { id: uuidv7(), datasetId: changed.datasetId, personaId, action: 'edited' as const };
        await tx.insert(reviews).values({ ...row, changes, at: new Date(), byId: by.id, byName: by.name });
        return 'done';
      });
    },

    /** Everything that was decided about a person and their pictures, the oldest first. */
    history(personaId: string): Promise<Review[]> {
      return db
        .select()
        .from(reviews)
        .where(eq(reviews.personaId, personaId))
        .orderBy(asc(reviews.at), asc(reviews.id));
    },
  };
}

/** Two who decide at the same moment do so one after the other. */
async function lock(tx: Transaction, { kind, id }: ReviewSubject): Promise<Subject | undefined> {
  if (kind === 'persona') {
    const [row] = await tx
      .select({
        datasetId: personas.datasetId,
        review: personas.review,
        reason: personas.reviewReason,
        status: personas.status,
      })
      .from(personas)
      .where(eq(personas.id, id))
      .for('update');
    return row && { ...row, personaId: id, pictureId: null };
  }
  const [row] = await tx
    .select({
      datasetId: pictures.datasetId,
      personaId: pictures.personaId,
      review: pictures.review,
      reason: pictures.reviewReason,
      replacedAt: pictures.replacedAt,
    })
    .from(pictures)
    .where(eq(pictures.id, id))
    .for('update');
  // There are pictures of completed people alone.
  return row && { ...row, pictureId: id, status: row.replacedAt === null ? 'completed' : 'replaced' };
}

async function apply(
  tx: Transaction,
  { kind, id }: ReviewSubject,
  decision: Pick<Review, 'action' | 'at' | 'byName' | 'reason'> | undefined,
): Promise<void> {
  const state = decision
    ? {
        review: decision.action as ReviewDecision,
        reviewedAt: decision.at,
        reviewedBy: decision.byName,
        reviewReason: decision.reason,
      }
    : UNDECIDED;
  await (kind === 'persona'
    ? tx
        .update(personas)
        .set({ ...state, revision: sql`${personas.revision} + 1` })
        .where(eq(personas.id, id))
    : tx.update(pictures).set(state).where(eq(pictures.id, id)));
}

const about = ({ personaId, pictureId }: Subject) =>
  and(
    eq(reviews.personaId, personaId),
    pictureId === null ? isNull(reviews.pictureId) : eq(reviews.pictureId, pictureId),
  );

const isChange = ({ action }: Review): boolean => action === 'edited' || action === 'remade';

/** Who is said to have changed a person's photos: whoever ordered that may have left long ago. */
const PROGRAM = { byId: 'avatars', byName: 'avatars' };

/** Takes back what was decided about a person, because one of their photos is another one now. */
export async function photoRemade(
  tx: Database,
  { personaId, datasetId }: { personaId: string; datasetId: string },
): Promise<void> {
  const reset = await tx
    .update(personas)
    .set({ ...UNDECIDED, revision: sql`${personas.revision} + 1` })
    .where(and(eq(personas.id, personaId), ne(personas.review, 'pending')))
    .returning({ id: personas.id });
  if (reset.length === 0) return;
  const at = new Date();
  await tx.insert(reviews).values({ id: uuidv7(), datasetId, personaId, action: 'remade', at, ...PROGRAM });
}
