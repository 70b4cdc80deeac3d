import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCallLimits } from '../../../src/database/call-limits.ts';
import { type DatabaseConnection, openPostgres } from '../../../src/database/connection.ts';
import { createDatasets } from '../../../src/database/datasets.ts';
import { createPaidCalls } from '../../../src/database/paid-calls.ts';
import { createCallGate } from '../../../src/pipeline/gate.ts';
import { createLedger, type Ledger, type PaidRequest } from '../../../src/pipeline/ledger.ts';
import type { ImageAnswer } from '../../../src/ports/answers.ts';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import { createLocalStore } from '../../../src/storage/local-store.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { datasetRequest } from '../../support/requests.ts';
import { createTestDatabase } from '../../support/databases.ts';

const PURPOSE = 'person:1:grid:0';
const picture: ImageAnswer = {
  bytes: new Uint8Array([1, 2, 3]),
  mediaType: 'image/png',
  usage: { outputImageTokens: 1_000_000 },
  requestId: 'req-1',
};

/** An answer that comes when it is told to, and how often it was asked for. */
function slowVendor() {
  const { promise: answer, resolve } = Promise.withResolvers<ImageAnswer>();
  const vendor = { asked: 0, answer: () => resolve(picture), ask: () => ((vendor.asked += 1), answer) };
  return vendor;
}

