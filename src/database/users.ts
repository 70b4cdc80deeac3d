import { and, asc, eq, gt, isNull, or, type SQL } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../domain/access.ts';
import { AvatarError } from '../domain/errors.ts';
import type { Database } from './connection.ts';
import { accounts, apiKeys, sessions, users } from './schema.ts';

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  disabledAt: Date | null;
  createdAt: Date;
}

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  /** Never the password itself. */
  passwordHash: string;
}

export interface UserChanges {
  name?: string | undefined;
  role?: Role | undefined;
  disabled?: boolean | undefined;
  passwordHash?: string | undefined;
}

/** The people who may sign in. There is always an administrator, once there was one. */
export interface Users {
  get(id: string): Promise<User | undefined>;
  /** By creation, the oldest first. */
  page(options: { after: string | undefined; limit: number }): Promise<User[]>;
  /** Whether somebody can administer the server. */
  hasAdministrator(): Promise<boolean>;
  /** @throws AvatarError `conflict` where the address is taken */
  create(user: NewUser): Promise<User>;
  /**
   * Disabling a user, or giving them another password, ends their sessions; disabling also ends their keys.
   * @throws AvatarError `not_here`, `conflict` (the last administrator)
   */
  change(id: string, changes: UserChanges): Promise<User>;
  /** Their sessions and keys go along. @throws AvatarError `not_here`, `conflict` (the last administrator) */
  remove(id: string): Promise<void>;
}

const shown = {
  id: users.id,
  email: users.email,
  name: users.name,
  role: users.role,
  disabledAt: users.disabledAt,
  createdAt: users.createdAt,
};

const isAdministrator = and(eq(users.role, 'admin'), isNull(users.disabledAt)) as SQL;

export function createUsers(db: Database): Users {
  return {
    async get(id) {
      const [user] = await db.select(shown).from(users).where(eq(users.id, id));
      return user;
    },

    async page({ after, limit }) {
      // Ids are UUIDv7: their order is that of creation.
      const where = after === undefined ? undefined : gt(users.id, after);
      return db.select(shown).from(users).where(where).orderBy(asc(users.id)).limit(limit);
    },

    async hasAdministrator() {
      const found = await db.select({ id: users.id }).from(users).where(isAdministrator).limit(1);
      return found.length > 0;
    },

    create: (user) => db.transaction((transaction) => insertUser(transaction, user)),

    change: (id, changes) =>
      db.transaction(async (transaction) => {
        const user = await lockUser(transaction, id);
        const staysAdministrator = (changes.role ?? user.role) === 'admin' && changes.disabled !== true;
        if (!staysAdministrator) await refuseLastAdministrator(transaction, id);
        const now = new Date();
        const [changed] = await transaction
          .update(users)
          .set({
            ...(changes.name === undefined ? {} : { name: changes.name }),
            ...(changes.role === undefined ? {} : { role: changes.role }),
            ...(changes.disabled === undefined
              ? {}
              : { disabledAt: changes.disabled ? (user.disabledAt ?? now) : null }),
            updatedAt: now,
          })
          .where(eq(users.id, id))
          .returning(shown);
        if (changes.passwordHash !== undefined) {
          await transaction
            .update(accounts)
            .set({ password: changes.passwordHash, updatedAt: now })
            .where(eq(accounts.userId, id));
        }
        if (changes.disabled === true || changes.passwordHash !== undefined) {
          await transaction.delete(sessions).where(eq(sessions.userId, id));
        }
        if (changes.disabled === true) {
          await transaction.delete(apiKeys).where(eq(apiKeys.referenceId, id));
        }
        return changed as User;
      }),

    remove: (id) =>
      db.transaction(async (transaction) => {
        await lockUser(transaction, id);
        await refuseLastAdministrator(transaction, id);
        await transaction.delete(users).where(eq(users.id, id));
      }),
  };
}

/** Writes a user down as better-auth expects one who signs in by password. Also for the first, in its transaction. */
export async function insertUser(db: Database, { passwordHash, ...user }: NewUser): Promise<User> {
  const now = new Date();
  const email = user.email.toLowerCase();
  const [created] = await db
    .insert(users)
    .values({ ...user, id: uuidv7(), email, createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: users.email })
    .returning(shown);
  if (!created) throw new AvatarError('conflict', `There is a user with the address ${email} already.`);
  await db.insert(accounts).values({
    id: uuidv7(),
    accountId: created.id,
    providerId: 'credential',
    userId: created.id,
    password: passwordHash,
    createdAt: now,
    updatedAt: now,
  });
  return created;
}

/** Locks all administrators too: two who take each other's role at the same time do so one after another. */
async function lockUser(db: Database, id: string): Promise<User> {
  const locked = await db
    .select(shown)
    .from(users)
    .where(or(eq(users.id, id), isAdministrator))
    .orderBy(asc(users.id))
    .for('update');
  const user = locked.find((one) => one.id === id);
  if (!user) throw new AvatarError('not_here', `There is no user ${id}.`);
  return user;
}

async function refuseLastAdministrator(db: Database, id: string): Promise<void> {
  const administrators = await db.select({ id: users.id }).from(users).where(isAdministrator);
  if (administrators.length === 1 && administrators[0]?.id === id) {
    throw new AvatarError(
      'conflict',
      'This is the last administrator, who can be neither removed nor demoted.',
      {
        hint: 'Make somebody else an administrator first.',
      },
    );
  }
}
