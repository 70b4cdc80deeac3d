import type { CallLimits } from '../database/call-limits.ts';
import type { DatabaseConnection } from '../database/connection.ts';
import type { Dataset } from '../database/datasets.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import { createDatasetJobs } from '../pipeline/dataset-jobs.ts';
import { jobsToDo } from '../pipeline/jobs-to-do.ts';
import { type DatasetQueue, type Job, openQueue } from '../pipeline/queue.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracer } from '../ports/tracer.ts';
import { estimate } from '../services/estimate.ts';
import { runDataset, type RunOptions } from '../services/run-dataset.ts';
import { sayWhatWaits, uploadFirst } from '../services/spooled.ts';
import { workOnDatasets } from '../services/work-on-datasets.ts';
import type { Application, ApplicationDependencies } from './application.ts';
import type { Pace } from './create-pace.ts';
import { checkProviders, closeProviders } from './create-providers.ts';
import { type Stages, TEXT_CONCURRENCY } from './create-stages.ts';
import type { Tables } from './create-tables.ts';

interface WorkDependencies extends Pick<ApplicationDependencies, 'config' | 'logger'> {
  connection: DatabaseConnection;
  tables: Tables;
  store: ObjectStore;
  callLimits: CallLimits;
  stages: Stages;
  pace: Pace;
  tracer: Tracer;
  pricesOf: (dataset: Dataset) => CallPrices;
}

/** The work on datasets in this process, and how it hears that there is more of it. */
export function createWorker(dependencies: WorkDependencies) {
  const { config, logger, connection, tables, store, callLimits, stages, pace, tracer, pricesOf } =
    dependencies;
  const { datasets, personas, remakes, calls, failures } = tables;
  let timesSetGoing = 0;
  /** `started`, when a dataset was started in this process. */
  const news = new EventTarget();
  let opening: Promise<DatasetQueue> | undefined;
  const queue = () => (opening ??= openQueue(connection.queue, logger, connection.patience));

  /** Does jobs of a dataset that runs, until it ends, pauses or this process is told to stop. */
  async function takePart(dataset: Dataset, options: RunOptions): Promise<Dataset> {
    const { id } = dataset;
    await pace.look();
    const stopped = await uploadFirst(id, { store, datasets });
    if (stopped) return stopped;
    const leaving = new AbortController();
    const prices = pricesOf(dataset);
    const expected = estimate(dataset, prices, pace.now());
    const opened = await stages.open(
      dataset,
      AbortSignal.any([options.stopping, leaving.signal]),
      prices,
      expected.usd,
    );
    const jobs = await queue();
    const handlers = createDatasetJobs(id, {
      ...opened,
      tracer,
      datasets,
      personas,
      remakes,
      failures,
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
      await closeProviders(opened);
    }
    return sayWhatWaits(id, { store, datasets });
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

  const work: Application['work'] = async ({ stopping, onNews }) => {
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
  };

  return {
    queue,
    takePart,
    setGoing,
    /** The same with all that is left to do. */
    setAllGoing: (id: string) => setGoing(id, () => allJobs(id)),
    work,
    async stop(): Promise<void> {
      await (await opening)?.stop();
    },
  };
}
