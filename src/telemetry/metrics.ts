import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What concerns all processes, from the database. */
export interface Figures {
  calls: readonly { provider: string; stage: string; outcome: string; calls: number; usd: number }[];
  people: readonly { status: string; people: number }[];
  datasets: readonly { status: string; datasets: number }[];
  /** Jobs that wait for a worker. */
  queue: readonly { kind: string; jobs: number }[];
  alertsWaiting: number;
}

export interface MetricsDependencies {
  figures: () => Promise<Figures>;
  /** Of this process. */
  eventStreams: () => number;
  /** Objects on this machine that wait for the store. */
  spooled: () => Promise<number>;
}

export interface Metrics {
  /** @param seconds until the answer began */
  request(told: { method: string; route: string; status: number; seconds: number }): void;
  /** All metrics in the text format of Prometheus. */
  text(): Promise<string>;
  contentType: string;
}

/** Milliseconds for which figures of the database are good enough: they take reading all of it. */
const FIGURES_KEEP_MS = 10_000;

/** Labels hold words of the program only (routes as patterns, statuses, stages), never ids: their number is bounded. */
export function createMetrics({ figures, eventStreams, spooled }: MetricsDependencies): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: 'avatars_http_requests_total',
    help: 'Requests answered by this process.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'avatars_http_request_duration_seconds',
    help: 'Seconds until the answer to a request began.',
    labelNames: ['method', 'route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const calls = gauge('avatars_calls', 'Calls in the ledger.', ['provider', 'stage', 'outcome']);
  const usd = gauge('avatars_usd', 'USD of calls in the ledger, as far as prices are known.', [
    'provider',
    'stage',
  ]);
  const people = gauge('avatars_people', 'People by status.', ['status']);
  const datasets = gauge('avatars_datasets', 'Datasets by status.', ['status']);
  const queue = gauge('avatars_queue_waiting', 'Jobs that wait for a worker.', ['kind']);
  const alerts = gauge('avatars_alerts_waiting', 'Alerts that are still to be delivered.');
  const streams = gauge('avatars_event_streams', 'Live streams open in this process.');
  const spool = gauge('avatars_spool_objects', 'Objects on this machine that wait for the store.');
  const reachable = gauge('avatars_database_up', 'Whether the database answered when it was last asked.');

  let read: { at: number; done: Promise<void> } | undefined;

  /** Once for all who ask at the same time. */
  function refresh(): Promise<void> {
    if (!read || performance.now() - read.at > FIGURES_KEEP_MS) {
      read = { at: performance.now(), done: readFigures() };
    }
    return read.done;
  }

  async function readFigures(): Promise<void> {
    let now: Figures;
    try {
      now = await figures();
    } catch {
      // What this process knows itself is told all the same.
      reachable.set(0);
      return;
    }
    reachable.set(1);
    for (const metric of [calls, usd, people, datasets, queue]) metric.reset();
    for (const { provider, stage, outcome, ...row } of now.calls) {
      calls.set({ provider, stage, outcome }, row.calls);
      usd.inc({ provider, stage }, row.usd);
    }
    for (const row of now.people) people.set({ status: row.status }, row.people);
    for (const row of now.datasets) datasets.set({ status: row.status }, row.datasets);
    for (const row of now.queue) queue.set({ kind: row.kind }, row.jobs);
    alerts.set(now.alertsWaiting);
  }

  return {
    contentType: registry.contentType,
    request({ method, route, status, seconds }) {
      requests.inc({ method, route, status: String(status) });
      durations.observe({ method, route }, seconds);
    },
    async text() {
      const [waiting] = await Promise.all([spooled().catch(() => 0), refresh()]);
      streams.set(eventStreams());
      spool.set(waiting);
      return registry.metrics();
    },
  };
}
