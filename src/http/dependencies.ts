import type { Claim, ClaimedKey, IdempotencyKeys } from '../database/idempotency-keys.ts';
import type { Dataset, Datasets } from '../database/datasets.ts';
import type { LedgerReport } from '../database/ledger-report.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { PeopleQueries } from '../database/people-queries.ts';
import type { Personas } from '../database/personas.ts';
import type { Statistics } from '../database/statistics.ts';
import type { Reviews } from '../database/reviews.ts';
import type { DatasetRequest } from '../domain/dataset.ts';
import type { Readiness } from '../database/readiness.ts';
import type { SignInStore } from '../database/sign-in-store.ts';
import type { User } from '../database/users.ts';
import type { Actor, Permission } from '../domain/access.ts';
import type { ProviderState } from '../domain/provider-state.ts';
import type { Settings, SettingsChange } from '../domain/settings.ts';
import type { Thumbnailer } from '../export/index.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Site } from './guards/site.ts';
import type { StaticFiles } from './static-files.ts';
import type { RequestInput } from '../services/check-request.ts';
import type { Tracer } from '../ports/tracer.ts';
import type { EventHub } from '../services/event-hub.ts';
import type { Estimate } from '../services/estimate.ts';
import type { MakeAgain } from '../services/make-again.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { PictureFiles } from '../services/picture-files.ts';

/** Who is behind a request. */
export interface SignIn {
  /** Null where there is no valid session and no valid key. */
  authenticate(request: Request): Promise<Actor | null>;
  /** @throws HttpProblem 401, 429. @returns the user, and the cookies that make the session */
  signIn(email: string, password: string, address: string): Promise<{ user: User; cookies: string[] }>;
  /** Ends the session that the request has, if any. @returns cookies that take the session's away */
  signOut(request: Request): Promise<string[]>;
  /** Ends all other sessions. @throws HttpProblem 401 (wrong password), 429 */
  changePassword(
    request: Request,
    change: { email: string; currentPassword: string; newPassword: string },
    address: string,
  ): Promise<string[]>;
  hashPassword(password: string): Promise<string>;
  /** @returns the key itself, which nobody can read again */
  createKey(key: {
    userId: string;
    name: string;
    scopes: readonly Permission[];
    expiresInDays: number | undefined;
  }): Promise<{ id: string; secret: string }>;
  /** What a key in the database may do, as far as its owner may. */
  scopesOf(permissions: string | null): Permission[];
  store: SignInStore;
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
  change(values: SettingsChange): Promise<Settings>;
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
  /** Where browsers may come from, and what stands before this server. */
  site: Site;
  readiness: Readiness;
  /** Aborted when the server closes: what answers without end must end then. */
  stopping: AbortSignal;
  /** The built dashboard; a page that says how to build it where there is none. */
  files: StaticFiles;
  /** Checks a request against the rules and the configuration. @throws AvatarError `usage`, `configuration` */
  checkRequest(input: RequestInput): DatasetRequest;
  /** Whether this server has what the dataset's providers take. @throws AvatarError `configuration` */
  checkProviders(choice: Pick<DatasetRequest, 'personaProvider' | 'pictureProvider'>): void;
  estimate(request: DatasetRequest): Estimate;
  providers: ProvidersService;
  exports: ExportService;
  /** Settings that the environment gives, and that therefore cannot be changed here. */
  fixedSettings: Partial<Settings>;
  /** Live events for clients. Whoever closes the server closes it first: open streams would keep it waiting. */
  events: Pick<EventHub, 'open'>;
  metrics?: Metrics | undefined;
  tracer?: Tracer | undefined;
}
