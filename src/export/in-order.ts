import { Readable } from 'node:stream';

/**
 * Works on up to `concurrency` items at once and gives the results in the order of the items, reading no
 * further ahead than that: memory stays the same however many items there are.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const results = Readable.from(items).map((item: Item) => work(item), { concurrency });
  for await (const result of results) yield result as Result;
}
