import type { Dataset, Datasets } from '../database/datasets.ts';
import type { Persona, Personas } from '../database/personas.ts';
import type { Remakes } from '../database/remakes.ts';
import type { Job } from './queue.ts';

/** Most people asked for in one call. */
export const BATCH_SIZE = 10;

/** The jobs that a dataset still needs: for every empty position a batch, for every written person pictures. */
export async function jobsToDo(
  dataset: Dataset,
  { datasets, personas, remakes }: { datasets: Datasets; personas: Personas; remakes: Remakes },
): Promise<Job[]> {
  const [living, gaps, last, givenUp, unhappy] = await Promise.all([
    personas.living(dataset.id),
    datasets.gaps(dataset.id),
    personas.lastAttempts(dataset.id),
    datasets.timesGivenUp(dataset.id),
    remakes.people(dataset.id),
  ]);
  const settled = new Set([...living, ...gaps].map((place) => place.position));
  const jobs: Job[] = living.filter((person) => person.status === 'written').map(picturesOf);
  jobs.push(...unhappy.map(picturesOf));
  for (const positions of batchesOf(dataset)) {
    const unsettled = positions.filter((position) => !settled.has(position));
    // Whoever failed last there decides about a replacement; that may have been left undone.
    for (const position of unsettled) {
      const id = last.get(position);
      if (id !== undefined) jobs.push(picturesOf({ id, position }));
    }
    const neverWritten = unsettled.filter((position) => !last.has(position));
    const byTimes = Map.groupBy(neverWritten, (position) => givenUp.get(position) ?? 0);
    for (const [times, empty] of byTimes) {
      const batch = again(`batch-${positions[0]}`, times);
      // The whole batch, as it was asked for the first time: who is there already is not asked for again.
      const whole = times === 0 ? positions.filter((position) => !givenUp.has(position)) : empty;
      jobs.push({ kind: 'write', batch, attempt: 0, positions: whole });
    }
  }
  return jobs;
}

/** The job that makes, or makes again, pictures of somebody; or decides who follows them, where they failed. */
export function picturesOf({ id, position }: Pick<Persona, 'id' | 'position'>): Job {
  return { kind: 'pictures', personaId: id, position };
}

/**
 * Positions that are asked for together. Those that were there before the dataset was extended keep their batches,
 * and with them the names of what was paid for.
 */
function batchesOf({ count, extendedFrom }: Pick<Dataset, 'count' | 'extendedFrom'>): number[][] {
  const ends = [...extendedFrom, count];
  return ends.flatMap((end, part) => {
    const begin = part === 0 ? 0 : (ends[part - 1] as number);
    return Array.from({ length: Math.ceil((end - begin) / BATCH_SIZE) }, (_, batch) => {
      const first = begin + batch * BATCH_SIZE;
      return Array.from({ length: Math.min(BATCH_SIZE, end - first) }, (_, index) => first + index);
    });
  });
}

/** What was asked for and given up is asked for under a new name: under the old one the ledger has the old answers. */
const again = (batch: string, times: number): string => (times === 0 ? batch : `${batch}-again-${times}`);

/** Somebody else at this position. */
export function replacementFor(position: number, lastAttempt: number, timesGivenUp: number): Job {
  const attempt = lastAttempt + 1;
  const batch = again(`position-${position}-${attempt}`, timesGivenUp);
  return { kind: 'write', batch, attempt, positions: [position] };
}
