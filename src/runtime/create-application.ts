import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { createCallLimits } from '../database/call-limits.ts';
import { type DatabaseConnection, openEmbedded, openPostgres } from '../database/connection.ts';
import type { Dataset } from '../database/datasets.ts';
import type { Claim } from '../database/idempotency-keys.ts';
import type { DatasetRequest } from '../domain/dataset.ts';
import { AvatarError } from '../domain/errors.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import { silentTracer, type Tracer } from '../ports/tracer.ts';
import { createAlertService } from '../services/alerts.ts';
import { checkCap, estimate } from '../services/estimate.ts';
import { createMakeAgain } from '../services/make-again.ts';
import { createPictureFiles } from '../services/picture-files.ts';
import { removeDataset } from '../services/remove-dataset.ts';
import { createFileCache } from '../storage/file-cache.ts';
import type { Application, ApplicationDependencies } from './application.ts';
import type { Config } from './config.ts';
import { createWorker } from './create-worker.ts';
import { createPace } from './create-pace.ts';
import { callPrices, checkProviders, modelsOf } from './create-providers.ts';
import { createStages } from './create-stages.ts';
import { createStore } from './create-store.ts';
import { createTables } from './create-tables.ts';
import { keepWasmCode } from './keep-wasm-code.ts';

export type { Application, ApplicationDependencies, Dataset };

/** Bytes of small pictures that are kept in the data directory; the oldest go first. */
const THUMBNAIL_BYTES = 2 * 1024 ** 3;

/** Where files for people that belong to a dataset are: its gallery. */
export function datasetFolder(dataDirectory: string, datasetId: string): string {
  return join(resolve(dataDirectory), 'datasets', datasetId);
}

const openDatabase = ({
  config,
  logger,
  databasePatienceMs,
}: ApplicationDependencies): Promise<DatabaseConnection> =>
  config.databaseUrl
    ? openPostgres(config.databaseUrl, { logger, patienceMs: databasePatienceMs })
    : openEmbedded(resolve(config.dataDirectory));

/** Opens the database and the object store that the configuration names, and puts everything together. */
export async function createApplication(dependencies: ApplicationDependencies): Promise<Application> {
  keepWasmCode();
  const { config, logger } = dependencies;
  const dataDirectory = resolve(config.dataDirectory);
  const connection = dependencies.connection ?? (await openDatabase(dependencies));
  const store = await createStore(config, dataDirectory, logger);
  const tables = createTables(connection);
  const { datasets, personas, calls, remakes } = tables;
  const pace = await createPace(tables.settings, config);
  const callLimits = createCallLimits(connection.db, {
    // Read anew for each call: somebody may set it meanwhile.
    get imagesPerMinute() {
      return pace.now().imagesPerMinute;
    },
  });
  const tracing = config.traces && (await openTracing(config.traces));
  const tracer: Tracer = tracing ?? silentTracer;
  const alerts = createAlertService({
    alerts: tables.alerts,
    logger,
    webhook: config.webhook && (await import('../webhooks/sender.ts')).createWebhookSender(config.webhook),
    // Read at each look: somebody may set them meanwhile, on another process too.
    async thresholds() {
      const { alert_cost_usd: usd, alert_failure_rate: failureRate } = await tables.settings.read();
      return { usd, failureRate };
    },
  });
  const pricesOf = (dataset: Dataset): CallPrices => dataset.prices ?? callPrices(config, dataset);
  const shared = { connection, tables, store, callLimits, tracer };
  const stages = createStages({ ...shared, application: dependencies });
  const worker = createWorker({ ...shared, config, logger, stages, pace, pricesOf });
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

  const makeAgain = createMakeAgain({
    datasets,
    personas,
    calls,
    remakes,
    estimateOne: (dataset) => estimate({ ...dataset, count: 1 }, pricesOf(dataset), pace.now()),
    gridPrice: (dataset) => pricesOf(dataset).grid,
    canMake: (dataset) => checkProviders(config, dataset),
    send: (id, jobs) => worker.setGoing(id, () => Promise.resolve(jobs)),
  });

  return {
    ...tables,
    callLimits,
    pictureFiles,
    settings: pace.settings,
    makeAgain,
    limits: pace.now,
    store,
    alerts,
    tracer,

    create: async (request) => (await writeDown(request)).dataset,

    async createOnce(request, claim) {
      const { taken, dataset } = await writeDown(request, claim);
      return taken ? { taken } : { dataset };
    },

    async enqueue(dataset, { maxCost } = {}) {
      await start(dataset, maxCost);
      await worker.setAllGoing(dataset.id);
    },

    async extend({ id }, { count, maxCost }) {
      const extended = await datasets.extend(id, count, maxCost === undefined ? {} : { maxCost });
      if (extended) await worker.setAllGoing(id);
      return extended;
    },

    async run(dataset, { maxCost, ...options }) {
      checkProviders(config, dataset);
      alerts.start();
      await start(dataset, maxCost);
      return worker.takePart(dataset, options);
    },

    async work(options) {
      alerts.start();
      await worker.work(options);
    },

    async remove(dataset) {
      const { owner } = connection;
      const removed = await removeDataset(dataset.id, {
        datasets,
        calls,
        owner,
        queue: await worker.queue(),
        store,
      });
      await rm(datasetFolder(dataDirectory, dataset.id), { recursive: true, force: true });
      return removed;
    },

    stageContext: stages.context,

    async close() {
      await worker.stop();
      store.spool?.close();
      await alerts.close();
      await stages.close();
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
