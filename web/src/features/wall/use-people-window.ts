import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { PeopleFilters } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import type { Persona } from '../../api/types.ts';

export const PAGE_SIZE = 60;

/** Indexes in a list, `to` exclusive. */
interface Sight {
  from: number;
  to: number;
}

const pageOf = (index: number) => Math.floor(index / PAGE_SIZE);

/** Whether the same pages hold whom one sees. */
export const samePages = (one: Sight, other: Sight): boolean =>
  pageOf(one.from) === pageOf(other.from) && pageOf(one.to) === pageOf(other.to);

export interface PeopleWindow {
  /** People known to be there; more may follow while `more`. */
  count: number;
  more: boolean;
  pending: boolean;
  error: unknown;
  /** Undefined while its page is on the way. */
  at: (index: number) => Persona | undefined;
  retry: () => void;
}

/** Where each page begins that was reached so far, and how many the last one holds. */
interface Reached {
  of: string;
  cursors: (string | null)[];
  lastCount: number | undefined;
}

const start = (of: string): Reached => ({ of, cursors: [null], lastCount: undefined });

/**
 * People of a long list, of which only the pages in sight are in memory. A list with cursors can only be walked page
 * by page: the cursors stay, the people of far pages go (gcTime) and are read again when somebody scrolls back.
 * @param from to: the indexes in sight, `to` exclusive
 */
export function usePeopleWindow(
  dataset: string,
  filters: PeopleFilters,
  from: number,
  to: number,
): PeopleWindow {
  const key = JSON.stringify([dataset, filters]);
  const client = useQueryClient();
  // Whoever comes back finds the list as long as it was, and stands where they stood.
  const before = (): Reached => client.getQueryData<Reached>(['reached', key]) ?? start(key);
  const [kept, setReached] = useState(before);
  const reached = kept.of === key ? kept : before();
  const last = reached.cursors.length - 1;
  const firstPage = Math.max(0, Math.min(last, pageOf(from)));
  const lastPage = Math.min(last, pageOf(to));
  const wanted = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index);
  const pages = useQueries({
    queries: wanted.map((page) => ({
      ...queries.peoplePage(dataset, filters, reached.cursors[page] ?? null, PAGE_SIZE),
    })),
  });

  // What the pages in sight say about where the next ones begin.
  let next = reached;
  pages.forEach(({ data }, index) => {
    if (data) next = learn(next, firstPage + index, data.next_cursor, data.items.length);
  });
  if (next !== kept) setReached(next);
  useEffect(() => void client.setQueryData(['reached', key], reached), [client, key, reached]);

  const found = new Map(wanted.map((page, index) => [page, pages[index]] as const));
  const more = reached.lastCount === undefined;
  const failed = pages.find(({ error }) => error !== null);
  return {
    count: last * PAGE_SIZE + (reached.lastCount ?? 0),
    more,
    pending: pages.some(({ isPending }) => isPending),
    error: failed?.error,
    at: (index) => found.get(pageOf(index))?.data?.items[index % PAGE_SIZE],
    retry: () => void failed?.refetch(),
  };
}

function learn(old: Reached, page: number, cursor: string | null, count: number): Reached {
  const last = old.cursors.length - 1;
  if (cursor === null) {
    if (page === last && old.lastCount === count) return old;
    return { ...old, cursors: old.cursors.slice(0, page + 1), lastCount: count };
  }
  if (old.cursors[page + 1] === cursor) return old;
  if (page === last) return { ...old, cursors: [...old.cursors, cursor], lastCount: undefined };
  // Somebody came in between: the next page begins elsewhere now. Those behind it follow when they come into sight,
  // so that nothing jumps.
  return { ...old, cursors: old.cursors.with(page + 1, cursor) };
}

/** The same object while the filters are the same, whoever made them. */
export function useStable<Value>(value: Value): Value {
  const written = JSON.stringify(value);
  return useMemo(() => JSON.parse(written) as Value, [written]);
}
