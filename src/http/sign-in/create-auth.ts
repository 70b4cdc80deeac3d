import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { v7 as uuidv7 } from 'uuid';
import type { SignInStore } from '../../database/sign-in-store.ts';
import type { Logger } from '../../ports/logger.ts';

export const SHORTEST_PASSWORD = 12;
/** Hashing takes longer for longer ones, and everybody may try one. */
export const LONGEST_PASSWORD = 128;
export const MOST_KEY_DAYS = 3650;

const WEEK_SECONDS = 7 * 24 * 3600;

export interface AuthOptions {
  store: Pick<SignInStore, 'db' | 'tables'>;
  /** Signs the cookies; the same on every server on one database. */
  secret: string;
  /** Where people reach the server, without a slash at the end. */
  url: string;
  logger: Logger;
}

/**
 * better-auth, of which only the functions are used: none of its routes is reachable, so what a new version adds
 * to them changes nothing here. Limits are counted before it, by address and by account.
 */
export function createAuth({ store, secret, url, logger }: AuthOptions) {
  return betterAuth({
    appName: 'avatars',
    baseURL: url,
    secret,
    database: drizzleAdapter(store.db, { provider: 'pg', schema: store.tables, transaction: false }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      // Counted in UTF-16 units, of which a character has up to two.
      maxPasswordLength: 2 * LONGEST_PASSWORD,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    // Without prolonging: a request would have to answer with another cookie, event streams too.
    session: { expiresIn: WEEK_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'avatars',
      useSecureCookies: url.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      database: { generateId: () => uuidv7() },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      apiKey({
        defaultPrefix: 'avatars_',
        defaultKeyLength: 64,
        // The schemas of this API limit it first; they count characters, and this counts UTF-16 units.
        maximumNameLength: 400,
        startingCharactersConfig: { shouldStore: true, charactersLength: 12 },
        keyExpiration: { minExpiresIn: 1, maxExpiresIn: MOST_KEY_DAYS },
        rateLimit: { enabled: false },
      }),
    ],
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => {
        // What it warns of is what visitors do: wrong passwords and keys. Those are answered, and counted.
        if (level === 'error') logger.warn({ part: 'sign-in' }, message);
      },
    },
  });
}
