import { afterEach, describe, expect, it } from 'vitest';
import { createLockSession, type LockSession } from '../../../src/database/lock-session.ts';
import { createPersonLocks, type PersonLocks } from '../../../src/database/person-locks.ts';
import { createTestDatabase } from '../../support/shared-postgres.ts';

/** Takes the lock, and tells when it has it and how to give it back. */
async function hold(locks: PersonLocks, name: string) {
  const { promise: held, resolve: release } = Promise.withResolvers<string>();
  const { promise: taken, resolve: started } = Promise.withResolvers<void>();
  const ended = locks.alone(name, () => {
    started();
    return held;
  });
  await taken;
  return { ended, release };
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
  const session = (url: string) => createPersonLocks(sessionOf(url));

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

  it('is free again when the work fails', async () => {
    const locks = session(await createTestDatabase());
    await expect(locks.alone('person:1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await locks.alone('person:1', async () => 'again')).toBe('again');
  });
});
