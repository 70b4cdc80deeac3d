import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { createLockSession, type LockSession } from '../../../src/database/lock-session.ts';
import { createDatabasePatience } from '../../../src/database/patience.ts';
import { createPersonLocks, type Hold, type PersonLocks } from '../../../src/database/person-locks.ts';
import { createTestDatabase } from '../../support/databases.ts';

/** Ends the connection that holds this lock. */
async function endConnections(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid, 5000) from pg_locks
     where locktype = 'advisory' and (classid::bigint << 32) | objid::bigint = hashtextextended($1, 0)`,
    [name],
  );
  await client.end();
  expect(rowCount).toBe(1);
}

/** Takes the lock, and tells when it has it and how to give it back. */
async function hold(locks: PersonLocks, name: string) {
  const { promise: held, resolve: release } = Promise.withResolvers<string>();
  const { promise: taken, resolve: started } = Promise.withResolvers<Hold>();
  const ended = locks.alone(name, (mine) => {
    started(mine);
    return held;
  });
  const { isHeld } = await taken;
  return { ended, release, isHeld };
}

describe('person locks on PostgreSQL', () => {
  const open: LockSession[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((session) => session.close()));
  });
  const sessionOf = (url: string) => {
    const session = createLockSession(url);
    open.push(session);
    return session;
  };
  const session = (url: string) => createPersonLocks(sessionOf(url), createDatabasePatience(undefined));

  it('one works at a time, in one process and across sessions; others hear it at once', async () => {
    const url = await createTestDatabase();
    const [one, other] = [session(url), session(url)];
    const { ended, release } = await hold(one, 'person:1');
    expect(await other.alone('person:1', async () => 'mine')).toBeUndefined();
    expect(await one.alone('person:1', async () => 'mine')).toBeUndefined();
    expect(await other.alone('person:2', async () => 'mine')).toBe('mine');
    release('done');
    expect(await ended).toBe('done');
    expect(await other.alone('person:1', async () => 'mine')).toBe('mine');
  });

  it('a lock goes with the session that held it', async () => {
    const url = await createTestDatabase();
    const connection = sessionOf(url);
    const [one, other] = [createPersonLocks(connection), session(url)];
    await hold(one, 'person:1');
    expect(await other.alone('person:1', async () => 'mine')).toBeUndefined();
    await connection.close();
    await expect.poll(() => other.alone('person:1', async () => 'mine')).toBe('mine');
  });

  it('is taken again after the connection was lost, before anybody relies on it', async () => {
    const url = await createTestDatabase();
    const [one, other] = [session(url), session(url)];
    const { isHeld, release, ended } = await hold(one, 'person:1');
    await endConnections(url, 'person:1');
    expect(await isHeld()).toBe(true);
    expect(await other.alone('person:1', async () => 'mine')).toBeUndefined();
    release('done');
    expect(await ended).toBe('done');
    expect(await other.alone('person:1', async () => 'mine')).toBe('mine');
  });

  it('is known to be lost while somebody else has it, and is ours again after that', async () => {
    const url = await createTestDatabase();
    const [one, other] = [session(url), session(url)];
    const mine = await hold(one, 'person:1');
    await endConnections(url, 'person:1');
    const theirs = await hold(other, 'person:1');
    expect(await mine.isHeld()).toBe(false);
    theirs.release('done');
    await theirs.ended;
    expect(await mine.isHeld()).toBe(true);
    expect(await other.alone('person:1', async () => 'mine')).toBeUndefined();
  });

  it('comes back by itself, as those do that are kept for good', async () => {
    const url = await createTestDatabase();
    const [one, other] = [session(url), session(url)];
    one.keep('process:1');
    await one.refresh();
    await hold(one, 'person:1');
    await endConnections(url, 'person:1');
    // The first may find the connection broken.
    await one.refresh().catch(() => one.refresh());
    expect(await other.alone('process:1', async () => 'mine')).toBeUndefined();
    expect(await other.alone('person:1', async () => 'mine')).toBeUndefined();
  });

  it('is free again when the work fails', async () => {
    const locks = session(await createTestDatabase());
    await expect(locks.alone('person:1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await locks.alone('person:1', async () => 'again')).toBe('again');
  });
});
