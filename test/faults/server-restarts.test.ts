import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonItem } from '../../src/services/people-views.ts';
import { startAvatars } from '../support/avatars.ts';
import { DATABASES, environmentOf } from '../support/databases.ts';
import { type HeldVendors, startHeldVendors } from '../support/held-vendors.ts';
import { openServerClient, type ServerClient } from '../support/server-client.ts';

const PEOPLE = 3;
const IMAGE_CONCURRENCY = 2;
const WHAT = {
  description: 'bakers in Ghent',
  count: PEOPLE,
  images: 4,
  persona_provider: 'offline',
  picture_provider: 'openai',
};
const SOON = { timeout: 60_000, interval: 10 };

describe.each(DATABASES)('a server that ends in the middle and is started again, on %s', (kind) => {
  let vendors: HeldVendors;
  let env: Record<string, string>;
  let server: ServerClient;

  beforeEach(async () => {
    vendors = await startHeldVendors();
    env = { ...vendors.env, IMAGE_CONCURRENCY: String(IMAGE_CONCURRENCY), ...(await environmentOf(kind)) };
    server = await openServerClient(env);
  });
  afterEach(async () => {
    vendors.release();
    await server.stop();
    await vendors.close();
  });

  const create = async (changes: Partial<typeof WHAT> = {}) =>
    (await server.json<{ id: string }>('POST', '/datasets', { ...WHAT, ...changes }, { status: 201 })).id;
  const people = async (id: string) =>
    (await server.json<{ items: PersonItem[] }>('GET', `/datasets/${id}/personas`)).items;
  const arrivals = (kindOfCall: 'bases' | 'grids', count: number) =>
    expect.poll(() => vendors.arrived()[kindOfCall], SOON).toBeGreaterThanOrEqual(count);
  const stored = (id: string, stage: string, count: number) =>
    expect
      .poll(async () => {
        const calls = await server.calls(id);
        return calls.filter((call) => call.stage === stage && call.status === 'succeeded').length;
      }, SOON)
      .toBeGreaterThanOrEqual(count);

  /**
   * The picture vendor's own books and the ledger agree call by call, and every purpose has one answer. What was in flight at
   * the kill is charged without an answer: those calls alone are sent again, and the ledger says which.
   * @param lost most calls that were in flight
   */
  async function expectBooksAgree(id: string, purposes: number, lost: number): Promise<void> {
    const calls = (await server.calls(id)).filter(({ provider }) => provider === 'openai');
    const ledger = new Map(calls.map((call) => [call.id, call]));
    const charged = vendors.openai.calls.filter((call) => call.charged);
    for (const { id: call } of charged) expect(ledger.has(call ?? '')).toBe(true);
    const answered = calls.filter(({ status }) => status === 'succeeded');
    const ids = new Set(charged.map((call) => call.id));
    expect(answered.filter((call) => !ids.has(call.id))).toEqual([]);
    expect(answered).toHaveLength(purposes);
    expect(new Set(answered.map(({ purpose }) => purpose)).size).toBe(purposes);
    const unanswered = charged.filter((call) => ledger.get(call.id ?? '')?.status !== 'succeeded');
    expect(unanswered.length).toBeLessThanOrEqual(lost);
    for (const { id: call } of unanswered) expect(ledger.get(call ?? '')?.status).toBe('unknown');
    expect(calls.filter(({ repeat_of: repeats }) => repeats !== null).length).toBeLessThanOrEqual(lost);
  }

  const killed = [
    { name: 'before any answer', until: () => arrivals('bases', IMAGE_CONCURRENCY) },
    { name: 'when an answer is stored', until: (id: string) => stored(id, 'base-picture', 1) },
    { name: 'while photos are cut', until: (id: string) => stored(id, 'grid', 1) },
  ];
  it.each(killed)('killed $name, goes on by itself', async ({ name, until }) => {
    if (name === 'before any answer') vendors.hold();
    // The others wait, so that there is something left to do.
    else if (name === 'while photos are cut') vendors.holdGrids({ but: 1 });
    const id = await create({ persona_provider: 'flowise' });
    await until(id);
    await server.restart('SIGKILL', () => vendors.release());
    expect(await server.ended(id)).toMatchObject({
      status: 'completed',
      completed: PEOPLE,
      pictures: PEOPLE * 4,
    });
    await expectBooksAgree(id, PEOPLE * 2, IMAGE_CONCURRENCY);
  });

  it('killed while a photo and a person are made again, goes on by itself', async () => {
    const id = await create();
    await server.ended(id);
    const [first, second] = await people(id);
    const photo = first?.images[2]?.id;
    vendors.hold();
    const { bases, grids } = vendors.arrived();
    await server.json('POST', `/pictures/${photo}/regenerate`, undefined, { status: 202 });
    await server.json('POST', `/personas/${second?.id}/regenerate`, undefined, { status: 202 });
    await arrivals('grids', grids + 1);
    await arrivals('bases', bases + 1);
    await server.restart('SIGKILL', () => vendors.release());
    expect(await server.ended(id)).toMatchObject({
      status: 'completed',
      completed: PEOPLE,
      pictures: PEOPLE * 4,
    });
    const now = await people(id);
    expect(now.map(({ attempt }) => attempt)).toEqual([0, 1, 0]);
    expect(now[0]?.images.map((image, index) => image.id === first?.images[index]?.id)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    await expectBooksAgree(id, PEOPLE * 2 + 3, 2);
  });

  it('asked to stop, waits for what is under way, and goes on when it is started again', async () => {
    vendors.hold();
    const id = await create();
    await arrivals('bases', IMAGE_CONCURRENCY);
    await server.restart('SIGTERM', () => setTimeout(() => vendors.release(), 300));
    expect(await server.ended(id)).toMatchObject({
      status: 'completed',
      completed: PEOPLE,
      pictures: PEOPLE * 4,
    });
    await expectBooksAgree(id, PEOPLE * 2, 0);
  });

  it('leaves a dataset paused that somebody has paused', async () => {
    vendors.hold();
    await server.stop();
    const request = ['generate', WHAT.description, '--count', '3', '--images', '4'];
    const run = startAvatars([...request, '--personas', 'offline', '--pictures', 'openai'], env);
    await arrivals('bases', 1);
    run.child.kill('SIGINT');
    setTimeout(() => vendors.release(), 300);
    await run.ended;
    const { bases } = vendors.arrived();
    await server.restart('SIGKILL');
    const [dataset] = (await server.json<{ items: { id: string; status: string }[] }>('GET', '/datasets'))
      .items;
    const id = dataset?.id ?? '';
    for (let looks = 0; looks < 20; looks += 1) {
      expect(await server.json('GET', `/datasets/${id}`)).toMatchObject({
        status: 'paused',
        paused: { code: 'interrupted' },
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(vendors.arrived().bases).toBe(bases);
    await server.restart('SIGTERM');
    await server.json('POST', `/datasets/${id}/resume`, {}, { status: 202 });
    expect(await server.ended(id)).toMatchObject({ status: 'completed', completed: PEOPLE });
    await expectBooksAgree(id, PEOPLE * 2, 0);
  });

  it('makes one dataset of one key, whenever it is killed', async () => {
    const one = { ...WHAT, count: 1 };
    const send = (key: string, status = 201, body: object = one) =>
      server.json<{ id: string }>('POST', '/datasets', body, { status, headers: { 'idempotency-key': key } });
    for (const [index, after] of [3, 20].entries()) {
      const key = `killed-after-${after}`;
      const cut = send(key).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, after));
      await server.restart('SIGKILL');
      await cut;
      // Two at once, as a client whose first try seemed to hang.
      const [first, second] = await Promise.all([send(key), send(key)]);
      expect(second).toEqual(first);
      await send(key, 422, { ...one, count: 2 });
      expect(await server.ended(first.id)).toMatchObject({ status: 'completed', completed: 1 });
      expect((await server.json<{ items: object[] }>('GET', '/datasets')).items).toHaveLength(index + 1);
      const answered = (await server.calls(first.id)).filter(({ status }) => status === 'succeeded');
      expect(answered.map(({ stage }) => stage).toSorted()).toEqual(['base-picture', 'grid']);
    }
  });
});
