import { and, eq, max, sql, type SQL } from 'drizzle-orm';
import type { RateLimitState } from '../ports/answers.ts';
import type { Database } from './connection.ts';
import { callLimits } from './schema.ts';

/** Whose limit: text and picture calls of one vendor have limits of their own. */
export interface LimitOf {
  provider: string;
  line: string;
}

export interface HeldVendor {
  provider: string;
  until: Date;
}

export interface Place {
  /** Whether the place is ours: the call goes after `waitMs`. If not, ask again, best just before it is over. */
  reserved: boolean;
  waitMs: number;
}

/** How fast calls go to a vendor, over all processes that share the database. */
export interface CallLimits {
  /** Takes the next place at the pace, if it is due within {@link AHEAD_MS}. */
  reserve(of: LimitOf): Promise<Place>;
  /** Lets no process send anything for that many milliseconds, and nothing at once after them. */
  hold(of: LimitOf, milliseconds: number): Promise<void>;
  /** What an answer said of the vendor's limits. */
  learn(of: LimitOf, told: RateLimitState | undefined): Promise<void>;
  /** Who is not asked for some seconds to come, and until when. */
  held(): Promise<HeldVendor[]>;
}

/** A place further away than this is not given out: who would wait for it may be stopped or die, and a hold may come. */
export const AHEAD_MS = 50;

/**
 * Slower than allowed by this much. Vendors check on arrival, and a call that was late on the way makes the
 * next one early; the margin refills what such calls take out of the reserve.
 */
const MARGIN = 1.005;
/** Of the vendor's bucket, how much is used for a burst; the rest is the reserve for early arrivals. */
const BURST_PART = 2 / 3;
/** How much of a minute's limit the vendor is assumed to take at once, when its answers allow more or tell nothing. */
const BUCKET_PART = 1 / 10;
/** Calls that go at once, in all processes together, before any answer has told a limit. */
const UNTRIED_BURST = 4;
/** Milliseconds between calls while the limit is unknown and either nothing has been answered or too much was asked. */
const CAREFUL_STEP_MS = 1_000;
/** How long calls go carefully after a hold when the limit is unknown. */
const CAREFUL_MS = 60_000;
/** The vendor's word is kept for this long at most; then one call asks again. */
const LONGEST_HOLD_MS = 15 * 60_000;
/** Anything beyond is no limit. */
const MOST_PER_MINUTE = 1_000_000;

/** A next call that is further away than this waits for more than its turn. */
const HELD_MS = 5_000;

const clock = sql`clock_timestamp()`;
const ms = (value: SQL | number) => sql`(interval '1 millisecond' * (${value})::float8)`;
const msUntil = (moment: SQL) => sql<number>`(extract(epoch from (${moment}) - ${clock}) * 1000)::float8`;

const rowOf = (of: LimitOf) => and(eq(callLimits.provider, of.provider), eq(callLimits.line, of.line));

/**
 * The generic cell rate algorithm on one row: `next_at` moves on by one step a call, and lags behind the clock by
 * at most the burst. One UPDATE takes a place, so two processes never take the same one; all times are the
 * database's, so clocks of different machines do not matter. It is `clock_timestamp()` and not `now()`, because an
 * UPDATE that waited for another one would reckon with the time before it waited.
 *
 * @param settings.imagesPerMinute goes before what the vendor's answers say
 */
