import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/export/in-order.ts';

async function* upTo(count: number) {
  for (let item = 0; item < count; item += 1) yield item;
}

describe('work in order', () => {
  it('gives results in the order of the items, whichever is ready first', async () => {
    const results: number[] = [];
    for await (const result of inOrder(
      upTo(9),
      3,
      async (item) => (await sleep((item % 3) * -4 + 10), item),
    )) {
      results.push(result);
    }
    expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('does no more at once than it may', async () => {
    let running = 0;
    let most = 0;
    const results = inOrder(upTo(20), 3, async (item) => {
      most = Math.max(most, ++running);
      await sleep(2);
      running -= 1;
      return item;
    });
    for await (const _result of results);
    expect(most).toBe(3);
  });

  it('has ended all work when it ends by an error', async () => {
    let running = 0;
    const results = inOrder(upTo(20), 4, async (item) => {
      running += 1;
      await sleep(item === 0 ? 1 : 30);
      running -= 1;
      if (item === 0) throw new Error('the first fails');
    });
    await expect(results.next()).rejects.toThrow('the first fails');
    expect(running).toBe(0);
  });

  it('has ended all work when nobody wants more', async () => {
    let running = 0;
    const results = inOrder(upTo(20), 4, async (item) => {
      running += 1;
      await sleep(10);
      running -= 1;
      return item;
    });
    await results.next();
    await results.return(undefined);
    expect(running).toBe(0);
  });
});
