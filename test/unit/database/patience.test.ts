import { expect, it } from 'vitest';
import { createDatabasePatience } from '../../../src/database/patience.ts';
import { isAway } from '../../../src/database/postgres-errors.ts';
import { databaseAwayIn } from '../../../src/domain/database-away.ts';
import { createRecordingLogger } from '../../support/recording-logger.ts';

const refused = () =>
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });

/** Work that finds the database away for so many milliseconds. */
function awayFor(milliseconds: number) {
  const since = performance.now();
  return () =>
    performance.now() - since < milliseconds ? Promise.reject(refused()) : Promise.resolve('there');
}

it.each([
  [refused(), true],
  [Object.assign(new Error('terminating connection'), { code: '57P01' }), true],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('Failed query: select', { cause: refused() }), true],
  [new AggregateError([refused()], ''), true],
  [{ code: 'ECONNRESET', message: 'read ECONNRESET', queue: 'write' }, true],
  [Object.assign(new Error('duplicate key'), { code: '23505' }), false],
  [new Error('anything else'), false],
  [undefined, false],
])('%j is away: %s', (error, expected) => {
  expect(isAway(error)).toBe(expected);
});

it('waits until the database is back, and says so once for all who wait', async () => {
  const logger = createRecordingLogger();
  const patience = createDatabasePatience(logger, 60_000);
  const work = awayFor(1_200);
  const results = await Promise.all(Array.from({ length: 5 }, () => patience.patiently(work)));
  expect(results).toEqual(Array(5).fill('there'));
  expect(logger.lines.map(({ message }) => message)).toEqual([
    'The database cannot be reached; waiting … (connect ECONNREFUSED 127.0.0.1:5432)',
    'The database answers again.',
  ]);
  expect(patience.returns).toBe(1);
});

it('says nothing of a connection that is replaced at once', async () => {
  const logger = createRecordingLogger();
  expect(await createDatabasePatience(logger).patiently(awayFor(20))).toBe('there');
  expect(logger.lines).toEqual([]);
});

it('ends with what to do, and makes nobody wait again until the database is back', async () => {
  const { patiently } = createDatabasePatience(undefined, 300);
  const hint = expect.stringContaining('avatars resume');
  await expect(patiently(awayFor(60_000))).rejects.toMatchObject({ code: 'database_away', hint });
  let tries = 0;
  const failing = () => ((tries += 1), Promise.reject(refused()));
  const error: unknown = await patiently(failing).catch((thrown: unknown) => thrown);
  expect(tries).toBe(1);
  expect(databaseAwayIn(new Error('Failed query: select', { cause: error }))).toBe(error);
  expect(await patiently(() => Promise.resolve('there'))).toBe('there');
});

it('leaves every other error as it is', async () => {
  const error = Object.assign(new Error('duplicate key'), { code: '23505' });
  await expect(createDatabasePatience(undefined).patiently(() => Promise.reject(error))).rejects.toBe(error);
});
