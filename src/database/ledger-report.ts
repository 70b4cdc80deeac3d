import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { PaidCallStatus, PaidStage, Usage } from '../domain/paid-call.ts';
import type { Database } from './connection.ts';
import { AGE_BAND, ETHNICITY, GENDER } from './groups.ts';
import { USD_OF_ROW } from './paid-calls.ts';
import { paidCalls, personas } from './schema.ts';

/** Calls of one stage that ended, or did not end, in the same way. */
export interface StageCalls {
  stage: PaidStage;
  status: PaidCallStatus;
  calls: number;
  /** USD of those with a known price. */
  usd: number;
  /** Calls without a known price. */
  unpriced: number;
}

/** How the people of one group fared with moderation. */
export interface GroupRefusals {
  group: string;
  /** People whose pictures were wanted; those who replaced others included. */
  people: number;
  /** Calls for them that were refused. */
  refused_calls: number;
  /** People who have no pictures because moderation refused them. */
  lost: number;
}

export type LedgerReport = ReturnType<typeof createLedgerReport>;

/** Sums over the ledger of one dataset, for people to read. */
export function createLedgerReport(db: Database) {
  // What is made offline is in the ledger so that it is made once; it is no paid call.
  const paid = (datasetId: string) =>
    and(
      eq(paidCalls.datasetId, datasetId),
      ne(paidCalls.provider, 'offline'),
      ne(paidCalls.status, 'intended'),
    );

  return {
    /** By stage and by how the calls ended. */
    byStage(datasetId: string): Promise<StageCalls[]> {
      return db
        .select({
          stage: paidCalls.stage,
          status: paidCalls.status,
          calls: sql<number>`count(*)::int`,
          usd: sql<number>`coalesce(sum(${USD_OF_ROW}), 0)::float8`,
          unpriced: sql<number>`count(*) filter (where ${USD_OF_ROW} is null)::int`,
        })
        .from(paidCalls)
        .where(paid(datasetId))
        .groupBy(paidCalls.stage, paidCalls.status)
        .orderBy(
          sql`array_position(array['personas', 'picture-prompt', 'base-picture', 'grid'], ${paidCalls.stage})`,
          asc(paidCalls.status),
        );
    },

    /** Tokens by modality, as far as vendors told them. */
    async tokens(datasetId: string): Promise<Required<Usage>> {
      const sum = (name: keyof Usage) =>
        sql<number>`coalesce(sum((${paidCalls.usage}->>${name}::text)::float8), 0)::float8`;
      const [row] = await db
        .select({
          inputTextTokens: sum('inputTextTokens'),
          inputImageTokens: sum('inputImageTokens'),
          outputTextTokens: sum('outputTextTokens'),
          outputImageTokens: sum('outputImageTokens'),
        })
        .from(paidCalls)
        .where(paid(datasetId));
      return row ?? { inputTextTokens: 0, inputImageTokens: 0, outputTextTokens: 0, outputImageTokens: 0 };
    },

    /** Refusals by group: those that lost most people first, so that a group that a filter takes out shows. */
    async refusals(
      datasetId: string | null,
    ): Promise<Record<'gender' | 'age' | 'ethnicity', GroupRefusals[]>> {
      const by = (group: SQL<string>): Promise<GroupRefusals[]> => {
        const refused = db
          .select({ personaId: paidCalls.personaId, calls: sql<number>`count(*)`.as('calls') })
          .from(paidCalls)
          .where(
            and(
              datasetId === null ? undefined : eq(paidCalls.datasetId, datasetId),
              eq(paidCalls.status, 'failed'),
              sql`${paidCalls.failure}->>'code' = 'refused'`,
            ),
          )
          .groupBy(paidCalls.personaId)
          .as('refused');
        const lost = sql<number>`count(*) filter (where ${personas.failureCode} = 'refused')::int`;
        return db
          .select({
            group: group.as('person_group'),
            people: sql<number>`count(*)::int`,
            refused_calls: sql<number>`coalesce(sum(${refused.calls}), 0)::int`,
            lost,
          })
          .from(personas)
          .leftJoin(refused, eq(refused.personaId, personas.id))
          .where(datasetId === null ? undefined : eq(personas.datasetId, datasetId))
          .groupBy(sql`person_group`)
          .orderBy(sql`${lost} desc`, sql`person_group`);
      };
      const [gender, age, ethnicity] = await Promise.all([by(GENDER), by(AGE_BAND), by(ETHNICITY)]);
      return { gender, age, ethnicity };
    },
  };
}
