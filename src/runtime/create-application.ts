import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { type CallLimits, createCallLimits } from '../database/call-limits.ts';
import { type DatabaseConnection, openEmbedded, openPostgres } from '../database/connection.ts';
import { createDatasets, type Dataset, type Datasets } from '../database/datasets.ts';
import { createLedgerReport, type LedgerReport } from '../database/ledger-report.ts';
import { createKnownPictures, type KnownPictures } from '../database/known-pictures.ts';
import { createPaidCalls, type PaidCalls } from '../database/paid-calls.ts';
import { createPersonas, type Personas } from '../database/personas.ts';
import { createRecentFailures } from '../database/recent-failures.ts';
import { AvatarError } from '../domain/errors.ts';
import { DEFAULT_BASE_PROMPT, type DatasetRequest } from '../domain/dataset.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import type { PictureThreads } from '../imaging/index.ts';
import type { Quality } from '../domain/picture.ts';
import type { FaceVerifier } from '../ports/face-verifier.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createDatasetJobs, jobsToDo } from '../pipeline/dataset-jobs.ts';
import type { PolicySettings } from '../pipeline/policy.ts';
import { createCallGate } from '../pipeline/gate.ts';
import { createLedger } from '../pipeline/ledger.ts';
import { type DatasetQueue, openQueue } from '../pipeline/queue.ts';
import type { StageContext } from '../pipeline/stage-context.ts';
import { checkCap, estimate } from '../services/estimate.ts';
import { removeDataset } from '../services/remove-dataset.ts';
import { runDataset, type RunOptions } from '../services/run-dataset.ts';
import { uploadFirst, sayWhatWaits } from '../services/spooled.ts';
import { type WorkerNews, workOnDatasets } from '../services/work-on-datasets.ts';
import type { Config } from './config.ts';
import {
  callPrices,
  checkProviders,
  closeProviders,
  createProviders,
  modelsOf,
  type ProviderChoice,
  type Providers,
} from './create-providers.ts';
import { createStore } from './create-store.ts';

export type { Dataset };

/** Text calls in flight in one process: batches of people, and a prompt for everybody whose turn it is. */
const TEXT_CONCURRENCY = 16;

export interface Application {
  callLimits: CallLimits;
  datasets: Datasets;
  personas: Personas;
  calls: PaidCalls;
  ledgerReport: LedgerReport;
  knownPictures: KnownPictures;
  store: ObjectStore;
  /** Writes a dataset down; nothing is sent yet. */
  create(request: DatasetRequest): Promise<Dataset>;
  /** Starts a dataset, or lets it go on, without working on it: other processes on the same database do. */
  enqueue(dataset: Dataset, options?: { maxCost?: number | undefined }): Promise<void>;
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
  /** What follows a failed call; the default unless told. */
  policy?: PolicySettings | undefined;
  /** Finds and compares faces; the models that come with the program unless told. */
  faces?: FaceVerifier | undefined;
  /** Milliseconds after which a call to a vendor is given up; each provider's own limit unless told. */
  callTimeoutMs?: number | undefined;
  /** Milliseconds for which a PostgreSQL is waited for that goes away; some minutes unless told. */
  databasePatienceMs?: number | undefined;
}

/** Where files for people that belong to a dataset are: its gallery. */
export function datasetFolder(dataDirectory: string, datasetId: string): string {
  return join(resolve(dataDirectory), 'datasets', datasetId);
}

