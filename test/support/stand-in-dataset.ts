import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../src/database/connection.ts';
import { createPersonas, type NewPicture } from '../../src/database/personas.ts';
import { personas } from '../../src/database/schema.ts';

export interface StandInPerson {
  id: string;
  datasetId: string;
}

/** Writes people down as an answer of a writer does, in one transaction, without asking anybody. */
export async function addPeople(
  db: Database,
  datasetId: string,
  positions: readonly number[],
): Promise<StandInPerson[]> {
  const rows = positions.map((position) => ({
    id: uuidv7(),
    datasetId,
    position,
    attempt: 0,
    status: 'written' as const,
    seed: 'stand-in',
    firstname: 'Ada',
    lastname: `Number ${position}`,
    gender: 'f',
    bio_facebook: 'Somebody who stands in.',
    bio_instagram: 'Stands in.',
    bio_x: 'Stands in.',
    bio_tiktok: 'Stands in.',
    age: 40,
    createdAt: new Date(),
  }));
  await db.insert(personas).values(rows);
  return rows.map(({ id }) => ({ id, datasetId }));
}

/** Completes a person with pictures whose bytes are nowhere, by the product's own repository. */
export function completePerson(db: Database, person: StandInPerson, images: number): Promise<void> {
  return createPersonas(db).complete(person, [
    picture(person, 'base', 0),
    picture(person, 'grid', 0),
    ...Array.from({ length: images }, (_, index) => picture(person, 'cell', index)),
  ]);
}

function picture(person: StandInPerson, kind: NewPicture['kind'], index: number): NewPicture {
  return {
    kind,
    index,
    key: `datasets/${person.datasetId}/people/${person.id}/${kind}-${index}.png`,
    sha256: '0'.repeat(64),
    width: 512,
    height: 512,
    bytes: 1,
    mediaType: 'image/png',
    perceptualHash: '0123456789abcdef',
  };
}
