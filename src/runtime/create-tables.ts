import { createAlerts } from '../database/alerts.ts';
import type { DatabaseConnection } from '../database/connection.ts';
import { createDatasets } from '../database/datasets.ts';
import { createEvents } from '../database/events.ts';
import { createFigures } from '../database/figures.ts';
import { createIdempotencyKeys } from '../database/idempotency-keys.ts';
import { createKnownPictures } from '../database/known-pictures.ts';
import { createLedgerReport } from '../database/ledger-report.ts';
import { createPaidCalls } from '../database/paid-calls.ts';
import { createPeopleQueries } from '../database/people-queries.ts';
import { createPersonas } from '../database/personas.ts';
import { createReadiness } from '../database/readiness.ts';
import { createRecentFailures } from '../database/recent-failures.ts';
import { createRemakes } from '../database/remakes.ts';
import { createReviews } from '../database/reviews.ts';
import { createSettingsStore } from '../database/settings.ts';
import { createSignInStore } from '../database/sign-in-store.ts';
import { createStatistics } from '../database/statistics.ts';

export type Tables = ReturnType<typeof createTables>;

/**
 * Whatever reads and writes the tables of one database. Who asks is looked up at the beginning of every request, and
 * that is where a request learns that the database is away.
 */
export function createTables({ db, dbForRequests }: Pick<DatabaseConnection, 'db' | 'dbForRequests'>) {
  return {
    alerts: createAlerts(db),
    calls: createPaidCalls(db),
    datasets: createDatasets(db),
    /** What happened, for live streams. */
    events: createEvents(db),
    failures: createRecentFailures(db),
    /** For metrics. */
    figures: createFigures(db),
    idempotencyKeys: createIdempotencyKeys(db),
    knownPictures: createKnownPictures(db),
    ledgerReport: createLedgerReport(db),
    people: createPeopleQueries(db),
    personas: createPersonas(db),
    readiness: createReadiness(dbForRequests),
    remakes: createRemakes(db),
    reviews: createReviews(db),
    settings: createSettingsStore(db),
    signInStore: createSignInStore(dbForRequests),
    statistics: createStatistics(db),
  };
}
