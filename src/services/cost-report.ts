import type { Dataset, Datasets } from '../database/datasets.ts';
import type { GroupRefusals, LedgerReport, StageCalls } from '../database/ledger-report.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { CostView } from '../domain/dataset-view.ts';
import { unpricedKinds } from './estimate.ts';
import { readCounts } from './dataset-progress.ts';

/** What a dataset cost and why, as shown and as `--json` gives it. */
export interface CostReport extends CostView {
  /** USD that the dataset may cost, and what is left of it; null where nothing was said. */
  max_cost: number | null;
  remaining: number | null;
  /** Kinds of call that the cap does not cover, since what they cost is not known. */
  uncovered: string[];
  /** USD for each person who is completed; null while nobody is, or where no price is known. */
  usd_per_completed_person: number | null;
  /** Calls by stage and by how they ended. */
  stages: StageCalls[];
  tokens: { input_text: number; input_image: number; output_text: number; output_image: number };
  refusals: {
    calls: number;
    /** People who have no pictures because of them. */
    people_lost: number;
    by_gender: GroupRefusals[];
    by_age: GroupRefusals[];
    by_ethnicity: GroupRefusals[];
  };
}

export async function costReport(
  dataset: Dataset,
  dependencies: { datasets: Datasets; calls: PaidCalls; ledgerReport: LedgerReport },
): Promise<CostReport> {
  const { ledgerReport } = dependencies;
  const [{ counts, totals }, stages, tokens, { gender, age, ethnicity }] = await Promise.all([
    readCounts(dependencies, dataset.id),
    ledgerReport.byStage(dataset.id),
    ledgerReport.tokens(dataset.id),
    ledgerReport.refusals(dataset.id),
  ]);
  // Everybody has exactly one age band.
  const sum = (pick: (group: GroupRefusals) => number) => age.reduce((all, group) => all + pick(group), 0);
  const { usd, calls, repeats, unknown, unpriced } = totals;
  return {
    usd,
    calls,
    repeats,
    unknown,
    unpriced,
    max_cost: dataset.maxCost,
    remaining: dataset.maxCost === null ? null : Math.max(0, dataset.maxCost - usd),
    uncovered: dataset.prices ? unpricedKinds(dataset.prices) : [],
    usd_per_completed_person:
      counts.completed > 0 && (usd > 0 || unpriced === 0) ? usd / counts.completed : null,
    stages,
    tokens: {
      input_text: tokens.inputTextTokens,
      input_image: tokens.inputImageTokens,
      output_text: tokens.outputTextTokens,
      output_image: tokens.outputImageTokens,
    },
    refusals: {
      calls: sum((group) => group.refused_calls),
      people_lost: sum((group) => group.lost),
      by_gender: gender,
      by_age: age,
      by_ethnicity: ethnicity,
    },
  };
}
