import type { HeldVendor } from '../database/call-limits.ts';
import type { DatasetCounts } from '../database/dataset-counts.ts';
import type { Dataset, Datasets } from '../database/datasets.ts';
import type { CallTotals, PaidCalls } from '../database/paid-calls.ts';

export interface Progress {
  dataset: Dataset;
  counts: DatasetCounts;
  totals: CallTotals;
  /** Vendors that are not asked for some seconds, because they said so. */
  held: readonly HeldVendor[];
  /** USD that the whole dataset is expected to cost; null where a price is unknown. */
  expectedUsd: number | null;
  /** Seconds until the end at the pace of this run; null while nobody is completed. */
  secondsLeft: number | null;
}

export async function readCounts(
  repositories: { datasets: Datasets; calls: PaidCalls },
  id: string,
): Promise<{ counts: DatasetCounts; totals: CallTotals }> {
  const [counts, totals] = await Promise.all([
    repositories.datasets.counts(id),
    repositories.calls.totals(id),
  ]);
  return { counts, totals };
}

/** Seconds left at the pace of `completed` people in `elapsedSeconds`. */
export function secondsLeftAt(completed: number, left: number, elapsedSeconds: number): number | null {
  return completed > 0 ? Math.ceil((elapsedSeconds / completed) * left) : null;
}
