import { useQueryClient } from '@tanstack/react-query';
import type { Page, Persona } from '../../api/types.ts';

type List = [queryKey: readonly unknown[], page: Page<Persona>];

/** Who stands before and after somebody in the wall that one came from, as far as it has been read. */
export function useNeighbours(dataset: string, id: string): { before?: Persona; after?: Persona } {
  const lists = useQueryClient()
    .getQueriesData<Page<Persona>>({ queryKey: ['people', dataset] })
    .filter((list): list is List => list[1] !== undefined);
  const own = lists.find(([, page]) => page.items.some((person) => person.id === id));
  if (!own) return {};
  // The pages of one wall differ in their cursor alone.
  const wallOf = ([[, , filters, , limit]]: List) => JSON.stringify([filters, limit]);
  const people = lists
    .filter((list) => wallOf(list) === wallOf(own))
    .flatMap(([, { items }]) => items)
    .toSorted((one, other) => one.position - other.position);
  const at = people.findIndex((person) => person.id === id);
  const [before, after] = [people[at - 1], people[at + 1]];
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
}
