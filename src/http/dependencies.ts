import type { Dataset, Datasets } from '../database/datasets.ts';
import type { LedgerReport } from '../database/ledger-report.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { Personas } from '../database/personas.ts';
import type { DatasetRequest } from '../domain/dataset.ts';
import type { Readiness } from '../database/readiness.ts';
import type { SignInStore } from '../database/sign-in-store.ts';
import type { User } from '../database/users.ts';
import type { Actor, Permission } from '../domain/access.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Site } from './guards/site.ts';
import type { StaticFiles } from './static-files.ts';
import type { RequestInput } from '../services/check-request.ts';
import type { Estimate } from '../services/estimate.ts';

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
  /** Where browsers may come from, and what stands before this server. */
  site: Site;
  readiness: Readiness;
  /** Aborted when the server closes: what answers without end must end then. */
  stopping: AbortSignal;
  /** The built dashboard; a page that says how to build it where there is none. */
  files: StaticFiles;
  /** Checks a request against the rules and the configuration. @throws AvatarError `usage`, `configuration` */
  checkRequest(input: RequestInput): DatasetRequest;
  estimate(request: DatasetRequest): Estimate;
}
