import type { Claim, ClaimedKey, IdempotencyKeys } from '../database/idempotency-keys.ts';
import type { Dataset, Datasets } from '../database/datasets.ts';
import type { LedgerReport } from '../database/ledger-report.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { Personas } from '../database/personas.ts';
import type { Statistics } from '../database/statistics.ts';
import type { DatasetRequest } from '../domain/dataset.ts';
import type { Actor } from '../domain/access.ts';
import type { ProviderState } from '../domain/provider-state.ts';
import type { Settings } from '../domain/settings.ts';
import type { Thumbnailer } from '../export/index.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { RequestInput } from '../services/check-request.ts';
import type { Estimate } from '../services/estimate.ts';
import type { MakeAgain } from '../services/make-again.ts';
import type { ReviewFacts } from '../services/review-facts.ts';

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
  statistics: Statistics;
  settings: SettingsService;
  idempotencyKeys: IdempotencyKeys;
  makeAgain: MakeAgain;
  store: ObjectStore;
  create(request: DatasetRequest): Promise<Dataset>;
  createOnce(request: DatasetRequest, claim: Claim): Promise<{ dataset: Dataset } | { taken: ClaimedKey }>;
  enqueue(dataset: Dataset, options?: { maxCost?: number | null | undefined }): Promise<void>;
  extend(dataset: Dataset, options: { count: number; maxCost?: number | null | undefined }): Promise<boolean>;
  remove(dataset: Dataset): Promise<unknown>;
}

export interface SettingsService {
  read(): Promise<Settings>;
  /** Changes what is named. */
  change(values: Partial<Settings>): Promise<Settings>;
}

export interface ProvidersService {
  /** As they were when last looked at. */
  list(): ProviderState[];
  /** Looks at all of them now; costs nothing. */
  check(): Promise<ProviderState[]>;
}

/** What exports take besides the dataset. */
export interface ExportService {
  /** Where exports are put together that cannot be sent as they are read. */
  folder: string;
  thumbnail: Thumbnailer;
}

export interface HttpDependencies {
  application: DatasetsService;
  signIn: SignIn;
  logger: Logger;
  /** Checks a request against the rules and the configuration. @throws AvatarError `usage`, `configuration` */
  checkRequest(input: RequestInput): DatasetRequest;
  /** Whether this server has what the dataset's providers take. @throws AvatarError `configuration` */
  checkProviders(choice: Pick<DatasetRequest, 'personaProvider' | 'pictureProvider'>): void;
  estimate(request: DatasetRequest): Estimate;
  providers: ProvidersService;
  exports: ExportService;
  /** Settings that the environment gives, and that therefore cannot be changed here. */
  fixedSettings: Partial<Settings>;
  /** Left out where nobody reviews: then everything is pending. */
  review?: ReviewFacts | undefined;
}
