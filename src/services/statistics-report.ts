import type { GroupRefusals, LedgerReport } from '../database/ledger-report.ts';
import type { Statistics } from '../database/statistics.ts';
import type { Outcome } from '../domain/verdict.ts';
import type { Reviews } from '../database/reviews.ts';

interface GroupCount {
  group: string;
  count: number;
}

/** Figures for charts, as `--json` and the API give them; moments are ISO 8601 in UTC. */
export interface StatisticsReport {
  bucket_seconds: number;
  people_over_time: { at: string; completed: number; failed: number }[];
  pictures_over_time: { at: string; pictures: number }[];
  cost_over_time: { at: string; usd: number }[];
  failures: { code: string; count: number }[];
  refusals: { by_gender: GroupRefusals[]; by_age: GroupRefusals[]; by_ethnicity: GroupRefusals[] };
  groups: { gender: GroupCount[]; age: GroupCount[]; ethnicity: GroupCount[] };
  verdicts: { outcome: Outcome; count: number }[];
  review: { approved: number; rejected: number; pending: number };
  rate_limit: {
    provider: string;
    line: string;
    per_minute: number | null;
    used_last_minute: number;
    waiting_until: string | null;
  }[];
}

interface Dependencies {
  statistics: Statistics;
  ledgerReport: LedgerReport;
  reviews: Pick<Reviews, 'counts'>;
}

/** The figures of one dataset, or of all where `datasetId` is null. */
export async function statisticsReport(
  datasetId: string | null,
  { statistics, ledgerReport, reviews }: Dependencies,
): Promise<StatisticsReport> {
  const step = await statistics.step(datasetId);
  const [people, pictures, cost, failures, refusals, groups, verdicts, reviewed, limits] = await Promise.all([
    statistics.peopleOverTime(datasetId, step),
    statistics.picturesOverTime(datasetId, step),
    statistics.costOverTime(datasetId, step),
    statistics.failures(datasetId),
    ledgerReport.refusals(datasetId),
    statistics.groups(datasetId),
    statistics.verdicts(datasetId),
    reviews.counts(datasetId),
    statistics.rateLimits(),
  ]);
  return {
    bucket_seconds: step,
    people_over_time: people.map(withText),
    pictures_over_time: pictures.map(withText),
    cost_over_time: cost.map(withText),
    failures,
    refusals: { by_gender: refusals.gender, by_age: refusals.age, by_ethnicity: refusals.ethnicity },
    groups,
    verdicts,
    review: reviewed,
    rate_limit: limits.map(({ provider, line, perMinute, usedLastMinute, waitingUntil }) => ({
      provider,
      line,
      per_minute: perMinute,
      used_last_minute: usedLastMinute,
      waiting_until: waitingUntil?.toISOString() ?? null,
    })),
  };
}

const withText = <Row extends { at: Date }>({ at, ...row }: Row) => ({ ...row, at: at.toISOString() });
