import { describe, expect, it } from 'vitest';
import {
  parseDuration,
  readRateLimit,
  readRetryAfter,
} from '../../../../src/providers/openai/answer-headers.ts';

const headers = (fields: Record<string, string>) => new Headers(fields);

describe('parseDuration', () => {
  it.each([
    ['1s', 1_000],
    ['6m0s', 360_000],
    ['20ms', 20],
    ['1h2m3.5s', 3_723_500],
    ['0.5', 500],
    ['12', 12_000],
    [' 8.64s ', 8_640],
    ['0s', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', 'soon', '-1s', '1x', '5s later', 'NaN', '1e3'])('does not guess at "%s"', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('readRateLimit', () => {
  it('takes the limit on pictures before the one on requests', () => {
    const both = headers({
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-limit-images': '50',
      'x-ratelimit-remaining-images': '49',
      'x-ratelimit-reset-images': '1.2s',
    });
    expect(readRateLimit(both)).toEqual({ limit: 50, remaining: 49, resetMs: 1_200 });
  });

  it('leaves out what is not there or makes no sense', () => {
    expect(readRateLimit(headers({}))).toBeUndefined();
    expect(readRateLimit(headers({ 'x-ratelimit-limit-tokens': '9' }))).toBeUndefined();
    expect(
      readRateLimit(headers({ 'x-ratelimit-limit-requests': 'many', 'x-ratelimit-remaining-requests': '3' })),
    ).toEqual({ remaining: 3 });
  });
});

describe('readRetryAfter', () => {
  it('obeys milliseconds first, then seconds, then a date, then the words', () => {
    const words = 'Rate limit reached. Please try again in 1m2s. Visit us.';
    expect(readRetryAfter(headers({ 'retry-after-ms': '250', 'retry-after': '9' }), words)).toBe(250);
    expect(readRetryAfter(headers({ 'retry-after': '9' }), words)).toBe(9_000);
    const date = new Date(100_000).toUTCString();
    expect(readRetryAfter(headers({ 'retry-after': date }), words, 70_000)).toBe(30_000);
    expect(readRetryAfter(headers({ 'retry-after': date }), words, 900_000)).toBe(0);
    expect(readRetryAfter(headers({}), words)).toBe(62_000);
    expect(readRetryAfter(headers({}), 'Wait a little.')).toBeUndefined();
    expect(readRetryAfter(headers({ 'retry-after-ms': '-5' }), '')).toBeUndefined();
  });
});
