/**
 * The body of an answer, made while it is read. The first piece is made before this returns, so that what fails at
 * once is still answered with an error.
 * Node's own `Readable.toWeb` will not do: when a reader goes away while a file is read, it throws where nobody catches.
 * @param gone aborted when whoever reads it goes away
 */
export async function streamOf(
  pieces: AsyncIterator<string | Uint8Array>,
  gone?: AbortController,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<string | Uint8Array>> | undefined = Promise.resolve(await pieces.next());
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await (next ?? pieces.next());
      next = undefined;
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
    async cancel() {
      gone?.abort(new Error('Nobody reads this any more.'));
      await pieces.return?.().catch(() => undefined);
    },
  });
}
