import {
  type InfiniteData,
  type QueryClient,
  type QueryKey,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, type PeopleFilters } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import type { Page, Persona } from '../../api/types.ts';

const LARGEST_PAGE = 200;

/**
 * Whoever is completed after the queue was read comes at its end, wherever they stand in the dataset: what somebody has
 * seen already stays in its order.
 * @param atEnd whether the end of the queue is near, so that it is worth a look
 */
export function useLatecomers(dataset: string, filters: PeopleFilters, atEnd: boolean): void {
  const client = useQueryClient();
  // Kept up to date by the events of the dataset.
  const completed = useQuery(queries.dataset(dataset)).data?.completed;
  const counted = useRef(completed);
  /** Once also where nobody was counted: somebody may have come between the queue and the count. */
  const behind = useRef(true);
  const looking = useRef(false);
  const waitsForReview = (filters.review ?? 'pending') === 'pending';
  useEffect(() => {
    behind.current ||= counted.current !== completed;
    counted.current = completed;
    if (!atEnd || !waitsForReview || looking.current || !behind.current) return;
    const look = async () => {
      while (behind.current) {
        behind.current = false;
        append(client, queries.reviewQueue(dataset, filters).queryKey, await readAll(dataset, filters));
      }
    };
    looking.current = true;
    // What fails here is tried again when the next one is completed.
    void look()
      .catch(() => undefined)
      .finally(() => (looking.current = false));
  }, [client, dataset, filters, completed, atEnd, waitsForReview]);
}

function append(client: QueryClient, queryKey: QueryKey, people: readonly Persona[]): void {
  client.setQueryData<InfiniteData<Page<Persona>, string | null>>(queryKey, (old) => {
    if (!old) return old;
    const known = new Set(old.pages.flatMap((page) => page.items.map(({ id }) => id)));
    const items = people.filter(({ id }) => !known.has(id));
    if (items.length === 0) return old;
    return { pages: [...old.pages, { items, next_cursor: null }], pageParams: [...old.pageParams, null] };
  });
}

async function readAll(dataset: string, filters: PeopleFilters): Promise<Persona[]> {
  const all: Persona[] = [];
  const wanted = { ...filters, status: 'completed', review: 'pending', limit: LARGEST_PAGE } as const;
  for (let cursor: string | null = null; ;) {
    const page: Page<Persona> = await api.people(
      dataset,
      { ...wanted, ...(cursor === null ? {} : { cursor }) },
      {},
    );
    all.push(...page.items);
    if (page.next_cursor === null) return all;
    cursor = page.next_cursor;
  }
}