describe('a call that another process has sent', () => {
  let connections: DatabaseConnection[];
  let url: string;
  let datasetId: string;
  let store: ObjectStore;

  beforeEach(async () => {
    connections = [];
    url = await createTestDatabase();
    store = createLocalStore({ directory: join(scratchFolder(), 'objects'), logger: createSilentLogger() });
    const { db } = await open();
    datasetId = uuidv7();
    await createDatasets(db).create(datasetId, datasetRequest(), { persona: null, picture: null });
    await createDatasets(db).start(datasetId);
  });
  afterEach(() => Promise.all(connections.map((connection) => connection.close())));

  async function open(): Promise<DatabaseConnection> {
    const connection = await openPostgres(url);
    connections.push(connection);
    return connection;
  }

  /** A ledger as another process would have it. */
  async function process(): Promise<{ ledger: Ledger; connection: DatabaseConnection }> {
    const connection = await open();
    await connection.owner.begin();
    const ledger = createLedger({
      calls: createPaidCalls(connection.db),
      owner: connection.owner,
      store,
      gate: createCallGate({
        imageConcurrency: 2,
        textConcurrency: 2,
        limits: createCallLimits(connection.db),
      }),
      logger: createSilentLogger(),
      stopping: new AbortController().signal,
      abandon: new AbortController().signal,
      pause: () => Promise.reject(new Error('nothing is to be paused')),
    });
    return { ledger, connection };
  }

  const request = (): PaidRequest => ({
    datasetId,
    personaId: null,
    stage: 'grid',
    purpose: PURPOSE,
    provider: 'openai',
    model: 'gpt-image-2',
    usdExpected: 0.2,
    keyPrefix: `datasets/${datasetId}/calls/`,
    line: 'image',
    priority: 0,
  });
  const calls = () => createPaidCalls((connections[0] as DatabaseConnection).db);
  const rows = () => calls().forPurpose(datasetId, PURPOSE);
  const sent = () => expect.poll(async () => (await rows()).map(({ status }) => status)).toEqual(['sent']);

  it('is not repeated while that process lives, and its answer serves both', async () => {
    const [one, other] = [await process(), await process()];
    const vendor = slowVendor();
    const first = one.ledger.pay(request(), vendor.ask);
    await sent();
    // Also not after all the seconds in which a process shows that it lives.
    for (let second = 0; second < 8; second += 1) {
      await expect(other.ledger.pay(request(), vendor.ask)).rejects.toMatchObject({
        code: 'dataset_stopped',
      });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    vendor.answer();
    const answer = await first;
    expect(await other.ledger.pay(request(), vendor.ask)).toMatchObject({ callId: answer.callId });
    expect(vendor.asked).toBe(1);
  });

  it('is repeated seconds after that process has died, linked to the first', async () => {
    const [one, other] = [await process(), await process()];
    const vendor = slowVendor();
    void one.ledger.pay(request(), vendor.ask).catch(() => undefined);
    await sent();
    // All that a killed process leaves behind: no connection, and no sign of life any more.
    const { owner } = one.connection;
    await owner.close();
    connections.splice(connections.indexOf(one.connection), 1);
    await one.connection.close();
    const again = () => other.ledger.pay(request(), () => Promise.resolve(picture)).catch(() => undefined);
    await expect.poll(again, { timeout: 20_000, interval: 500 }).toMatchObject({ mediaType: 'image/png' });
    const [lost, repeat] = await rows();
    expect(lost).toMatchObject({ status: 'unknown', owner: owner.id });
    expect(repeat).toMatchObject({
      status: 'succeeded',
      repeatOf: lost?.id,
      owner: other.connection.owner.id,
    });
    expect(vendor.asked).toBe(1);
  });

  it('is used although it was given up for lost, where nobody has repeated it', async () => {
    const { ledger } = await process();
    const vendor = slowVendor();
    const paid = ledger.pay(request(), vendor.ask);
    await sent();
    const [row] = await rows();
    await calls().giveUpForLost(row?.id ?? '');
    vendor.answer();
    expect(await paid).toMatchObject({ callId: row?.id });
    expect(await rows()).toMatchObject([{ status: 'succeeded', failure: null, usd: 30 }]);
  });

  it('that was repeated says that its answer came too late, and what it cost', async () => {
    const { ledger } = await process();
    const vendor = slowVendor();
    const paid = ledger.pay(request(), vendor.ask);
    await sent();
    const [row] = await rows();
    await calls().giveUpForLost(row?.id ?? '');
    const repeat = await (await process()).ledger.pay(request(), () => Promise.resolve(picture));
    vendor.answer();
    await expect(paid).rejects.toMatchObject({ code: 'dataset_stopped' });
    expect(await rows()).toMatchObject([
      { id: row?.id, status: 'failed', usd: 30, answerBytes: 3, failure: { billed: 'yes' } },
      { id: repeat.callId, status: 'succeeded', repeatOf: row?.id },
    ]);
    expect(await ledger.pay(request(), vendor.ask)).toMatchObject({ callId: repeat.callId });
  });

  it('keeps every other from being sent for the same purpose', async () => {
    const call = { ...request(), repeatOf: null, model: null, prompt: null };
    const [first, second] = [uuidv7(), uuidv7()];
    for (const [attempt, id] of [first, second].entries()) await calls().intend({ ...call, id, attempt });
    const send = (id: string) => calls().send({ id, datasetId, usdExpected: 0.2 });
    const verdicts = await Promise.all([send(first), send(second)]);
    expect(verdicts.map(String).toSorted()).toEqual(['send', 'taken']);
    // What was asked twice because the connection broke is sent once, and counts once.
    await createDatasets((connections[0] as DatabaseConnection).db).start(datasetId, { maxCost: 0.3 });
    expect(await send(verdicts[0] === 'send' ? first : second)).toBe('send');
  });

  it('is not sent once the lock of its person is somebody else’s', async () => {
    const { ledger } = await process();
    const vendor = slowVendor();
    const hold = { isHeld: () => Promise.resolve(false) };
    await expect(ledger.under(hold).pay(request(), vendor.ask)).rejects.toMatchObject({
      code: 'dataset_stopped',
    });
    expect(vendor.asked).toBe(0);
    expect(await rows()).toEqual([]);
  });

  it('is believed by its answer in the store, also where the database never heard of that', async () => {
    const { ledger } = await process();
    const id = uuidv7();
    await calls().intend({ ...request(), id, attempt: 0, repeatOf: null, model: null, prompt: null });
    await calls().send({ id, datasetId, usdExpected: 0.2 });
    const key = `${request().keyPrefix}${id}`;
    await store.put(`${key}.webp`, picture.bytes, { contentType: 'image/webp' });
    const vendor = slowVendor();
    expect(await ledger.pay(request(), vendor.ask)).toMatchObject({ callId: id, mediaType: 'image/webp' });
    expect(await rows()).toMatchObject([{ status: 'succeeded', usd: null, answerKey: `${key}.webp` }]);
    expect(vendor.asked).toBe(0);
  });
});
