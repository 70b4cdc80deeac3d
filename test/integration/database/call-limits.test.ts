import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AHEAD_MS,
  type CallLimits,
  createCallLimits,
  type LimitOf,
  type Place,
} from '../../../src/database/call-limits.ts';
import type { DatabaseConnection } from '../../../src/database/connection.ts';
import { DATABASES, openTestDatabase } from '../../support/databases.ts';

const MINUTE_MS = 60_000;
let vendors = 0;
/** A vendor that no test has asked before. */
const newVendor = () => ({ provider: `vendor-${(vendors += 1)}`, line: 'image' });
const reserved = (places: readonly Place[]) => places.filter((place) => place.reserved).length;

async function reserve(limits: CallLimits, of: LimitOf, times: number): Promise<Place[]> {
  const places: Place[] = [];
  for (let number = 0; number < times; number += 1) places.push(await limits.reserve(of));
  return places;
}

describe.each(DATABASES)('limits of calls on %s', (kind) => {
  let connection: DatabaseConnection;
  beforeAll(async () => {
    connection = await openTestDatabase(kind);
  });
  afterAll(() => connection.close());

  const open = (imagesPerMinute?: number) => createCallLimits(connection.db, { imagesPerMinute });

  it('lets a burst go and then one call a step; a place far away is not given out', async () => {
    const vendor = newVendor();
    const places = await reserve(open(60), vendor, 7);
    // A tenth of a minute's limit is assumed to go at once, of which a third is a reserve.
    expect(places.map((place) => place.reserved)).toEqual([true, true, true, true, false, false, false]);
    const { waitMs } = places[6] as Place;
    expect(waitMs).toBeGreaterThan(500);
    expect(waitMs).toBeLessThanOrEqual(1_005);
    // Asking without getting has cost nothing.
    await sleep(waitMs - AHEAD_MS / 2);
    const next = await open(60).reserve(vendor);
    expect(next.reserved).toBe(true);
    expect(next.waitMs).toBeLessThanOrEqual(AHEAD_MS / 2);
  });

  it('gives every place to one only, however many ask', async () => {
    const vendor = newVendor();
    const all = [open(120), open(120), open(120)];
    const started = performance.now();
    const asking = all.flatMap((limits) => Array.from({ length: 20 }, () => limits.reserve(vendor)));
    const given = reserved(await Promise.all(asking));
    // The burst, what came due while asking, and one ahead.
    const due = Math.floor((performance.now() - started) / (MINUTE_MS / 120));
    expect(given).toBeGreaterThanOrEqual(4);
    expect(given).toBeLessThanOrEqual(4 + due + 1);
  });

  it('is careful until an answer has come, and goes freely when it names no limit', async () => {
    const vendor = newVendor();
    const limits = open();
    expect(reserved(await reserve(limits, vendor, 10))).toBe(4);
    await limits.learn(vendor, undefined);
    await sleep(1_000);
    expect(reserved(await reserve(open(), vendor, 30))).toBe(30);
  });

  it('learns the pace from an answer, for all processes', async () => {
    const vendor = newVendor();
    const limits = open();
    await reserve(limits, vendor, 4);
    await limits.learn(vendor, { limit: 10, remaining: 5, resetMs: 1_000 });
    const other = await open().reserve(vendor);
    expect(other.reserved).toBe(false);
    expect(other.waitMs).toBeLessThanOrEqual((MINUTE_MS / 10) * 1.005);
  });

  it('does not believe a limit of nothing', async () => {
    const vendor = newVendor();
    const limits = open();
    await reserve(limits, vendor, 4);
    await limits.learn(vendor, { limit: 0, remaining: 0 });
    await sleep(1_000);
    expect(reserved(await reserve(limits, vendor, 5))).toBe(5);
  });

  it.each([
    ['a configured limit', 60, undefined],
    ['a learned limit', undefined, 60],
    ['an unknown limit', undefined, undefined],
  ])('holds everybody as told, and lets no burst follow: %s', async (_name, configured, learned) => {
    const vendor = newVendor();
    const limits = open(configured);
    await limits.reserve(vendor);
    await limits.learn(vendor, learned === undefined ? undefined : { limit: learned });
    const heldAt = performance.now();
    await limits.hold(vendor, 500);
    const other = open(configured);
    const held = await other.reserve(vendor);
    expect(held.reserved).toBe(false);
    expect(performance.now() - heldAt + held.waitMs).toBeGreaterThanOrEqual(500);
    await sleep(held.waitMs);
    const asked = performance.now();
    const given = reserved(await reserve(other, vendor, 10));
    // What is due now, what comes due while asking, and one ahead: not ten.
    expect(given).toBeLessThanOrEqual(2 + Math.ceil((performance.now() - asked) / 1_000));
  });

  it('a shorter hold does not shorten a longer one', async () => {
    const vendor = newVendor();
    const limits = open(6_000);
    await limits.hold(vendor, 10_000);
    await limits.hold(vendor, 10);
    expect((await limits.reserve(vendor)).waitMs).toBeGreaterThan(9_000);
  });
});
