import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCallLimits } from '../../../src/database/call-limits.ts';
import type { DatabaseConnection } from '../../../src/database/connection.ts';
import { createDatasets } from '../../../src/database/datasets.ts';
import { createPaidCalls } from '../../../src/database/paid-calls.ts';
import { CallError, type CallErrorCode } from '../../../src/domain/errors.ts';
import { createCallGate } from '../../../src/pipeline/gate.ts';
import { createLedger, type PaidRequest } from '../../../src/pipeline/ledger.ts';
import { DEFAULT_POLICY } from '../../../src/pipeline/policy.ts';
import type { CallContext, ImageAnswer } from '../../../src/ports/answers.ts';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import { createLocalStore } from '../../../src/storage/local-store.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { DATABASES, openTestDatabase } from '../../support/databases.ts';
import { datasetRequest } from '../../support/requests.ts';

const picture: ImageAnswer = {
  bytes: new Uint8Array([1, 2, 3]),
  mediaType: 'image/png',
  usage: { outputImageTokens: 1_000_000 },
  requestId: 'req-1',
};

/** A vendor that refuses so many prompts, and what it was sent. */
function refusing(times: number, refusedCategories: string[]) {
  const sent: string[] = [];
  const ask = async (_call: CallContext, prompt: string) => {
    sent.push(prompt);
    if (sent.length > times) return picture;
    throw new CallError('refused', 'no', { billed: 'no', retryable: false, refusedCategories });
  };
  return { sent, ask };
}

