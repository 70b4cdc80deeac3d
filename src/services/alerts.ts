import { setTimeout as sleep } from 'node:timers/promises';
import type { Alert, Alerts, RecentDataset } from '../database/alerts.ts';
import type { AlertType } from '../domain/event.ts';
import { messageOf } from '../domain/errors.ts';
import type { Logger } from '../ports/logger.ts';
import type { WebhookSender } from '../webhooks/sender.ts';

/** From when on somebody wants to hear of a dataset; null: never. */
export interface AlertThresholds {
  usd: number | null;
  /** Failed people among those who are done, 0 to 1. */
  failureRate: number | null;
}

export interface AlertDependencies {
  alerts: Alerts;
  logger: Logger;
  /** Left out where no webhook is configured: alerts are only written to the log then. */
  webhook?: WebhookSender | undefined;
  thresholds?: (() => Promise<AlertThresholds>) | undefined;
  /** Milliseconds between two looks. */
  everyMs?: number;
  /** Seconds to wait after each try that failed; after the last, nothing more is tried. */
  backoffSeconds?: readonly number[];
  claimSeconds?: number;
}

export interface AlertService {
  /** Begins to look for alerts, until {@link AlertService.close}. More than once does nothing. */
  start(): void;
  /** Looks a last time if it was started: a program that ends with its dataset tells of that end. */
  close(): Promise<void>;
}

/** A receiver that is down for half a day hears of everything; as Standard Webhooks proposes it. */
const BACKOFF_SECONDS = [5, 60, 300, 1800, 7200, 18_000, 36_000, 50_400];
/** Longer than one try may take, so that two processes never send the same at once. */
const CLAIM_SECONDS = 60;
const AT_ONCE = 10;
/** People who must be done before their share of failures says anything. */
const LEAST_PEOPLE = 5;
const KEEP_DAYS = 30;

/** Tells the log and a webhook what happened to datasets, whichever process made it happen, each once. */
export function createAlertService(dependencies: AlertDependencies): AlertService {
  const { alerts, webhook, thresholds, everyMs = 2_000 } = dependencies;
  const backoff = dependencies.backoffSeconds ?? BACKOFF_SECONDS;
  const claimSeconds = dependencies.claimSeconds ?? CLAIM_SECONDS;
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  let isInTrouble = false;

  const logOf = ({ id, datasetId, type }: Alert) =>
    dependencies.logger.child({ dataset: datasetId, alert: id, type });

  async function checkThresholds(): Promise<void> {
    const limits = await thresholds?.();
    if (!limits || (limits.usd === null && limits.failureRate === null)) return;
    for (const dataset of await alerts.recentDatasets()) {
      const done = dataset.completed + dataset.failed_people;
      if (limits.usd !== null && dataset.usd >= limits.usd) {
        await raise(dataset, 'dataset.cost_threshold', limits.usd);
      }
      if (
        limits.failureRate !== null &&
        done >= LEAST_PEOPLE &&
        dataset.failed_people / done >= limits.failureRate
      ) {
        await raise(dataset, 'dataset.failure_threshold', limits.failureRate);
      }
    }
  }

  function raise({ usd, ...dataset }: RecentDataset, type: AlertType, threshold: number): Promise<void> {
    return alerts.raise({
      datasetId: dataset.id,
      type,
      once: `${type} ${dataset.id} ${threshold}`,
      data: { dataset, cost: { usd }, pause: null, threshold },
    });
  }

  async function deliver(sender: WebhookSender, alert: Alert): Promise<void> {
    const { type, data } = alert;
    const body = JSON.stringify({ type, timestamp: alert.createdAt.toISOString(), data });
    const delivery = await sender.send({ id: alert.id, body });
    if (delivery.ok) {
      await alerts.delivered(alert.id);
      logOf(alert).info({ tries: alert.tries }, 'webhook delivered');
      return;
    }
    const base = backoff[alert.tries - 1];
    // Not all at the same moment, where many wait for the same receiver.
    const wait = base === undefined ? null : base * (1 + Math.random() * 0.1);
    await alerts.failed(alert.id, delivery.reason, wait);
    const log = logOf(alert);
    if (wait === null) log.error({ tries: alert.tries }, `webhook given up: ${delivery.reason}`);
    else
      log.warn({ tries: alert.tries, waitSeconds: Math.round(wait) }, `webhook failed: ${delivery.reason}`);
  }

  async function look(): Promise<void> {
    await checkThresholds();
    for (const alert of await alerts.takeUnlogged()) {
      const isGood = alert.type === 'dataset.completed';
      const { dataset, cost, pause } = alert.data;
      logOf(alert)[isGood ? 'info' : 'warn']({ state: dataset, cost, pause }, `alert: ${alert.type}`);
    }
    if (!webhook) return;
    for (;;) {
      const claimed = await alerts.claim(AT_ONCE, claimSeconds);
      await Promise.all(claimed.map((alert) => deliver(webhook, alert)));
      if (claimed.length < AT_ONCE) return;
    }
  }

  async function lookOrSay(): Promise<void> {
    try {
      await look();
      isInTrouble = false;
    } catch (error) {
      if (!isInTrouble) dependencies.logger.warn({}, `Alerts cannot be looked at: ${messageOf(error)}`);
      isInTrouble = true;
    }
  }

  async function run(): Promise<void> {
    await alerts.prune(KEEP_DAYS).catch(() => undefined);
    while (!closing.signal.aborted) {
      await lookOrSay();
      await sleep(everyMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    await lookOrSay();
  }

  return {
    start() {
      running ??= run();
    },
    async close() {
      closing.abort();
      await running;
      await webhook?.close();
    },
  };
}
