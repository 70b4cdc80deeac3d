import { createHash } from 'node:crypto';
import type { AttemptLimit, SignInAttempts } from '../../database/sign-in-attempts.ts';
import { HttpProblem } from '../problem.ts';

/** From one address, whatever is tried; also many people behind one router get along with it. */
export const ADDRESS_LIMIT: AttemptLimit = { most: 30, windowSeconds: 300 };
/** For one account, from wherever. It begins anew when somebody signs in. */
export const ACCOUNT_LIMIT: AttemptLimit = { most: 10, windowSeconds: 900 };

export const addressKey = (address: string): string => `address:${address}`;

/** Hashed: what is typed there is of any length, and sometimes a password. */
export const accountKey = (email: string): string =>
  `account:${createHash('sha256').update(email.toLowerCase()).digest('base64url')}`;

/** Counts an attempt. @throws HttpProblem 429 */
export async function refuseAboveLimit(
  attempts: SignInAttempts,
  key: string,
  limit: AttemptLimit,
): Promise<void> {
  const seconds = await attempts.take(key, limit);
  if (seconds === 0) return;
  throw new HttpProblem(429, 'too_many_attempts', 'Too many attempts to sign in.', {
    hint: `Try again in ${seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
    retryAfter: seconds,
  });
}
