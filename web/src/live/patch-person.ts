import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Page, Persona } from '../api/types.ts';

/** Puts what is known about somebody into every list that shows them. */
export function patchPerson(client: QueryClient, id: string, patch: Partial<Persona>): void {
  const apply = (person: Persona): Persona => (person.id === id ? { ...person, ...patch } : person);
  client.setQueryData<Persona>(['person', id], (old) => old && apply(old));
  client.setQueriesData<Page<Persona>>(
    { queryKey: ['people'] },
    (old) => old && { ...old, items: old.items.map(apply) },
  );
  client.setQueriesData<InfiniteData<Page<Persona>>>(
    { queryKey: ['review'] },
    (old) => old && { ...old, pages: old.pages.map((page) => ({ ...page, items: page.items.map(apply) })) },
  );
}
