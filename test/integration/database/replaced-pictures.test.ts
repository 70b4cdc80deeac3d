import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createDatasets } from '../../../src/database/datasets.ts';
import { createPeopleQueries } from '../../../src/database/people-queries.ts';
import { createPersonas, type NewPicture, type Picture } from '../../../src/database/personas.ts';
import { createRemakes } from '../../../src/database/remakes.ts';
import { DATABASES, openTestDatabase } from '../../support/databases.ts';
import { datasetRequest } from '../../support/requests.ts';
import { addPeople, completePerson } from '../../support/stand-in-dataset.ts';

const DATASET = '01900000-0000-7000-8000-0000000000ab';

const next = (old: Picture, kind: 'grid' | 'cell'): NewPicture => {
  const { key, sha256, width, height, bytes, mediaType, index } = old;
  const verdict = kind === 'cell' ? ({ ...old.verdict, outcome: 'passed' } as NewPicture['verdict']) : null;
  const facts = { key: `new-${key}`, sha256: `new-${sha256}`, width, height, bytes, mediaType };
  return { ...facts, kind, index: kind === 'grid' ? 9 : index, perceptualHash: '00ff00ff00ff00ff', verdict };
};

describe.each(DATABASES)('a photo that failed and was made again, on %s', (kind) => {
  it('says nothing of its person any more, and neither do the pictures of a person made again', async () => {
    const connection = await openTestDatabase(kind);
    const { db } = connection;
    const [datasets, personas, remakes] = [createDatasets(db), createPersonas(db), createRemakes(db)];
    const queries = createPeopleQueries(db);
    await datasets.create(DATASET, datasetRequest({ count: 1, images: 4 }), { persona: null, picture: null });
    await datasets.start(DATASET);
    const [person] = await addPeople(db, DATASET, [0]);
    await completePerson(db, person!, 4);
    await datasets.settle(DATASET);
    await db.execute(
      sql`update pictures set verdict = '{"outcome":"failed"}' where kind = 'cell' and "index" = 2`,
    );
    const cell = (await personas.picturesOf([person!.id])).find(
      (one) => one.kind === 'cell' && one.index === 2,
    )!;
    expect(await personas.get(person!.id)).toMatchObject({ verdict: 'failed', hasFailed: true });
    expect(await queries.page(DATASET, { verdict: 'failed' }, undefined, 9)).toHaveLength(1);

    expect(await remakes.picture(cell)).toBeUndefined();
    expect(await remakes.picture(cell)).toBe('under-way');
    const [order] = await remakes.openOf(person!.id);
    await remakes.replace(order!, next(cell, 'grid'), next(cell, 'cell'));
    // Read once more after a crash, it adds nothing.
    await remakes.replace(order!, next(cell, 'grid'), next(cell, 'cell'));
    expect(await personas.get(person!.id)).toMatchObject({
      verdict: 'passed',
      hasFailed: false,
      picturesPassed: 1,
    });
    expect(await queries.page(DATASET, { verdict: 'failed' }, undefined, 9)).toEqual([]);
    expect(await queries.picturesPage(DATASET, { outcome: 'failed' }, undefined, 9)).toEqual([]);
    expect(await personas.outcomes(DATASET)).toEqual({ passed: 1 });
    await datasets.settle(DATASET);
    expect(await datasets.get(DATASET)).toMatchObject({ status: 'completed' });

    const now = await personas.get(person!.id);
    expect(await remakes.person(now!, 'Somebody else was wanted.')).toBeUndefined();
    expect(await remakes.person(now!, 'Somebody else was wanted.')).toBe('under-way');
    expect(await personas.get(person!.id)).toMatchObject({
      verdict: null,
      hasPassed: false,
      picturesPassed: 0,
    });
    expect(await queries.page(DATASET, {}, undefined, 9)).toEqual([]);
    expect(await datasets.counts(DATASET)).toMatchObject({
      failed: 0,
      completed: 0,
      pictures: 0,
      remakes: 0,
    });
    // Whoever lets the dataset go on does not bring back who was given up, also where nobody replaces who failed.
    await db.execute(sql`update datasets set "replace" = false`);
    await datasets.pause(DATASET, { code: 'max-cost', message: 'That is enough.' });
    await datasets.start(DATASET);
    expect(await personas.get(person!.id)).toMatchObject({ status: 'failed', failureCode: 'regenerated' });
    // A position for which nobody could be found anew is tried again, too.
    await datasets.addGap(DATASET, 0, 'nobody could be written', 'unwritten');
    await datasets.pause(DATASET, { code: 'max-cost', message: 'That is enough.' });
    await datasets.start(DATASET);
    expect(await datasets.gaps(DATASET)).toEqual([]);
    await connection.close();
  });
});
