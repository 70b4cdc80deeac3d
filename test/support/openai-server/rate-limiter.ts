import type { RateLimit } from './types.ts';

export interface RateLimiter {
  /** Takes one call out of the bucket, or says how long to wait for the next. */
  take(): { ok: true } | { ok: false; waitMs: number };
  headers(): Record<string, string>;
}

/** A bucket of `burst` calls, refilled evenly. Without a limit it is very large. */
export function createRateLimiter(limit: RateLimit | undefined): RateLimiter {
  const { perMinute, burst } = limit ?? { perMinute: 60_000, burst: 60_000 };
  const perMs = perMinute / 60_000;
  let tokens = burst;
  let filledAt = performance.now();
  const refill = (): void => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + (now - filledAt) * perMs);
    filledAt = now;
  };
  return {
    take() {
      refill();
      if (tokens < 1) return { ok: false, waitMs: Math.ceil((1 - tokens) / perMs) };
      tokens -= 1;
      return { ok: true };
    },
    headers() {
      refill();
      return {
        'x-ratelimit-limit-requests': String(perMinute),
        'x-ratelimit-remaining-requests': String(Math.floor(tokens)),
        'x-ratelimit-reset-requests': `${Math.ceil((burst - tokens) / perMs)}ms`,
      };
    },
  };
}
