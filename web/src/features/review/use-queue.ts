import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { thumbnailOf, type PeopleFilters } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import type { Persona } from '../../api/types.ts';
import { useLatecomers } from './use-latecomers.ts';
import { picturesOf } from '../person/pictures-of.ts';

/** More people are fetched when this few are left before the end. */
const AHEAD = 8;
const PREFETCHED = 2;

/** The people to review, one after another. The queue stands still: who was decided stays at their place. */
export function useQueue(dataset: string, filters: PeopleFilters) {
  const queue = useInfiniteQuery(queries.reviewQueue(dataset, filters));
  const people = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const [index, setIndex] = useState(0);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = queue;
  const close = index + AHEAD >= people.length;
  useEffect(() => {
    if (close && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [close, hasNextPage, isFetchingNextPage, fetchNextPage]);

  useLatecomers(dataset, filters, close && queue.data !== undefined && !hasNextPage);

  const next = people.slice(index + 1, index + 1 + PREFETCHED);
  const ahead = next.map(({ id }) => id).join();
  useEffect(() => {
    for (const person of next) prefetch(person);
    // oxlint-disable-next-line react/exhaustive-deps -- `ahead` says who `next` is
  }, [ahead]);

  return {
    queue,
    people,
    index,
    person: people[index],
    /** Past the last one is a place of its own: everything is done. */
    forward: () => setIndex((old) => Math.min(old + 1, people.length)),
    back: () => setIndex((old) => Math.max(old - 1, 0)),
    go: setIndex,
  };
}

function prefetch(person: Persona): void {
  for (const picture of picturesOf(person)) new Image().src = thumbnailOf(picture, 640);
}
