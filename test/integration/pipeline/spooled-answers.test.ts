import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseConnection } from '../../../src/database/connection.ts';
import { createDatasets } from '../../../src/database/datasets.ts';
import { createPaidCalls } from '../../../src/database/paid-calls.ts';
import { createCallLimits } from '../../../src/database/call-limits.ts';
import { createCallGate } from '../../../src/pipeline/gate.ts';
import { createLedger, type PaidRequest } from '../../../src/pipeline/ledger.ts';
import { createSpoolingStore } from '../../../src/pipeline/spooling-store.ts';
import type { ImageAnswer } from '../../../src/ports/answers.ts';
import type { ObjectStore, Spool } from '../../../src/ports/object-store.ts';
import { createS3Store } from '../../../src/storage/s3-store.ts';
import { createSpoolFolder } from '../../../src/storage/spool-folder.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { DATABASES, openTestDatabase } from '../../support/databases.ts';
import { datasetRequest } from '../../support/requests.ts';
import { type S3Server, startS3Server } from '../../support/s3-server/server.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';

const logger = createSilentLogger();

const picture: ImageAnswer = { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/png' };

describe.each(DATABASES)('answers in a spool, in the ledger on %s', (kind) => {
  let connection: DatabaseConnection;
  let s3: S3Server;
  let datasetId: string;
  let asked: number;
  let machines: (ObjectStore & { spool: Spool })[];

  beforeAll(async () => {
    connection = await openTestDatabase(kind);
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    asked = 0;
    machines = [];
    s3 = await startS3Server();
    datasetId = uuidv7();
    await createDatasets(connection.db).create(datasetId, datasetRequest(), { persona: null, picture: null });
    await createDatasets(connection.db).start(datasetId);
  });
  afterEach(async () => {
    for (const machine of machines) machine.spool.close();
    await s3.close();
  });

  /** A machine with a spool of its own. */
  function machine(secretKey = s3.secretKey): ObjectStore & { spool: Spool } {
    const store = createSpoolingStore({
      store: createS3Store({ ...s3, endpoint: s3.url, secretKey, logger }),
      files: createSpoolFolder({ directory: join(scratchFolder(), 'spool'), logger }),
      logger,
    });
    machines.push(store);
    return store;
  }

  const calls = () => createPaidCalls(connection.db);
  const rows = (purpose = 'grid:0') => calls().forPurpose(datasetId, purpose);

  function pay(store: ObjectStore, changes: Partial<PaidRequest> = {}) {
    const ledger = createLedger({
      calls: calls(),
      owner: connection.owner,
      store,
      gate: createCallGate({
        imageConcurrency: 2,
        textConcurrency: 2,
        limits: createCallLimits(connection.db),
      }),
      logger,
      stopping: new AbortController().signal,
      abandon: new AbortController().signal,
      pause: async (id, reason) => void (await createDatasets(connection.db).pause(id, reason)),
    });
    const request: PaidRequest = {
      datasetId,
      personaId: null,
      stage: 'grid',
      purpose: 'grid:0',
      provider: 'openai',
      model: 'gpt-image-2',
      usdExpected: 0.2,
      keyPrefix: `datasets/${datasetId}/calls/`,
      line: 'image',
      priority: 0,
      ...changes,
    };
    return ledger.pay(request, () => {
      asked += 1;
      return Promise.resolve(picture);
    });
  }

  it('have succeeded, and are read again without another call', async () => {
    const here = machine();
    s3.setDown(true);
    const paid = await pay(here);
    expect(await rows()).toMatchObject([{ status: 'succeeded', answerKey: paid.key }]);
    expect(await here.spool.waiting('')).toEqual([paid.key]);
    expect(Buffer.from((await pay(here)).bytes)).toEqual(Buffer.from(picture.bytes));
    expect(asked).toBe(1);
  });

  it('have succeeded also where the process died before it could say so', async () => {
    const here = machine();
    const id = uuidv7();
    const key = `datasets/${datasetId}/calls/${id}.png`;
    await calls().intend({
      id,
      datasetId,
      personaId: null,
      stage: 'grid',
      purpose: 'grid:0',
      attempt: 0,
      repeatOf: null,
      provider: 'openai',
      model: null,
      prompt: null,
      usdExpected: 0.2,
    });
    await calls().send({ id, datasetId, usdExpected: 0.2 });
    await calls().recordAnswer(id, {
      mediaType: 'image/png',
      key,
      usd: 0.2,
      usage: undefined,
      requestId: undefined,
    });
    s3.setDown(true);
    await here.put(key, picture.bytes, { contentType: 'image/png' });

    expect(await pay(here)).toMatchObject({ callId: id, key });
    expect(await rows()).toMatchObject([{ id, status: 'succeeded' }]);
    expect(asked).toBe(0);
  });

  it('are not paid for again by another machine, which says where they may be', async () => {
    s3.setDown(true);
    const here = machine();
    await pay(here);
    s3.setDown(false);
    const elsewhere = machine();
    await expect(pay(elsewhere)).rejects.toMatchObject({
      code: 'storage',
      retryable: false,
      message: expect.stringContaining('not in the store, and not on this machine') as string,
      hint: expect.stringContaining(`avatars resume ${datasetId}`) as string,
    });
    expect(asked).toBe(1);

    await here.spool.flush();
    await pay(elsewhere);
    expect(asked).toBe(1);
  });

  it('are the last that is paid for where the store refuses for good', async () => {
    const refused = machine('wrong');
    await pay(refused);
    await expect(pay(refused, { purpose: 'grid:1' })).rejects.toMatchObject({
      code: 'storage',
      failure: 'credentials',
    });
    expect(asked).toBe(1);
    expect(await rows()).toMatchObject([{ status: 'succeeded' }]);
    expect(await rows('grid:1')).toEqual([]);
  });
});
