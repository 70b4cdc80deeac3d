import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { createAlerts } from '../database/alerts.ts';
import { type CallLimits, createCallLimits } from '../database/call-limits.ts';
import { type DatabaseConnection, openEmbedded, openPostgres } from '../database/connection.ts';
import { createDatasets, type Dataset, type Datasets } from '../database/datasets.ts';
import { createEvents, type Events } from '../database/events.ts';
import { createFigures } from '../database/figures.ts';
import { createLedgerReport, type LedgerReport } from '../database/ledger-report.ts';
import { createKnownPictures, type KnownPictures } from '../database/known-pictures.ts';
import { createPaidCalls, type PaidCalls } from '../database/paid-calls.ts';
import { createPeopleQueries, type PeopleQueries } from '../database/people-queries.ts';
import { createPersonas, type Personas } from '../database/personas.ts';
import {
  createIdempotencyKeys,
  type Claim,
  type ClaimedKey,
  type IdempotencyKeys,
} from '../database/idempotency-keys.ts';
import { createReadiness, type Readiness } from '../database/readiness.ts';
import { createRemakes } from '../database/remakes.ts';
import { createSettingsStore, type SettingsStore } from '../database/settings.ts';
import { createStatistics, type Statistics } from '../database/statistics.ts';
import { createRecentFailures } from '../database/recent-failures.ts';
import { createReviews, type Reviews } from '../database/reviews.ts';
import { createSignInStore, type SignInStore } from '../database/sign-in-store.ts';
import { AvatarError } from '../domain/errors.ts';
import { DEFAULT_BASE_PROMPT, type DatasetRequest } from '../domain/dataset.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import type { PictureThreads } from '../imaging/index.ts';
import type { Quality } from '../domain/picture.ts';
import type { FaceVerifier } from '../ports/face-verifier.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { silentTracer, type Tracer } from '../ports/tracer.ts';
import { createDatasetJobs } from '../pipeline/dataset-jobs.ts';
import { jobsToDo } from '../pipeline/jobs-to-do.ts';
import type { PolicySettings } from '../pipeline/policy.ts';
import { createCallGate } from '../pipeline/gate.ts';
import { createLedger } from '../pipeline/ledger.ts';
import { type DatasetQueue, type Job, openQueue } from '../pipeline/queue.ts';
import type { StageContext } from '../pipeline/stage-context.ts';
import { type AlertService, createAlertService } from '../services/alerts.ts';
import { checkCap, estimate } from '../services/estimate.ts';
import { createMakeAgain, type MakeAgain } from '../services/make-again.ts';
import { createPictureFiles, type PictureFiles } from '../services/picture-files.ts';
import { removeDataset } from '../services/remove-dataset.ts';
import { runDataset, type RunOptions } from '../services/run-dataset.ts';
import { createFileCache } from '../storage/file-cache.ts';
import { uploadFirst, sayWhatWaits } from '../services/spooled.ts';
import { type WorkerNews, workOnDatasets } from '../services/work-on-datasets.ts';
import type { Figures } from '../telemetry/metrics.ts';
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
  people: PeopleQueries;
  reviews: Reviews;
  pictureFiles: PictureFiles;
  calls: PaidCalls;
  ledgerReport: LedgerReport;
  knownPictures: KnownPictures;
  settings: SettingsStore;
  statistics: Statistics;
  idempotencyKeys: IdempotencyKeys;
  makeAgain: MakeAgain;
  /** How fast pictures are asked for now: as the environment says, or else the settings. */
  limits(): { imageConcurrency: number; imagesPerMinute: number | undefined };
  store: ObjectStore;
  signInStore: SignInStore;
  readiness: Readiness;
  /** What happened, for live streams. */
  events: Events;
  /** Runs by itself while this process works on datasets; a server starts it. */
  alerts: AlertService;
  /** For metrics. */
  figures(): Promise<Figures>;
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
  /** What follows a failed call; the default unless told. */
  policy?: PolicySettings | undefined;
  /** Finds and compares faces; the models that come with the program unless told. */
  faces?: FaceVerifier | undefined;
  /** Milliseconds after which a call to a vendor is given up; each provider's own limit unless told. */
  callTimeoutMs?: number | undefined;
  /** Milliseconds for which a PostgreSQL is waited for that goes away; some minutes unless told. */
  databasePatienceMs?: number | undefined;
}

