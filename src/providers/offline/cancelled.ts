import { CallError } from '../../domain/errors.ts';
import type { CallContext } from '../../ports/answers.ts';

/** @throws CallError `interrupted` when the call was given up before it began */
export function refuseWhenCancelled({ signal }: CallContext): void {
  if (!signal.aborted) return;
  throw new CallError('interrupted', 'The call was cancelled before it was made.', {
    billed: 'no',
    retryable: true,
  });
}
