import { Readable } from 'node:stream';

/**
 * Works on up to `concurrency` items at once and gives the results in the order of the items, reading no
 * further ahead than that: memory stays the same however many items there are. When it has ended, by an
 * error too, no work goes on.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running = new Set<Promise<Result>>();
  const start = (item: Item) => {
    const result = work(item);
    running.add(result);
    const ended = () => running.delete(result);
    result.then(ended, ended);
    return result;
  };
  try {
    for await (const result of Readable.from(items).map(start, { concurrency })) yield result as Result;
  } finally {
    await Promise.allSettled(running);
  }
}
