import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queries } from '../api/queries.ts';
import type { Dataset, DatasetStatus, Page } from '../api/types.ts';
import { type LiveEvents, useLiveEvents } from './events.ts';
import { patchPerson } from './patch-person.ts';

/** People are read again at most this often, however many events come. */
const BATCH_MS = 1200;

type Figures = LiveEvents['dataset'] & { status: DatasetStatus };

/** The dataset as some list shows it. */
const inLists = (client: QueryClient, id: string): Dataset | undefined =>
  client
    .getQueriesData<InfiniteData<Page<Dataset>>>({ queryKey: ['datasets'] })
    .flatMap(([, list]) => list?.pages.flatMap((page) => page.items) ?? [])
    .find((item) => item.id === id);

function patchDataset(client: QueryClient, data: Figures): void {
  const patch = (old: Dataset): Dataset =>
    old.id === data.dataset_id
      ? {
          ...old,
          status: data.status,
          completed: data.completed,
          failed: data.failed,
          pictures: data.pictures,
          cost: { ...old.cost, usd: data.cost_usd },
        }
      : old;
  const before =
    client.getQueryData<Dataset>(['dataset', data.dataset_id]) ?? inLists(client, data.dataset_id);
  client.setQueryData<Dataset>(['dataset', data.dataset_id], (old) => old && patch(old));
  client.setQueriesData<InfiniteData<Page<Dataset>>>(
    { queryKey: ['datasets'] },
    (old) => old && { ...old, pages: old.pages.map((page) => ({ ...page, items: page.items.map(patch) })) },
  );
  // Why it paused, when it ended: what the event does not say.
  if (before && before.status !== data.status) {
    void client.invalidateQueries({ queryKey: ['dataset', data.dataset_id] });
    void client.invalidateQueries({ queryKey: ['datasets'] });
  }
}

/**
 * Keeps what is shown up to date with the server, without loading everything anew at each event.
 * @param onDeleted somebody has deleted the dataset that is listened to
 */
export function useLiveCache(dataset?: string, onDeleted?: () => void): void {
  const client = useQueryClient();
  const waiting = useRef<{
    timer?: ReturnType<typeof setTimeout>;
    people: Set<string>;
    datasets: Set<string>;
  }>({
    people: new Set(),
    datasets: new Set(),
  });
  /** Datasets that events told of and no list held. */
  const strangers = useRef(new Set<string>());
  const flush = () => {
    const { people, datasets } = waiting.current;
    waiting.current = { people: new Set(), datasets: new Set() };
    for (const id of people) void client.invalidateQueries({ queryKey: ['person', id] });
    if (datasets.size > 0) void client.invalidateQueries({ queryKey: queries.statistics().queryKey });
    for (const id of datasets) {
      void client.invalidateQueries({ queryKey: ['people', id] });
      void client.invalidateQueries({ queryKey: ['faces', id] });
      void client.invalidateQueries({ queryKey: ['calls', id] });
      void client.invalidateQueries({ queryKey: ['statistics', id] });
    }
  };
  useEffect(() => () => clearTimeout(waiting.current.timer), []);
  useLiveEvents(
    dataset,
    (event) => {
      if (event.kind === 'dataset') {
        const { status, dataset_id: id } = event.data;
        if (status !== 'deleted') {
          patchDataset(client, { ...event.data, status });
          // Made elsewhere since the list was read; or on a page of it that nobody looks at, which is asked once.
          if (!inLists(client, id) && !strangers.current.has(id)) {
            strangers.current.add(id);
            void client.invalidateQueries({ queryKey: ['datasets'] });
          }
        } else {
          void client.invalidateQueries({ queryKey: ['datasets'] });
          if (dataset === id) onDeleted?.();
        }
        return;
      }
      const { current } = waiting;
      current.datasets.add(event.data.dataset_id);
      if ('persona_id' in event.data) current.people.add(event.data.persona_id);
      // Also in a queue that somebody works through, which is not read anew.
      if (event.kind === 'persona') {
        const { persona_id: id, review, status } = event.data;
        patchPerson(client, id, { review, status });
      }
      current.timer ??= setTimeout(flush, BATCH_MS);
    },
    () => void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'review' }),
  );
}
