import { afterEach, describe, expect, it } from 'vitest';
import { createLockSession, type LockSession } from '../../../src/database/lock-session.ts';
import { createPersonLocks } from '../../../src/database/person-locks.ts';
import { createTestDatabase } from '../../support/shared-postgres.ts';

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
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<string>();
    const working = one.alone('person:1', () => {
      begun.resolve();
      return finish.promise;
    });
    await begun.promise;
    expect(await other.alone('person:1', async () => 'mine')).toBeUndefined();
    expect(await one.alone('person:1', async () => 'mine')).toBeUndefined();
    expect(await other.alone('person:2', async () => 'mine')).toBe('mine');
    finish.resolve('done');
    expect(await working).toBe('done');
    expect(await other.alone('person:1', async () => 'mine')).toBe('mine');
  });

  it('a lock goes with the session that held it', async () => {
    const url = await createTestDatabase();
    const connection = sessionOf(url);
    const [one, other] = [createPersonLocks(connection), session(url)];
    const begun = Promise.withResolvers<void>();
    void one.alone('person:1', () => {
      begun.resolve();
      return new Promise(() => {});
    });
    await begun.promise;
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
