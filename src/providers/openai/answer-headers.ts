import type { RateLimitState } from '../../ports/answers.ts';

/** As much of `Headers` as is read here. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `20ms`, `1s`, `6m0s`, `1h2m3.5s`, or of a plain number of seconds. */
export function parseDuration(text: string): number | undefined {
  const compact = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(compact)) return Math.ceil(Number(compact) * 1_000);
  if (!/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(compact)) return undefined;
  let ms = 0;
  for (const [, amount, unit] of compact.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) {
    ms += Number(amount) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
  }
  return Number.isFinite(ms) ? Math.ceil(ms) : undefined;
}

/**
 * What the server says of its limits. Of several limits the one on pictures is taken before the one on
 * requests; limits on tokens are not of this kind.
 */
export function readRateLimit(headers: AnswerHeaders): RateLimitState | undefined {
  for (const what of ['images', 'requests']) {
    const limit = readCount(headers.get(`x-ratelimit-limit-${what}`));
    const remaining = readCount(headers.get(`x-ratelimit-remaining-${what}`));
    const reset = headers.get(`x-ratelimit-reset-${what}`);
    const resetMs = reset === null ? undefined : parseDuration(reset);
    if (limit !== undefined || remaining !== undefined || resetMs !== undefined) {
      return {
        ...(limit === undefined ? {} : { limit }),
        ...(remaining === undefined ? {} : { remaining }),
        ...(resetMs === undefined ? {} : { resetMs }),
      };
    }
  }
  return undefined;
}

/**
 * Milliseconds that the server asks to wait: `retry-after-ms`, `retry-after` (seconds or a date), else the
 * words of the message ("Please try again in 1.5s."), else nothing.
 */
export function readRetryAfter(
  headers: AnswerHeaders,
  message: string,
  now = Date.now(),
): number | undefined {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms) && ms >= 0) return Math.ceil(ms);
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = parseDuration(after);
    if (seconds !== undefined) return seconds;
    const date = Date.parse(after);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  const words = /try again in ((?:\d+(?:\.\d+)?(?:ms|[smhd]))+)/i.exec(message)?.[1];
  return words === undefined ? undefined : parseDuration(words);
}

function readCount(value: string | null): number | undefined {
  return value !== null && /^\d{1,12}$/.test(value.trim()) ? Number(value) : undefined;
}
