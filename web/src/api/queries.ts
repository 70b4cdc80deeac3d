import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type PeopleFilters } from './calls.ts';
import type { DatasetStatus, NewDataset } from './types.ts';

/** Every key begins with what it is about, so that an event can name what has changed. */
export const queries = {
  me: () => queryOptions({ queryKey: ['me'], queryFn: api.me, staleTime: 60_000, retry: false }),
  datasets: (query: { q?: string; status?: DatasetStatus }) =>
    infiniteQueryOptions({
      queryKey: ['datasets', query],
      queryFn: ({ pageParam, signal }) =>
        api.datasets({ ...query, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  dataset: (id: string) =>
    queryOptions({ queryKey: ['dataset', id], queryFn: ({ signal }) => api.dataset(id, { signal }) }),
  faces: (dataset: string) =>
    queryOptions({
      queryKey: ['faces', dataset],
      queryFn: ({ signal }) => api.people(dataset, { status: 'completed', limit: 8 }, { signal }),
      staleTime: 10_000,
    }),
  peoplePage: (dataset: string, filters: PeopleFilters, cursor: string | null, limit: number) =>
    queryOptions({
      queryKey: ['people', dataset, filters, cursor, limit],
      queryFn: ({ signal }) =>
        api.people(dataset, { ...filters, limit, ...(cursor === null ? {} : { cursor }) }, { signal }),
      // Pages far out of sight leave the memory; their place stays.
      gcTime: 60_000,
    }),
  reviewQueue: (dataset: string, filters: PeopleFilters) =>
    infiniteQueryOptions({
      queryKey: ['review', dataset, filters],
      queryFn: ({ pageParam, signal }) =>
        api.people(
          dataset,
          {
            ...filters,
            status: 'completed',
            limit: 20,
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
          { signal },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      // The queue stands still while somebody works through it.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      refetchOnReconnect: false,
    }),
  person: (id: string) =>
    queryOptions({ queryKey: ['person', id], queryFn: ({ signal }) => api.person(id, { signal }) }),
  calls: (dataset: string, persona: string) =>
    queryOptions({
      queryKey: ['calls', dataset, persona],
      queryFn: ({ signal }) => api.calls(dataset, persona, { signal }),
    }),
  provenance: (picture: string) =>
    queryOptions({
      queryKey: ['provenance', picture],
      queryFn: ({ signal }) => api.provenance(picture, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  statistics: (dataset?: string) =>
    queryOptions({
      queryKey: ['statistics', dataset ?? 'all'],
      queryFn: ({ signal }) => api.statistics(dataset, { signal }),
    }),
  estimate: (wish: NewDataset) =>
    queryOptions({
      queryKey: ['estimate', wish],
      queryFn: ({ signal }) => api.estimate(wish, { signal }),
      staleTime: 60_000,
      retry: false,
    }),
  settings: () => queryOptions({ queryKey: ['settings'], queryFn: ({ signal }) => api.settings({ signal }) }),
  providers: () =>
    queryOptions({ queryKey: ['providers'], queryFn: ({ signal }) => api.providers({ signal }) }),
  users: () => queryOptions({ queryKey: ['users'], queryFn: ({ signal }) => api.users({ signal }) }),
  keys: () => queryOptions({ queryKey: ['keys'], queryFn: ({ signal }) => api.keys({ signal }) }),
};