describe.each(DATABASES)('the ledger on %s', (kind) => {
  let connection: DatabaseConnection;
  let store: ObjectStore;
  let datasetId: string;
  let asked: CallContext[];

  beforeAll(async () => {
    connection = await openTestDatabase(kind);
    store = createLocalStore({ directory: join(scratchFolder(), 'objects'), logger: createSilentLogger() });
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    asked = [];
    datasetId = uuidv7();
    const datasets = createDatasets(connection.db);
    await datasets.create(datasetId, datasetRequest(), { persona: null, picture: 'gpt-image-2' });
    await datasets.start(datasetId);
  });

  function ledger(stopping = new AbortController().signal) {
    return createLedger({
      calls: createPaidCalls(connection.db),
      owner: connection.owner,
      store,
      gate: createCallGate({
        imageConcurrency: 2,
        textConcurrency: 2,
        limits: createCallLimits(connection.db),
      }),
      logger: createSilentLogger(),
      stopping,
      abandon: new AbortController().signal,
      pause: async (id, reason) => void (await createDatasets(connection.db).pause(id, reason)),
      policy: { ...DEFAULT_POLICY, backoffBaseMs: 1 },
    });
  }

  const request = (changes: Partial<PaidRequest> = {}): PaidRequest => ({
    datasetId,
    personaId: null,
    stage: 'grid',
    purpose: 'person:1:grid:0',
    provider: 'openai',
    model: 'gpt-image-2',
    usdExpected: 0.2,
    keyPrefix: `datasets/${datasetId}/calls/`,
    line: 'image',
    priority: 0,
    ...changes,
  });

  const answering =
    (...outcomes: (ImageAnswer | CallErrorCode)[]) =>
    async (call: CallContext) => {
      const outcome = outcomes[asked.length] ?? outcomes.at(-1) ?? picture;
      asked.push(call);
      if (typeof outcome !== 'string') return outcome;
      const billed = outcome === 'outcome_unknown' || outcome === 'unavailable' ? 'unknown' : 'no';
      throw new CallError(outcome, `a test says ${outcome}`, { billed, retryable: true });
    };

  const rows = () => createPaidCalls(connection.db).forPurpose(datasetId, 'person:1:grid:0');

  it('asks once, and gives the stored answer ever after', async () => {
    const first = await ledger().pay(request(), answering(picture));
    const second = await ledger().pay(request(), answering(picture));
    expect(asked).toHaveLength(1);
    expect(second).toEqual(first);
    expect(await store.get(first.key)).toEqual(picture.bytes);
    expect(await rows()).toMatchObject([
      { id: asked[0]?.callId, status: 'succeeded', usd: 30, requestId: 'req-1', answerKey: first.key },
    ]);
  });

  it('links the repeat of a call of unknown outcome to the first, and repeats it once', async () => {
    await ledger().pay(request(), answering('outcome_unknown', picture));
    const [first, second] = await rows();
    expect(first).toMatchObject({ status: 'unknown', repeatOf: null });
    expect(second).toMatchObject({ status: 'succeeded', repeatOf: first?.id });
    expect(await createPaidCalls(connection.db).totals(datasetId)).toMatchObject({
      calls: 2,
      repeats: 1,
      unknown: 1,
      usd: 30.2,
    });
  });

  it('gives up after two unknown outcomes, in a later run too', async () => {
    const failing = answering('outcome_unknown');
    await expect(ledger().pay(request(), failing)).rejects.toMatchObject({ code: 'outcome_unknown' });
    await expect(ledger().pay(request(), failing)).rejects.toMatchObject({ code: 'outcome_unknown' });
    expect(asked).toHaveLength(2);
  });

  it('counts what was sent and never closed as unknown, and repeats it once', async () => {
    const calls = createPaidCalls(connection.db);
    const id = uuidv7();
    await calls.intend({ ...request(), model: 'gpt-image-2', prompt: null, id, attempt: 0, repeatOf: null });
    expect(await calls.send({ id, datasetId, usdExpected: 0.2 })).toBe('send');
    await ledger().pay(request(), answering(picture));
    expect(await rows()).toMatchObject([
      { id, status: 'unknown', failure: { billed: 'unknown' } },
      { status: 'succeeded', repeatOf: id },
    ]);
  });

  it('takes over an answer that had reached the store before the process ended', async () => {
    const calls = createPaidCalls(connection.db);
    const id = uuidv7();
    const key = `datasets/${datasetId}/calls/${id}.png`;
    await calls.intend({ ...request(), model: 'gpt-image-2', prompt: null, id, attempt: 0, repeatOf: null });
    await calls.send({ id, datasetId, usdExpected: 0.2 });
    await calls.recordAnswer(id, { usage: {}, usd: 0.1, requestId: 'r', mediaType: 'image/png', key });
    await store.put(key, picture.bytes, { contentType: 'image/png' });
    const answer = await ledger().pay(request(), answering(picture));
    expect(asked).toHaveLength(0);
    expect(answer).toMatchObject({ callId: id, key, mediaType: 'image/png' });
    expect(await rows()).toMatchObject([{ id, status: 'succeeded', usd: 0.1 }]);
  });

  it('forgets an intention that was never sent', async () => {
    const calls = createPaidCalls(connection.db);
    const id = uuidv7();
    await calls.intend({ ...request(), model: 'gpt-image-2', prompt: null, id, attempt: 0, repeatOf: null });
    await ledger().pay(request(), answering(picture));
    expect((await rows()).map((row) => row.id)).not.toContain(id);
  });

  it('pauses the dataset when money is out, sends nothing more, and goes on after resume', async () => {
    const datasets = createDatasets(connection.db);
    await expect(ledger().pay(request(), answering('money'))).rejects.toMatchObject({
      code: 'dataset_stopped',
    });
    expect(await datasets.get(datasetId)).toMatchObject({ status: 'paused', pause: { code: 'money' } });
    await expect(ledger().pay(request({ purpose: 'other' }), answering(picture))).rejects.toMatchObject({
      code: 'dataset_stopped',
    });
    expect(asked).toHaveLength(1);
    await datasets.start(datasetId);
    await ledger().pay(request(), answering('money', picture));
    expect(await rows()).toMatchObject([{ status: 'failed' }, { status: 'succeeded' }]);
  });

  it('never passes the cap, also when many calls ask at the same time', async () => {
    const datasets = createDatasets(connection.db);
    await datasets.start(datasetId, { maxCost: 0.65 });
    const slow = async (call: CallContext) => {
      asked.push(call);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { ...picture, usage: { outputImageTokens: 10_000 } };
    };
    const sent = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        ledger().pay(request({ purpose: `person:${index}:grid:0` }), slow),
      ),
    );
    // 0.2 each while in flight: three fit under 0.65, and the first refusal pauses the dataset.
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(sent.filter((one) => one.status === 'rejected').length).toBeGreaterThanOrEqual(3);
    expect(await datasets.get(datasetId)).toMatchObject({ status: 'paused', pause: { code: 'max-cost' } });
  });

  it('waits for what calls under way really cost before it says that there is no room', async () => {
    const datasets = createDatasets(connection.db);
    await datasets.start(datasetId, { maxCost: 0.5 });
    const cheap = async (call: CallContext) => {
      asked.push(call);
      await new Promise((resolve) => setTimeout(resolve, 50));
      // 0.1 by the price of gpt-image-2, where 0.2 are reserved.
      return { ...picture, usage: { outputImageTokens: 3_333 } };
    };
    const pay = (index: number) => ledger().pay(request({ purpose: `person:${index}:grid:0` }), cheap);
    await Promise.all([0, 1, 2, 3].map(pay));
    expect(asked).toHaveLength(4);
    await expect(pay(4)).rejects.toMatchObject({ code: 'dataset_stopped' });
    expect(await datasets.get(datasetId)).toMatchObject({
      status: 'paused',
      pause: {
        code: 'max-cost',
        message: expect.stringMatching(
          /\$0\.40 of \$0\.50 are spent, and it is expected to cost \$0\.20/,
        ) as string,
        hint: expect.stringMatching(/avatars resume \S+ --max-cost 0\.\d+$/) as string,
      },
    });
  });

  it('sends nothing once it is told to stop', async () => {
    await expect(ledger(AbortSignal.abort()).pay(request(), answering(picture))).rejects.toMatchObject({
      code: 'dataset_stopped',
    });
    expect(asked).toHaveLength(0);
    expect(await rows()).toEqual([]);
  });

  it('keeps a failed answer out of the store, and says what it was', async () => {
    const refuse = async () => {
      throw new CallError('unusable_answer', 'not a picture', { billed: 'yes', retryable: true });
    };
    await expect(ledger().pay(request(), answering(picture), refuse)).rejects.toMatchObject({
      code: 'unusable_answer',
    });
    expect(asked).toHaveLength(2);
    expect(await rows()).toMatchObject([
      { status: 'failed', usd: 30, failure: { code: 'unusable_answer' } },
      { status: 'failed', usd: 30 },
    ]);
  });

  describe('a refused prompt', () => {
    const prompts = ['whole', 'less', 'least'];

    it('is followed by what is left of it, each try in the ledger with its own prompt', async () => {
      const { sent, ask } = refusing(2, ['violence']);
      await ledger().pay(request({ prompts }), ask);
      expect(sent).toEqual(prompts);
      expect(await rows()).toMatchObject([
        { prompt: 'whole', status: 'failed', failure: { code: 'refused', refusedCategories: ['violence'] } },
        { prompt: 'less', status: 'failed', repeatOf: null },
        { prompt: 'least', status: 'succeeded' },
      ]);
    });

    it('is given up after two more, with the reason, and is not begun anew by a later run', async () => {
      const first = refusing(9, ['violence']);
      const reason = 'no (objected to: violence; refused as well without it, in 2 further prompts)';
      await expect(ledger().pay(request({ prompts }), first.ask)).rejects.toMatchObject({
        code: 'refused',
        message: reason,
      });
      const later = refusing(0, []);
      await expect(ledger().pay(request({ prompts }), later.ask)).rejects.toMatchObject({ message: reason });
      expect(first.sent).toEqual(prompts);
      expect(later.sent).toEqual([]);
    });

    it('goes on with less where an earlier run stopped', async () => {
      const calls = createPaidCalls(connection.db);
      const id = uuidv7();
      await calls.intend({ ...request(), model: null, prompt: 'whole', id, attempt: 0, repeatOf: null });
      await calls.send({ id, datasetId, usdExpected: 0.2 });
      const failure = { code: 'refused', message: 'no', billed: 'no' as const, retryable: false };
      await calls.fail(id, { ...failure, refusedCategories: ['violence'] });
      const { sent, ask } = refusing(0, []);
      await ledger().pay(request({ prompts }), ask);
      expect(sent).toEqual(['less']);
    });

    it.each([[[]], [['sexual']], [['violence', 'sexual/minors']]])(
      'is the last word for categories %j',
      async (categories) => {
        const { sent, ask } = refusing(9, categories);
        await expect(ledger().pay(request({ prompts }), ask)).rejects.toMatchObject({ code: 'refused' });
        expect(sent).toEqual(['whole']);
      },
    );
  });
});
