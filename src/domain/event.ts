/** What a live event is about. `dataset` also tells counts; the others name what changed. */
export const EVENT_TYPES = ['dataset', 'persona', 'picture', 'gap'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What a dataset's status, cost or failures can be worth telling somebody outside of. */
export const ALERT_TYPES = [
  'dataset.completed',
  'dataset.incomplete',
  'dataset.paused',
  'dataset.failed',
  'dataset.cancelled',
  'dataset.cost_threshold',
  'dataset.failure_threshold',
] as const;
export type AlertType = (typeof ALERT_TYPES)[number];
