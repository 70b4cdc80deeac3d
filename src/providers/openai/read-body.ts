import { CallError } from '../../domain/errors.ts';
import { sentence, type Caller } from './caller.ts';
import { LARGEST_ANSWER } from './transport.ts';

/**
 * Reads a whole body as UTF-8, for as long as `signal` lets it.
 * @throws CallError `unusable_answer` when it is larger than {@link LARGEST_ANSWER}
 * @throws what the connection throws when it breaks, or the signal's reason
 */
export async function readBody(response: Response, signal: AbortSignal, caller: Caller): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  // The body does not always listen to the signal of its request.
  const aborted = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted]);
      if (done) return Buffer.concat(chunks, size).toString('utf8');
      chunks.push(value);
      size += value.byteLength;
      if (size > LARGEST_ANSWER) throw tooLarge(response, caller);
    }
  } catch (error) {
    // Ends the connection; the error that counts is the one above.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

function tooLarge(response: Response, { place }: Caller): CallError {
  return new CallError(
    'unusable_answer',
    sentence(`${place} sent more than ${LARGEST_ANSWER / 1024 ** 2} MB`),
    {
      billed: 'unknown',
      retryable: false,
      hint: 'No picture is that large: check OPENAI_BASE_URL.',
      requestId: response.headers.get('x-request-id') ?? undefined,
      httpStatus: response.status,
    },
  );
}
