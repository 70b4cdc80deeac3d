import { type ApiKeys, createApiKeys } from './api-keys.ts';
import type { Database } from './connection.ts';
import { accounts, apiKeys, sessions, users, verifications } from './schema.ts';
import { createServerSetUp, type ServerSetUp } from './server-set-up.ts';
import { createSignInAttempts, type SignInAttempts } from './sign-in-attempts.ts';
import { createUsers, type Users } from './users.ts';

/** Everything that signing in keeps in the database. */
export interface SignInStore {
  users: Users;
  keys: ApiKeys;
  attempts: SignInAttempts;
  setUp: ServerSetUp;
  /** What better-auth works on itself, under the names that it has for the tables. */
  db: Database;
  tables: Record<string, unknown>;
}

export function createSignInStore(db: Database): SignInStore {
  return {
    users: createUsers(db),
    keys: createApiKeys(db),
    attempts: createSignInAttempts(db),
    setUp: createServerSetUp(db),
    db,
    tables: {
      user: users,
      session: sessions,
      account: accounts,
      verification: verifications,
      apikey: apiKeys,
    },
  };
}
