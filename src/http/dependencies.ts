import type { Dataset, Datasets } from '../database/datasets.ts';
import type { LedgerReport } from '../database/ledger-report.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { Personas } from '../database/personas.ts';
import type { DatasetRequest } from '../domain/dataset.ts';
import type { Actor } from '../domain/access.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { RequestInput } from '../services/check-request.ts';
import type { Tracer } from '../ports/tracer.ts';
import type { EventHub } from '../services/event-hub.ts';
import type { Estimate } from '../services/estimate.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** Who is behind a request. */
export interface SignIn {
  /** Null where there is no valid session and no valid key. */
  authenticate(request: Request): Promise<Actor | null>;
  /** Answers everything under `/api/auth/`. */
  handle(request: Request): Promise<Response>;
}

/** What the API does with datasets; the application of `runtime` is one. */
export interface DatasetsService {
  datasets: Datasets;
  personas: Personas;
  calls: PaidCalls;
  ledgerReport: LedgerReport;
  store: ObjectStore;
  create(request: DatasetRequest): Promise<Dataset>;
  enqueue(dataset: Dataset, options?: { maxCost?: number | undefined }): Promise<void>;
  remove(dataset: Dataset): Promise<unknown>;
}

export interface HttpDependencies {
  application: DatasetsService;
  signIn: SignIn;
  logger: Logger;
  /** Checks a request against the rules and the configuration. @throws AvatarError `usage`, `configuration` */
  checkRequest(input: RequestInput): DatasetRequest;
  estimate(request: DatasetRequest): Estimate;
  /** Live events for clients. Whoever closes the server closes it first: open streams would keep it waiting. */
  events: Pick<EventHub, 'open'>;
  metrics?: Metrics | undefined;
  tracer?: Tracer | undefined;
}
