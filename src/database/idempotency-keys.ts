import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { idempotencyKeys } from './schema.ts';

/** A key under which somebody asks for something once, however often it is sent. */
export interface Claim {
  /** Keys of different callers have nothing to do with each other. */
  actor: string;
  key: string;
  /** Hex SHA-256 of what is asked for. */
  requestSha256: string;
}

export type ClaimedKey = typeof idempotencyKeys.$inferSelect;

const HOURS_KEPT = 24;

/**
 * Takes the key for a dataset, inside of the transaction that writes the dataset down: both are there, or neither.
 * @returns the claim of who was first, where it is somebody else
 */
export async function claimKey(
  tx: Database,
  claim: Claim,
  datasetId: string,
): Promise<ClaimedKey | undefined> {
  await tx
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, sql`now() - make_interval(hours => ${HOURS_KEPT})`));
  const taken = await tx
    .insert(idempotencyKeys)
    .values({ ...claim, datasetId, createdAt: new Date() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (taken.length > 0) return undefined;
  return (await tx.select().from(idempotencyKeys).where(placeOf(claim)))[0];
}

export type IdempotencyKeys = ReturnType<typeof createIdempotencyKeys>;

export function createIdempotencyKeys(db: Database) {
  return {
    /**
     * Keeps the first answer, for whoever asks again.
     * @returns the one that is kept: of two who ask at once, both give the same
     */
    async keepAnswer<Answer>(claim: Claim, answer: Answer): Promise<Answer> {
      const kept = sql`coalesce(${idempotencyKeys.answer}, ${JSON.stringify(answer)}::json)`;
      const [row] = await db
        .update(idempotencyKeys)
        .set({ answer: kept })
        .where(placeOf(claim))
        .returning({ answer: idempotencyKeys.answer });
      return (row?.answer ?? answer) as Answer;
    },
  };
}

const placeOf = ({ actor, key }: Claim) =>
  and(eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.key, key));