/** Bytes of small pictures that are kept in the data directory; the oldest go first. */
const THUMBNAIL_BYTES = 2 * 1024 ** 3;

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
  const remakes = createRemakes(connection.db);
  const settings = createSettingsStore(connection.db);
  let timesSetGoing = 0;
  let setPace = (await settings.read()).images_per_minute;
  const total = config.imageConcurrencyTotal ?? Infinity;
  const callLimits = createCallLimits(connection.db, {
    // Read anew for each call: somebody may set it meanwhile.
    get imagesPerMinute() {
      return config.imagesPerMinute ?? setPace ?? undefined;
    },
  });
  const gate = createCallGate({
    imageConcurrency: Math.min(config.imageConcurrency, total),
    textConcurrency: TEXT_CONCURRENCY,
    limits: callLimits,
    imageSlots: total === Infinity ? undefined : connection.slots?.(total),
  });
  const tracing = config.traces && (await openTracing(config.traces));
  const tracer: Tracer = tracing ?? silentTracer;
  const alerts = createAlertService({
    alerts: createAlerts(connection.db),
    logger,
    webhook: config.webhook && (await import('../webhooks/sender.ts')).createWebhookSender(config.webhook),
    // Read at each look: somebody may set them meanwhile, on another process too.
    async thresholds() {
      const { alert_cost_usd: usd, alert_failure_rate: failureRate } = await settings.read();
      return { usd, failureRate };
    },
  });
  const abandon = new AbortController();
  const providersInUse: Providers[] = [];
  /** `started`, when a dataset was started in this process. */
  const news = new EventTarget();
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
      tracer,
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
    setPace = (await settings.read()).images_per_minute;
    const stopped = await uploadFirst(id, { store, datasets });
    if (stopped) return stopped;
    const leaving = new AbortController();
    const prices = pricesOf(dataset);
    const expected = estimate(dataset, prices, limitsNow());
    const stages = await stagesFor(
      dataset,
      AbortSignal.any([options.stopping, leaving.signal]),
      prices,
      expected.usd,
    );
    const jobs = await queue();
    const handlers = createDatasetJobs(id, {
      ...stages,
      tracer,
      datasets,
      personas,
      remakes,
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
          remakes,
          calls,
          queue: jobs,
          handlers,
          places,
          alone: connection.queue.kind === 'embedded',
          expectedUsd: expected.usd,
          held: () => callLimits.held(),
          reasonsToLookAgain: () => connection.patience.returns + timesSetGoing,
          stopWaiting: () => leaving.abort(),
        },
        options,
      );
    } finally {
      await closeProviders(stages);
    }
    return sayWhatWaits(id, { store, datasets });
  }

  const pictureFiles = createPictureFiles({
    store,
    cache: createFileCache({
      directory: join(dataDirectory, 'thumbnails'),
      mostBytes: THUMBNAIL_BYTES,
      logger,
    }),
    imaging: async () => (await import('../imaging/index.ts')).createImaging(),
    marks: async () => (await import('./create-provenance.ts')).createMarksReader(config),
  });

  async function start({ id }: Dataset, maxCost?: number | null): Promise<void> {
    if (await datasets.start(id, maxCost === undefined ? {} : { maxCost })) return;
    throw new AvatarError('usage', `The dataset ${id} was cancelled or deleted meanwhile.`, {
      hint: 'Make a new one with avatars generate.',
    });
  }

  async function writeDown(request: DatasetRequest, claim?: Claim) {
    // A certificate that cannot sign is found before anything is written down or paid for.
    await (await import('./create-provenance.ts')).signingIdentity(config);
    const prices = callPrices(config, request);
    checkCap(request, prices);
    const id = uuidv7();
    const taken = await datasets.create(id, request, modelsOf(config, request), prices, claim);
    return { taken, dataset: (await datasets.get(id)) as Dataset };
  }

  /** Has the jobs of a dataset done, by whoever works on it. */
  async function setGoing(id: string, jobs: () => Promise<readonly Job[]>): Promise<void> {
    // Nobody else is on an embedded database: whoever works on the dataset makes its jobs anew.
    if (connection.queue.kind === 'postgres') await (await queue()).send(id, await jobs());
    timesSetGoing += 1;
    news.dispatchEvent(new Event('started'));
  }

  async function allJobs(id: string): Promise<Job[]> {
    const dataset = await datasets.get(id);
    return dataset ? jobsToDo(dataset, { datasets, personas, remakes }) : [];
  }

  const pricesOf = (dataset: Dataset): CallPrices => dataset.prices ?? callPrices(config, dataset);
  const limitsNow = () => ({
    imageConcurrency: config.imageConcurrency,
    imagesPerMinute: config.imagesPerMinute ?? setPace ?? undefined,
  });
  const makeAgain = createMakeAgain({
    datasets,
    personas,
    calls,
    remakes,
    estimateOne: (dataset) => estimate({ ...dataset, count: 1 }, pricesOf(dataset), limitsNow()),
    gridPrice: (dataset) => pricesOf(dataset).grid,
    canMake: (dataset) => checkProviders(config, dataset),
    send: (id, jobs) => setGoing(id, () => Promise.resolve(jobs)),
  });

  return {
    callLimits,
    datasets,
    personas,
    people: createPeopleQueries(connection.db),
    reviews: createReviews(connection.db),
    pictureFiles,
    calls,
    settings: {
      read: () => settings.read(),
      async change(values) {
        const changed = await settings.change(values);
        setPace = changed.images_per_minute;
        return changed;
      },
    },
    statistics: createStatistics(connection.db),
    idempotencyKeys: createIdempotencyKeys(connection.db),
    makeAgain,
    limits: limitsNow,
    ledgerReport: createLedgerReport(connection.db),
    knownPictures: createKnownPictures(connection.db),
    store,
    signInStore: createSignInStore(connection.db),
    readiness: createReadiness(connection.db),
    events: createEvents(connection.db),
    alerts,
    figures: createFigures(connection.db),
    tracer,

    create: async (request) => (await writeDown(request)).dataset,

    async createOnce(request, claim) {
      const { taken, dataset } = await writeDown(request, claim);
      return taken ? { taken } : { dataset };
    },

    async enqueue(dataset, { maxCost } = {}) {
      await start(dataset, maxCost);
      await setGoing(dataset.id, () => allJobs(dataset.id));
    },

    async extend({ id }, { count, maxCost }) {
      const extended = await datasets.extend(id, count, maxCost === undefined ? {} : { maxCost });
      if (extended) await setGoing(id, () => allJobs(id));
      return extended;
    },

    async run(dataset, { maxCost, ...options }) {
      checkProviders(config, dataset);
      alerts.start();
      await start(dataset, maxCost);
      return takePart(dataset, options);
    },

    async work({ stopping, onNews }) {
      alerts.start();
      await store.spool?.flush();
      await workOnDatasets(
        {
          running: () => datasets.running(),
          canMake: (dataset) => checkProviders(config, dataset),
          takePart: (dataset) => takePart(dataset, { stopping, whenStopped: 'leave' }),
          news,
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
      await alerts.close();
      await Promise.all(providersInUse.map(closeProviders));
      await Promise.all([pictureThreads?.close(), faces?.close()]);
      await tracing?.close();
      await connection.close();
    },
  };
}

/** Loaded where there is a collector, and only there. */
async function openTracing(traces: NonNullable<Config['traces']>) {
  const { createTracing } = await import('../telemetry/tracing.ts');
  return createTracing({ ...traces, serviceName: 'avatars' });
}