export function createCallLimits(
  db: Database,
  settings: { imagesPerMinute?: number | undefined } = {},
): CallLimits {
  /** The limit that this process has last written down, so that not every answer is a write. */
  const written = new Map<string, number | undefined>();

  const configured = (of: LimitOf) => (of.line === 'image' ? settings.imagesPerMinute : undefined);

  /** Milliseconds from one call to the next. */
  function stepOf(of: LimitOf): SQL {
    const perMinute = sql`coalesce(${configured(of) ?? null}::float8, ${callLimits.perMinute})`;
    return sql`(case
      when ${perMinute} is not null then ${60_000 * MARGIN}::float8 / ${perMinute}
      when not ${callLimits.tried} or ${callLimits.carefulUntil} > ${clock} then ${CAREFUL_STEP_MS}::float8
      else 0 end)`;
  }

  function burstFor(of: LimitOf): SQL {
    const perMinute = configured(of);
    const told = sql`coalesce(${callLimits.burst}, ${UNTRIED_BURST}::int)`;
    return perMinute === undefined ? told : sql`least(${told}, ${burstOf(perMinute * BUCKET_PART)}::int)`;
  }

  async function addRow(of: LimitOf): Promise<void> {
    await db
      .insert(callLimits)
      .values({ ...of, nextAt: sql`${clock} - interval '1 hour'` })
      .onConflictDoNothing();
  }

  async function reserve(of: LimitOf): Promise<Place> {
    const step = stepOf(of);
    const due = sql`greatest(${callLimits.nextAt}, ${clock} - ${ms(sql`(${burstFor(of)} - 1) * ${step}`)})`;
    const [place] = await db
      .update(callLimits)
      .set({ nextAt: sql`${due} + ${ms(step)}` })
      .where(and(rowOf(of), sql`${due} <= ${clock} + ${ms(AHEAD_MS)}`))
      .returning({ waitMs: msUntil(sql`${callLimits.nextAt} - ${ms(step)}`) });
    if (place) return { reserved: true, waitMs: Math.max(0, place.waitMs) };
    const [row] = await db
      .select({ waitMs: msUntil(due) })
      .from(callLimits)
      .where(rowOf(of));
    if (row) return { reserved: false, waitMs: Math.max(0, row.waitMs) };
    await addRow(of);
    return reserve(of);
  }

  return {
    reserve,

    async held() {
      const rows = await db
        .select({ provider: callLimits.provider, until: max(callLimits.nextAt) })
        .from(callLimits)
        .where(sql`${callLimits.nextAt} > ${clock} + ${ms(HELD_MS)}`)
        .groupBy(callLimits.provider);
      return rows.flatMap(({ provider, until }) => (until ? [{ provider, until }] : []));
    },

    async hold(of, milliseconds) {
      await addRow(of);
      const wait = ms(Math.min(Math.max(0, milliseconds), LONGEST_HOLD_MS));
      await db
        .update(callLimits)
        .set({
          // One step more than told: the place that the vendor has free then is kept as a reserve.
          nextAt: sql`greatest(${callLimits.nextAt}, ${clock} + ${wait} + ${ms(stepOf(of))})`,
          burst: sql`greatest(1, ${burstFor(of)} / 2)`,
          carefulUntil: sql`${clock} + ${wait} + ${ms(CAREFUL_MS)}`,
          tried: true,
        })
        .where(rowOf(of));
    },

    async learn(of, told) {
      const limit = limitOf(told);
      const key = `${of.provider} ${of.line}`;
      if (written.has(key) && (limit === undefined || written.get(key) === limit)) return;
      if (limit === undefined) {
        await db
          .update(callLimits)
          .set({ tried: true })
          .where(and(rowOf(of), eq(callLimits.tried, false)));
      } else {
        const burst = burstOf(bucketOf(limit, told));
        const step = (60_000 * MARGIN) / limit;
        await db
          .update(callLimits)
          .set({
            perMinute: limit,
            burst: sql`case when coalesce(${callLimits.perMinute}, ${limit}::float8) = ${limit}::float8
              then least(${callLimits.burst}, ${burst}::int) else ${burst}::int end`,
            // The careful step after the last call becomes a step at the vendor's pace.
            ...(configured(of) === undefined && {
              nextAt: sql`case when ${callLimits.tried} then ${callLimits.nextAt}
                else least(${callLimits.nextAt}, ${callLimits.nextAt} + ${ms(step - CAREFUL_STEP_MS)}) end`,
            }),
            tried: true,
          })
          .where(rowOf(of));
      }
      written.set(key, limit);
    },
  };
}

function limitOf(told: RateLimitState | undefined): number | undefined {
  const limit = told?.limit;
  return limit !== undefined && limit >= 1 && limit <= MOST_PER_MINUTE ? limit : undefined;
}

/** How many calls the vendor takes at once: what is left and what comes back until all is back. */
function bucketOf(limit: number, { remaining, resetMs }: RateLimitState = {}): number {
  const assumed = limit * BUCKET_PART;
  if (remaining === undefined || resetMs === undefined) return assumed;
  return Math.min(assumed, Math.round(remaining + (resetMs * limit) / 60_000));
}

function burstOf(bucket: number): number {
  // So that 6 × 2/3 is 4, whatever the floating point makes of it.
  return Math.max(1, Math.floor(bucket * BURST_PART + 1e-9));
}
