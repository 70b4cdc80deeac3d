import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseConnection } from '../../../src/database/connection.ts';
import { createDatasets } from '../../../src/database/datasets.ts';
import { createRecentFailures } from '../../../src/database/recent-failures.ts';
import { paidCalls, personas } from '../../../src/database/schema.ts';
import type { PaidCallStatus } from '../../../src/domain/paid-call.ts';
import { createFailureBreaker } from '../../../src/pipeline/failure-breaker.ts';
import { openTestDatabase } from '../../support/databases.ts';
import { datasetRequest } from '../../support/requests.ts';

describe('the breaker', () => {
  let connection: DatabaseConnection;
  let datasetId: string;
  let position: number;
  /** Milliseconds since the epoch; each entry comes after the one before. */
  let now: number;

  beforeAll(async () => {
    connection = await openTestDatabase('PGlite');
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    datasetId = uuidv7();
    position = 0;
    const datasets = createDatasets(connection.db);
    await datasets.create(datasetId, datasetRequest(), { persona: null, picture: null });
    await datasets.start(datasetId);
    now = Date.now() + 1;
  });

  // A new one each time, as another process would have it.
  const afterPerson = (left = 3) =>
    createFailureBreaker(datasetId, createRecentFailures(connection.db), async () => left).afterPerson();

  async function call(status: PaidCallStatus, code?: string, personaId?: string): Promise<void> {
    const at = new Date((now += 10));
    const failure =
      code === undefined ? null : { code, message: code, billed: 'no' as const, retryable: false };
    await connection.db.insert(paidCalls).values({
      id: uuidv7(),
      datasetId,
      personaId: personaId ?? null,
      stage: 'base-picture',
      purpose: `person:${uuidv7()}:base`,
      attempt: 0,
      provider: 'openai',
      status,
      failure,
      intendedAt: at,
      endedAt: status === 'sent' ? null : at,
    });
  }

  async function person(status: 'failed' | 'completed', code: string | null = null): Promise<void> {
    const id = uuidv7();
    if (code !== null) await call('failed', code, id);
    const at = new Date((now += 10));
    await connection.db.insert(personas).values({
      id,
      datasetId,
      position: (position += 1),
      attempt: 0,
      status,
      seed: 'seed',
      firstname: 'Ada',
      lastname: 'Holm',
      gender: 'f',
      age: 40,
      bio_facebook: '',
      bio_instagram: '',
      bio_x: '',
      bio_tiktok: '',
      failure: code === null ? null : `it was ${code}`,
      failureCode: code,
      createdAt: at,
      ...(status === 'failed' ? { failedAt: at } : { completedAt: at }),
    });
  }

  async function failures(count: number, code = 'refused'): Promise<void> {
    for (let one = 0; one < count; one += 1) await person('failed', code);
  }

  it('opens after five for the same reason, and names it', async () => {
    await failures(4);
    expect(await afterPerson()).toBeUndefined();
    await failures(1);
    expect(await afterPerson()).toMatchObject({
      code: 'same-failure',
      message: '5 people in a row could not be made, for the same reason: it was refused',
    });
  });

  it('does not open when the reasons differ', async () => {
    await failures(3);
    await failures(1, 'unusable_answer');
    await failures(3);
    expect(await afterPerson()).toBeUndefined();
  });

  it('begins anew with somebody who is completed, and with a call that succeeds where they failed', async () => {
    await failures(4);
    await person('completed');
    await failures(4);
    expect(await afterPerson()).toBeUndefined();
    await call('succeeded');
    await failures(1);
    expect(await afterPerson()).toBeUndefined();
  });

  it('waits while more calls are under way than have failed: refusals come quicker than pictures', async () => {
    for (let one = 0; one < 7; one += 1) await call('sent');
    await failures(6);
    expect(await afterPerson()).toBeUndefined();
    await failures(1);
    expect(await afterPerson()).toMatchObject({ message: expect.stringMatching(/^7 people/) as string });
  });

  it('stays shut when nobody is left to be made', async () => {
    await failures(9);
    expect(await afterPerson(0)).toBeUndefined();
  });

  it('counts from the last resume', async () => {
    now -= 10_000;
    await failures(9);
    expect(await afterPerson()).toBeUndefined();
  });
});
