import type { Dataset, Datasets } from '../database/datasets.ts';
import type { LedgerReport } from '../database/ledger-report.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { PeopleQueries } from '../database/people-queries.ts';
import type { Personas } from '../database/personas.ts';
import type { Reviews } from '../database/reviews.ts';
import type { DatasetRequest } from '../domain/dataset.ts';
import type { Actor } from '../domain/access.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { RequestInput } from '../services/check-request.ts';
import type { Estimate } from '../services/estimate.ts';
import type { PictureFiles } from '../services/picture-files.ts';

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
  people: PeopleQueries;
  reviews: Reviews;
  pictureFiles: PictureFiles;
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
}
