import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaidCall } from '../../src/database/paid-calls.ts';
import { createRandom } from '../../src/domain/seed.ts';
import type { Application, Dataset } from '../../src/runtime/create-application.ts';
import { makeDataset, openTestApplication, runDataset } from '../support/application.ts';
import type { Reaction, ServerCall } from '../support/openai-server/types.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

const PEOPLE = 200;

/** One call in ten fails: refusals 2 %, the rest in four equal parts. */
const FAULTS: readonly [until: number, Reaction][] = [
  [0.02, { name: 'moderation_blocked', categories: ['violence'] }],
  [0.04, 'server_error'],
  [0.06, 'reset_before_answer'],
  [0.08, 'reset_mid_answer'],
  [0.1, { name: 'rate_limit_exceeded', retryAfterMs: 5 }],
];

/** How the ledger must have ended a call of which the vendor says this. */
const STATUS_BY_OUTCOME: Readonly<Record<string, Pick<PaidCall, 'status'> & { code?: string }>> = {
  ok: { status: 'succeeded' },
  moderation_blocked: { status: 'failed', code: 'refused' },
  server_error: { status: 'failed', code: 'unavailable' },
  rate_limit_exceeded: { status: 'failed', code: 'rate_limited' },
  reset_before_answer: { status: 'unknown', code: 'outcome_unknown' },
  reset_mid_answer: { status: 'unknown', code: 'outcome_unknown' },
};

describe(`${PEOPLE} people and a vendor that fails one call in ten`, () => {
  let vendors: Vendors;
  let application: Application;
  let dataset: Dataset;
  let people: { id: string; status: string; failure: string | null; position: number }[];
  let ledger: PaidCall[];
  let pauses = 0;

  beforeAll(async () => {
    const random = createRandom('one call in ten');
    const size = { width: 128, height: 128 };
    vendors = await startVendors({
      openai: { respond: () => reaction(random.next()), baseSize: size, gridSize: size },
    });
    const env = { ...vendors.env, IMAGES_PER_MINUTE: '1000000', IMAGE_CONCURRENCY: '16' };
    application = await openTestApplication(env);
    dataset = await makeDataset(application, { count: PEOPLE, images: 4 });
    // Bad luck in a row may look like an outage; whoever is told so looks, and goes on.
    while (dataset.status === 'paused' && pauses < 10) {
      pauses += 1;
      dataset = await runDataset(application, dataset);
    }
    const statuses = ['written', 'failed', 'completed'] as const;
    const pages = statuses.map((status) => application.personas.page(dataset.id, status, -1, 2 * PEOPLE));
    people = (await Promise.all(pages)).flat();
    ledger = (await application.calls.forPersonas(people.map(({ id }) => id))).filter(
      ({ provider }) => provider === 'openai',
    );
  }, 300_000);
  afterAll(async () => {
    await application.close();
    await vendors.close();
  });

  it('ends with everybody completed, or failed with a reason', async () => {
    const gaps = await application.datasets.gaps(dataset.id);
    expect(dataset.status).toBe(gaps.length === 0 ? 'completed' : 'incomplete');
    expect(people.filter(({ status }) => status === 'written')).toEqual([]);
    const failed = people.filter(({ status }) => status === 'failed');
    expect(failed.filter(({ failure }) => !failure || /unknown error|undefined/.test(failure))).toEqual([]);
    const completed = people.filter(({ status }) => status === 'completed');
    expect(completed.length + gaps.length).toBe(PEOPLE);
    expect(new Set(completed.map(({ position }) => position)).size).toBe(completed.length);
  });

  it('had all kinds of failures, about as many as meant', () => {
    const count = (outcome: string) => vendors.openai.calls.filter((call) => call.outcome === outcome).length;
    const calls = vendors.openai.calls.length;
    for (const outcome of Object.keys(STATUS_BY_OUTCOME)) expect(count(outcome), outcome).toBeGreaterThan(0);
    expect(1 - count('ok') / calls).toBeGreaterThan(0.06);
    expect(1 - count('ok') / calls).toBeLessThan(0.15);
  });

  it('has a ledger that agrees with the record of the vendor, call by call', () => {
    const fromVendor = vendors.openai.calls.map((call) => [call.id, STATUS_BY_OUTCOME[call.outcome ?? '']]);
    const fromLedger = ledger.map(({ id, status, failure }) => [
      id,
      failure ? { status, code: failure.code } : { status },
    ]);
    expect(byId(fromLedger)).toEqual(byId(fromVendor));
  });

  it('has counted no less than the vendor charged, and paid for no picture twice', () => {
    const charged = vendors.openai.calls.filter((call) => call.charged);
    const succeeded = Map.groupBy(
      ledger.filter(({ status }) => status === 'succeeded'),
      ({ purpose }) => purpose,
    );
    expect([...succeeded.values()].filter((calls) => calls.length > 1)).toEqual([]);
    const spent = ledger.reduce((sum, call) => sum + usdOf(call), 0);
    expect(spent).toBeGreaterThanOrEqual(sumOf(charged) * 0.999);
  });
});

function reaction(chance: number): Reaction {
  return FAULTS.find(([until]) => chance < until)?.[1] ?? 'ok';
}

function byId(rows: unknown[][]): unknown[][] {
  return rows.toSorted((one, other) => String(one[0]).localeCompare(String(other[0])));
}

function sumOf(calls: readonly ServerCall[]): number {
  return calls.reduce((sum, { usd }) => sum + usd, 0);
}

/** A call of unknown outcome counts as spent, at the price that was expected. */
function usdOf({ status, usd, usdExpected }: PaidCall): number {
  if (status === 'failed') return usd ?? 0;
  return usd ?? usdExpected ?? 0;
}
