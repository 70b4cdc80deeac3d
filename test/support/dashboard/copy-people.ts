import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../../src/database/connection.ts';
import { datasets, personas, pictures } from '../../../src/database/schema.ts';
import type { Verdict } from '../../../src/domain/verdict.ts';

export interface Copy {
  /** The dataset whose completed people are copied, in turns, with the addresses of their pictures. */
  from: string;
  into: string;
  count: number;
  /** What a photo of somebody would say, by the number of the copy; what it says unless told. */
  verdictOf?: (copy: number, index: number) => Verdict | undefined;
}

/** Rows that one statement takes: parameters are counted in 16 bits. */
const CHUNK = 500;

/** Fills a dataset with people whom the product has made before; nobody draws anything. */
export async function copyPeople(db: Database, { from, into, count, verdictOf }: Copy): Promise<void> {
  const originals = await db.select().from(personas).where(eq(personas.datasetId, from));
  const theirs = Map.groupBy(
    await db.select().from(pictures).where(eq(pictures.datasetId, from)),
    ({ personaId }) => personaId,
  );
  for (let first = 0; first < count; first += CHUNK) {
    const people = Array.from({ length: Math.min(CHUNK, count - first) }, (_, index) => {
      const position = first + index;
      const original = originals[position % originals.length];
      if (!original) throw new Error('There is nobody to copy.');
      return { ...original, original: original.id, id: uuidv7(), datasetId: into, position };
    });
    await db.transaction(async (tx) => {
      await tx.insert(personas).values(people.map(({ original: _, ageBand: __, ...row }) => row));
      const rows = people.flatMap(({ id, original, position }) =>
        (theirs.get(original) ?? []).map(({ outcome: _, ...picture }) => {
          const found = picture.kind === 'cell' ? verdictOf?.(position, picture.index) : undefined;
          return {
            ...picture,
            id: uuidv7(),
            datasetId: into,
            personaId: id,
            ...(found ? { verdict: found } : {}),
          };
        }),
      );
      for (let at = 0; at < rows.length; at += CHUNK) {
        await tx.insert(pictures).values(rows.slice(at, at + CHUNK));
      }
    });
  }
  await db.update(datasets).set({ startedAt: new Date() }).where(eq(datasets.id, into));
}
