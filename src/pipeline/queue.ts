import { fromPglite, PgBoss, type JobWithMetadata } from 'pg-boss';
import type { QueueConnection } from '../database/connection.ts';
import type { DatabasePatience } from '../database/patience.ts';
import { isAway } from '../database/postgres-errors.ts';
import { databaseAwayIn } from '../domain/database-away.ts';
import { messageOf } from '../domain/errors.ts';
import type { Logger } from '../ports/logger.ts';

/** What a job is about. Everything else is in the tables, so a job that is lost or doubled does no harm. */
export type Job =
  | { kind: 'write'; batch: string; attempt: number; positions: number[] }
  | { kind: 'pictures'; personaId: string; position: number };

export type JobKind = Job['kind'];
export type JobOf<Kind extends JobKind> = Extract<Job, { kind: Kind }>;

/** Tries of one job that may end in a fault of our own before `onLost` is told. */
const TRIES = 4;

/** What a handler did with a job: all that there was to do, or nothing yet, and somebody should look again. */
export type JobOutcome = 'done' | 'later';

export interface JobHandlers {
  write(job: JobOf<'write'>): Promise<JobOutcome>;
  pictures(job: JobOf<'pictures'>): Promise<JobOutcome>;
  /** A job that failed `TRIES` times for a reason that is not a vendor's. */
  lost(job: Job, reason: string): Promise<void>;
}

export interface DatasetQueue {
  send(datasetId: string, jobs: readonly Job[]): Promise<void>;
  /** Works on a dataset's jobs until {@link DatasetQueue.leave} or {@link DatasetQueue.stop}. */
  work(datasetId: string, handlers: JobHandlers, places: Record<JobKind, number>): Promise<void>;
  leave(datasetId: string): Promise<void>;
  remove(datasetId: string): Promise<void>;
  /** Waits for jobs under way. */
  stop(): Promise<void>;
}

/**
 * Longest that one job may take. Four calls of 600 s each with their repeats fit well; a worker that died is
 * noticed by its missing heartbeat long before.
 */
const EXPIRE_SECONDS = 6 * 3600;
const HEARTBEAT_SECONDS = 20;
const POLLING_SECONDS = 0.5;
/** After so many seconds a job is looked at again that somebody else holds, or that a stopped process gave back. */
const LATER_SECONDS = 3;

const KINDS: readonly JobKind[] = ['write', 'pictures'];
const queueName = (kind: JobKind, datasetId: string) => `${kind}-${datasetId}`;

/**
 * The jobs of datasets, in pg-boss on the database that holds everything else. Every dataset has queues of
 * its own: a process takes part in the datasets that it was asked to work on and in no other, and a dataset
 * goes as a whole.
 */
export async function openQueue(
  connection: QueueConnection,
  logger: Logger,
  { patiently }: DatabasePatience,
): Promise<DatasetQueue> {
  const boss = new PgBoss({
    ...(connection.kind === 'postgres'
      ? { connectionString: connection.connectionString, max: 4, application_name: 'avatars queue' }
      : { backend: 'pglite' as const, db: fromPglite(connection.pglite) }),
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  // A database that is away is told of once, by those who wait for it; pg-boss asks again by itself.
  boss.on('error', (error) => logger[isAway(error) ? 'debug' : 'warn']({ stage: 'queue' }, messageOf(error)));
  await boss.start();
  const known = new Set<string>();

  async function ensureQueues(datasetId: string): Promise<void> {
    if (known.has(datasetId)) return;
    await patiently(() => createQueues(datasetId));
    known.add(datasetId);
  }

  async function createQueues(datasetId: string): Promise<void> {
    for (const kind of KINDS) {
      const name = queueName(kind, datasetId);
      if (await boss.getQueue(name)) continue;
      await boss.createQueue(name, {
        // One waiting job a person or batch, however often it is sent.
        policy: 'short',
        notify: true,
        retryLimit: TRIES - 1,
        retryDelay: 1,
        retryBackoff: true,
        expireInSeconds: EXPIRE_SECONDS,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deleteAfterSeconds: 24 * 3600,
      });
    }
  }

  async function insert(
    datasetId: string,
    kind: JobKind,
    jobs: readonly Job[],
    startAfter?: number,
  ): Promise<void> {
    const rows = jobs.map((data) => ({
      data,
      singletonKey: data.kind === 'write' ? data.batch : data.personaId,
      // People are done in the order of their positions, as far as there is a choice.
      priority: data.kind === 'write' ? 0 : -data.position,
      ...(startAfter === undefined ? {} : { startAfter }),
    }));
    await patiently(() => boss.insert(queueName(kind, datasetId), rows));
  }

  async function run(datasetId: string, job: JobWithMetadata<Job>, handlers: JobHandlers): Promise<void> {
    const { data } = job;
    try {
      const outcome = await (data.kind === 'write' ? handlers.write(data) : handlers.pictures(data));
      // A job of its own and not another try of this one: nothing has failed, and tries are counted.
      if (outcome === 'later') await insert(datasetId, data.kind, [data], LATER_SECONDS);
    } catch (error) {
      logger.error({ stage: 'queue', job: data, try: job.retryCount + 1 }, messageOf(error));
      // Nobody is given up because the database is away: whoever goes on later makes the job anew.
      if (job.retryCount < job.retryLimit || databaseAwayIn(error)) throw error;
      await handlers.lost(data, messageOf(error));
    }
  }

  return {
    async send(datasetId, jobs) {
      await ensureQueues(datasetId);
      for (const kind of KINDS) {
        const batch = jobs.filter((job) => job.kind === kind);
        if (batch.length > 0) await insert(datasetId, kind, batch);
      }
    },
    async work(datasetId, handlers, places) {
      await ensureQueues(datasetId);
      for (const kind of KINDS) {
        const options = {
          localConcurrency: places[kind],
          pollingIntervalSeconds: POLLING_SECONDS,
          notifyPollingIntervalSeconds: POLLING_SECONDS,
          includeMetadata: true as const,
        };
        await boss.work(queueName(kind, datasetId), options, async (jobs: JobWithMetadata<Job>[]) => {
          for (const job of jobs) await run(datasetId, job, handlers);
        });
      }
    },
    async leave(datasetId) {
      await Promise.all(KINDS.map((kind) => boss.offWork(queueName(kind, datasetId), { wait: true })));
    },
    async remove(datasetId) {
      for (const kind of KINDS) {
        const name = queueName(kind, datasetId);
        await patiently(async () => {
          if (await boss.getQueue(name)) await boss.deleteQueue(name);
        });
      }
      known.delete(datasetId);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: EXPIRE_SECONDS * 1000 }).catch((error: unknown) => {
        // Nothing is under way any more, and the connections go with this process.
        if (!isAway(error)) throw error;
      });
    },
  };
}
