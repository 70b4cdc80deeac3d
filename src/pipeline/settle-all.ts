import { isDatasetStopped } from './stopped.ts';

/**
 * Waits for every promise, also when one fails: paid calls that run side by side must all have been written
 * down before anybody acts on the failure of one. Then throws what went wrong; that the dataset was stopped
 * comes first, because a person whose dataset was stopped has not failed.
 */
export async function settleAll<Results extends readonly unknown[] | []>(
  promises: Results,
): Promise<{ -readonly [Index in keyof Results]: Awaited<Results[Index]> }> {
  const settled = (await Promise.allSettled(promises)) as readonly PromiseSettledResult<unknown>[];
  const failures = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  if (failures.length > 0) throw failures.find(isDatasetStopped) ?? failures[0];
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as {
    -readonly [Index in keyof Results]: Awaited<Results[Index]>;
  };
}
