import { describe, expect, it } from 'vitest';
import type { CallErrorCode } from '../../../src/domain/errors.ts';
import { decide, DEFAULT_POLICY, type Try } from '../../../src/pipeline/policy.ts';

const failed = (code: CallErrorCode, retryAfterMs?: number): Try => ({
  id: `${code}-call`,
  status: code === 'outcome_unknown' ? 'unknown' : 'failed',
  code,
  retryAfterMs,
});
const full = () => 1;
const after = (history: Try[], inThisRun = history.length) =>
  decide(history, inThisRun, DEFAULT_POLICY, full);

describe('what follows a failed call', () => {
  it('sends the first call at once', () => {
    expect(after([])).toEqual({ do: 'send', delayMs: 0, repeatOf: null, prompt: 0 });
  });

  it.each(['money', 'key', 'not_found'] as const)(
    'pauses on %s, and sends again once it is resumed',
    (code) => {
      expect(after([failed(code)])).toEqual({ do: 'pause' });
      expect(after([failed(code)], 0)).toEqual({ do: 'send', delayMs: 0, repeatOf: null, prompt: 0 });
    },
  );

  it.each(['rate_limited', 'unavailable'] as const)(
    'pauses where %s asks for more than a quarter of an hour',
    (code) => {
      const minutes = (n: number) => [{ ...failed(code), retryAfterMs: n * 60_000 }];
      expect(after(minutes(16))).toEqual({ do: 'pause' });
      expect(after(minutes(14))).toMatchObject({ do: 'send', delayMs: 14 * 60_000 });
      // Whoever lets it go on has decided to ask.
      expect(after(minutes(16), 0)).toMatchObject({ do: 'send', delayMs: 0 });
    },
  );

  it('gives up on a refusal, in every later run too', () => {
    expect(after([failed('refused')])).toEqual({ do: 'give-up' });
    expect(after([failed('refused')], 0)).toEqual({ do: 'give-up' });
  });

  it('gives up on a request that is wrong, and asks once more in a later run: it may have been mended', () => {
    expect(after([failed('bad_request')])).toEqual({ do: 'give-up' });
    expect(after([failed('bad_request')], 0)).toMatchObject({ do: 'send' });
  });

  it('repeats a call of unknown outcome once, linked to the first, and never twice', () => {
    const unknown = failed('outcome_unknown');
    expect(after([unknown])).toMatchObject({ do: 'send', repeatOf: unknown.id });
    expect(after([unknown], 0)).toEqual({ do: 'send', delayMs: 0, repeatOf: unknown.id, prompt: 0 });
    expect(after([unknown, unknown])).toEqual({ do: 'give-up' });
    expect(after([unknown, failed('unavailable'), unknown], 0)).toEqual({ do: 'give-up' });
  });

  it('risks one more answer after one that cannot be used', () => {
    expect(after([failed('unusable_answer')])).toMatchObject({ do: 'send', repeatOf: null });
    expect(after([failed('unusable_answer'), failed('unusable_answer')])).toEqual({ do: 'give-up' });
  });

  it('waits for as long as a rate limit says', () => {
    expect(after([failed('rate_limited', 1234)])).toEqual({
      do: 'send',
      delayMs: 1234,
      repeatOf: null,
      prompt: 0,
    });
  });

  it('backs off exponentially from a failing server, then pauses the dataset', () => {
    const delays = [1, 2, 3, 4].map((tries) =>
      after(Array.from({ length: tries }, () => failed('unavailable'))),
    );
    expect(delays.map((decision) => (decision.do === 'send' ? decision.delayMs : decision.do))).toEqual([
      1000, 2000, 4000, 8000,
    ]);
    expect(after(Array.from({ length: 5 }, () => failed('unavailable')))).toEqual({ do: 'pause' });
  });

  it('waits at least as long as a failing server asks', () => {
    expect(after([failed('unavailable', 60_000)])).toMatchObject({ delayMs: 60_000 });
  });

  it('spreads the waiting over the whole step', () => {
    expect(decide([failed('unavailable')], 1, DEFAULT_POLICY, () => 0)).toMatchObject({ delayMs: 0 });
    expect(decide([failed('unavailable')], 1, DEFAULT_POLICY, () => 0.5)).toMatchObject({ delayMs: 500 });
  });

  describe('after a refusal', () => {
    const refused = (...refusedCategories: string[]): Try => ({ ...failed('refused'), refusedCategories });
    const withPrompts = (history: Try[], inThisRun = history.length, prompts = 3) =>
      decide(history, inThisRun, DEFAULT_POLICY, full, prompts);
    const violence = refused('violence');

    it('asks at most twice more, each time with less, and in later runs it does not begin anew', () => {
      expect(withPrompts([violence])).toEqual({ do: 'send', delayMs: 0, repeatOf: null, prompt: 1 });
      expect(withPrompts([violence, violence])).toMatchObject({ do: 'send', prompt: 2 });
      expect(withPrompts([violence, violence, violence])).toEqual({ do: 'give-up' });
      expect(withPrompts([violence, violence], 0)).toMatchObject({ do: 'send', prompt: 2 });
      expect(withPrompts([violence, violence, violence], 0, 9)).toEqual({ do: 'give-up' });
    });

    it('asks no further where no category is named, or it is final, or nothing is left to take out', () => {
      expect(withPrompts([refused()])).toEqual({ do: 'give-up' });
      expect(withPrompts([refused('sexual')])).toEqual({ do: 'give-up' });
      expect(withPrompts([violence, refused('minors')], 0)).toEqual({ do: 'give-up' });
      expect(withPrompts([violence], 1, 1)).toEqual({ do: 'give-up' });
    });

    it('keeps to the prompt that has less in it when the server fails in between', () => {
      expect(withPrompts([violence, failed('unavailable')])).toMatchObject({ delayMs: 1000, prompt: 1 });
    });
  });
});
