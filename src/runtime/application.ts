import type { DatabaseConnection } from '../database/connection.ts';
import type { CallLimits } from '../database/call-limits.ts';
import type { Dataset } from '../database/datasets.ts';
import type { Claim, ClaimedKey } from '../database/idempotency-keys.ts';
import type { DatasetRequest } from '../domain/dataset.ts';
import type { Quality } from '../domain/picture.ts';
import type { FaceVerifier } from '../ports/face-verifier.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracer } from '../ports/tracer.ts';
import type { PolicySettings } from '../pipeline/policy.ts';
import type { StageContext } from '../pipeline/stage-context.ts';
import type { AlertService } from '../services/alerts.ts';
import type { MakeAgain } from '../services/make-again.ts';
import type { PictureFiles } from '../services/picture-files.ts';
import type { removeDataset } from '../services/remove-dataset.ts';
import type { RunOptions } from '../services/run-dataset.ts';
import type { WorkerNews } from '../services/work-on-datasets.ts';
import type { Config } from './config.ts';
import type { ProviderChoice } from './create-providers.ts';
import type { Tables } from './create-tables.ts';

/** Everything that commands, the server and programs do, over one database and one object store. */
export interface Application extends Pick<
  Tables,
  | 'datasets'
  | 'personas'
  | 'people'
  | 'reviews'
  | 'calls'
  | 'ledgerReport'
  | 'knownPictures'
  | 'settings'
  | 'statistics'
  | 'idempotencyKeys'
  | 'signInStore'
  | 'readiness'
  | 'events'
  | 'figures'
> {
  callLimits: CallLimits;
  pictureFiles: PictureFiles;
  makeAgain: MakeAgain;
  /** How fast pictures are asked for now: as the environment says, or else the settings. */
  limits(): { imageConcurrency: number; imagesPerMinute: number | undefined };
  store: ObjectStore;
  /** Runs by itself while this process works on datasets; a server starts it. */
  alerts: AlertService;
  tracer: Tracer;
  /** Writes a dataset down; nothing is sent yet. */
  create(request: DatasetRequest): Promise<Dataset>;
  /** The same, unless the key was taken before: then nothing is written, and whoever took it is told. */
  createOnce(request: DatasetRequest, claim: Claim): Promise<{ dataset: Dataset } | { taken: ClaimedKey }>;
  /** Starts a dataset, or lets it go on, without working on it: {@link Application.work} does, here or elsewhere. */
  enqueue(dataset: Dataset, options?: { maxCost?: number | null | undefined }): Promise<void>;
  /** Raises the number of people, and lets the dataset go on as {@link Application.enqueue} does. */
  extend(dataset: Dataset, options: { count: number; maxCost?: number | null | undefined }): Promise<boolean>;
  /** Starts a dataset or goes on with it, until it ends, pauses or `stopping` is aborted, which pauses it. */
  run(
    dataset: Dataset,
    options: Omit<RunOptions, 'whenStopped'> & { maxCost?: number | undefined },
  ): Promise<Dataset>;
  /** Takes part in all datasets that run on this database and those to come, until `stopping` is aborted. */
  work(options: { stopping: AbortSignal; onNews: (news: WorkerNews) => void }): Promise<void>;
  /** Deletes a dataset with its people, its pictures and its part of the ledger; gives what it had cost. */
  remove(dataset: Dataset): ReturnType<typeof removeDataset>;
  /** What the stages need when they are called one by one, outside of any dataset. */
  stageContext(options: ProviderChoice & { quality?: Quality; seed?: string }): Promise<StageContext>;
  close(): Promise<void>;
}

export interface ApplicationDependencies {
  config: Config;
  logger: Logger;
  /** A database that is open already, and is closed with the application; the one that `config` names unless told. */
  connection?: DatabaseConnection | undefined;
  /** What follows a failed call; the default unless told. */
  policy?: PolicySettings | undefined;
  /** Finds and compares faces; the models that come with the program unless told. */
  faces?: FaceVerifier | undefined;
  /** Milliseconds after which a call to a vendor is given up; each provider's own limit unless told. */
  callTimeoutMs?: number | undefined;
  /** Milliseconds for which a PostgreSQL is waited for that goes away; some minutes unless told. */
  databasePatienceMs?: number | undefined;
}