/** Opens the database and the object store that the configuration names, and puts everything together. */
export async function createApplication(dependencies: ApplicationDependencies): Promise<Application> {
  const { config, logger } = dependencies;
  const dataDirectory = resolve(config.dataDirectory);
  const connection: DatabaseConnection = config.databaseUrl
    ? await openPostgres(config.databaseUrl, { logger, patienceMs: dependencies.databasePatienceMs })
    : await openEmbedded(dataDirectory);
  const store = await createStore(config, dataDirectory, logger);
  const datasets = createDatasets(connection.db);
  const personas = createPersonas(connection.db);
  const calls = createPaidCalls(connection.db);
  const total = config.imageConcurrencyTotal ?? Infinity;
  const callLimits = createCallLimits(connection.db, { imagesPerMinute: config.imagesPerMinute });
  const gate = createCallGate({
    imageConcurrency: Math.min(config.imageConcurrency, total),
    textConcurrency: TEXT_CONCURRENCY,
    limits: callLimits,
    imageSlots: total === Infinity ? undefined : connection.slots?.(total),
  });
  const abandon = new AbortController();
  const providersInUse: Providers[] = [];
  let opening: Promise<DatasetQueue> | undefined;
  let pictureThreads: PictureThreads | undefined;
  let { faces } = dependencies;
  const queue = () => (opening ??= openQueue(connection.queue, logger, connection.patience));

  const ledgerFor = (stopping: AbortSignal, prices: CallPrices, usdOfAll?: number) =>
    createLedger({
      calls,
      owner: connection.owner,
      store,
      gate,
      logger,
      stopping,
      abandon: abandon.signal,
      policy: dependencies.policy,
      pause: async (id, reason) => void (await datasets.pause(id, reason)),
      usdOfAll,
      usdPerCall: {
        offline: 0,
        ...(prices.personas === null ? {} : { flowise: prices.personas }),
      },
    });

  async function stagesFor(
    choice: ProviderChoice,
    stopping: AbortSignal,
    prices: CallPrices,
    usdOfAll?: number,
  ) {
    // Only what makes pictures loads what they take.
    const [
      { createPictureThreads, createImaging, MOST_VENDOR_PIXELS },
      { createFaceVerifier },
      { createMarker, signingIdentity },
    ] = await Promise.all([
      import('../imaging/index.ts'),
      import('../faces/index.ts'),
      import('./create-provenance.ts'),
    ]);
    await signingIdentity(config);
    await connection.owner.begin();
    pictureThreads ??= createPictureThreads();
    faces ??= createFaceVerifier();
    const providers = await createProviders(config, choice, logger, dependencies.callTimeoutMs);
    return {
      ...providers,
      ledger: ledgerFor(stopping, prices, usdOfAll),
      store,
      imaging: createImaging({ work: pictureThreads, mostPixels: MOST_VENDOR_PIXELS }),
      faces,
      provenance: createMarker(config),
      logger,
    };
  }

  /** Does jobs of a dataset that runs, until it ends, pauses or this process is told to stop. */
  async function takePart(dataset: Dataset, options: RunOptions): Promise<Dataset> {
    const { id } = dataset;
    const stopped = await uploadFirst(id, { store, datasets });
    if (stopped) return stopped;
    const leaving = new AbortController();
    const prices = dataset.prices ?? callPrices(config, dataset);
    const limits = { imageConcurrency: config.imageConcurrency, imagesPerMinute: config.imagesPerMinute };
    const expected = estimate(dataset, prices, limits);
    const stages = await stagesFor(
      dataset,
      AbortSignal.any([options.stopping, leaving.signal]),
      prices,
      expected.usd,
    );
    const jobs = await queue();
    const handlers = createDatasetJobs(id, {
      ...stages,
      datasets,
      personas,
      failures: createRecentFailures(connection.db),
      locks: connection.locks,
      usdExpected: prices,
      send: (datasetId, list) => jobs.send(datasetId, list),
      stopping: options.stopping,
    });
    // Three people for each picture call: the line still has a round of grids when the last base pictures come.
    const places = { write: TEXT_CONCURRENCY / 2, pictures: 3 * config.imageConcurrency + 2 };
    try {
      await runDataset(
        id,
        {
          datasets,
          personas,
          calls,
          queue: jobs,
          handlers,
          places,
          alone: connection.queue.kind === 'embedded',
          expectedUsd: expected.usd,
          held: () => callLimits.held(),
          databaseReturns: () => connection.patience.returns,
          stopWaiting: () => leaving.abort(),
        },
        options,
      );
    } finally {
      await closeProviders(stages);
    }
    return sayWhatWaits(id, { store, datasets });
  }

  async function start({ id }: Dataset, maxCost?: number): Promise<void> {
    if (await datasets.start(id, maxCost === undefined ? {} : { maxCost })) return;
    throw new AvatarError('usage', `The dataset ${id} was cancelled or deleted meanwhile.`, {
      hint: 'Make a new one with avatars generate.',
    });
  }

  return {
    callLimits,
    datasets,
    personas,
    calls,
    ledgerReport: createLedgerReport(connection.db),
    knownPictures: createKnownPictures(connection.db),
    store,

    async create(request) {
      // A certificate that cannot sign is found before anything is written down or paid for.
      await (await import('./create-provenance.ts')).signingIdentity(config);
      const id = uuidv7();
      const prices = callPrices(config, request);
      checkCap(request, prices);
      await datasets.create(id, request, modelsOf(config, request), prices);
      return (await datasets.get(id)) as Dataset;
    },

    async enqueue(dataset, { maxCost } = {}) {
      await start(dataset, maxCost);
      const jobs = await jobsToDo(dataset, { datasets, personas });
      await (await queue()).send(dataset.id, jobs);
    },

    async run(dataset, { maxCost, ...options }) {
      checkProviders(config, dataset);
      await start(dataset, maxCost);
      return takePart(dataset, options);
    },

    async work({ stopping, onNews }) {
      await store.spool?.flush();
      await workOnDatasets(
        {
          running: () => datasets.running(),
          canMake: (dataset) => checkProviders(config, dataset),
          takePart: (dataset) => takePart(dataset, { stopping, whenStopped: 'leave' }),
        },
        { stopping, onNews },
      );
    },

    async remove(dataset) {
      const { owner } = connection;
      const removed = await removeDataset(dataset.id, {
        datasets,
        calls,
        owner,
        queue: await queue(),
        store,
      });
      await rm(datasetFolder(dataDirectory, dataset.id), { recursive: true, force: true });
      return removed;
    },

    async stageContext({ quality = 'auto', seed, ...choice }) {
      const name = uuidv7();
      const prices = callPrices(config, { ...choice, quality });
      const stages = await stagesFor(choice, new AbortController().signal, prices);
      providersInUse.push(stages);
      return {
        ...stages,
        datasetId: null,
        personaId: null,
        purposePrefix: `library:${name}:`,
        callsPrefix: `library/${name}/calls/`,
        picturesPrefix: `library/${name}/images/`,
        priority: 0,
        quality,
        basePrompt: DEFAULT_BASE_PROMPT,
        seed: seed ?? name,
        usdExpected: prices,
      };
    },

    async close() {
      await (await opening)?.stop();
      store.spool?.close();
      await Promise.all(providersInUse.map(closeProviders));
      await Promise.all([pictureThreads?.close(), faces?.close()]);
      await connection.close();
    },
  };
}
