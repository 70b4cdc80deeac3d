/**
 * The body of an answer, made while it is read. The first piece is made before this returns, so that what fails at
 * once is still answered with an error.
 * @param gone aborted when whoever reads it goes away
 */
export async function streamOf(
  pieces: AsyncGenerator<string | Uint8Array>,
  gone: AbortController,
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
      gone.abort(new Error('Nobody reads this any more.'));
      await pieces.return(undefined).catch(() => undefined);
    },
  });
}
