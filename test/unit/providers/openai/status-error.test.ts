import { describe, expect, it } from 'vitest';
import { createStatusError } from '../../../../src/providers/openai/status-error.ts';

const caller = { place: 'OpenAI', apiKey: 'sk-test-secret-000000', model: 'gpt-image-2' };

function errorFor(status: number, error: unknown, headers: Record<string, string> = {}, body = '') {
  return createStatusError({ status, headers: new Headers(headers), error, body }, caller);
}

describe('createStatusError', () => {
  it.each([
    [400, 'moderation_blocked', 'refused', false, 'no'],
    [400, 'content_policy_violation', 'refused', false, 'no'],
    [400, 'billing_hard_limit_reached', 'money', false, 'no'],
    [429, 'insufficient_quota', 'money', false, 'no'],
    [402, null, 'money', false, 'no'],
    [429, 'rate_limit_exceeded', 'rate_limited', true, 'no'],
    [429, null, 'rate_limited', true, 'no'],
    [401, 'invalid_api_key', 'key', false, 'no'],
    [403, null, 'key', false, 'no'],
    [404, 'model_not_found', 'not_found', false, 'no'],
    [400, 'model_not_found', 'not_found', false, 'no'],
    [404, null, 'not_found', false, 'no'],
    [301, null, 'not_found', false, 'no'],
    [500, 'server_error', 'unavailable', true, 'unknown'],
    [502, null, 'unavailable', true, 'unknown'],
    [503, null, 'unavailable', true, 'unknown'],
    [408, null, 'unavailable', true, 'unknown'],
    [400, 'invalid_input_fidelity_model', 'bad_request', false, 'no'],
    [422, null, 'bad_request', false, 'no'],
  ] as const)('%i %s is %s', (status, vendorCode, code, retryable, billed) => {
    const error = errorFor(status, { code: vendorCode, message: 'words of the vendor' });
    expect(error).toMatchObject({ name: 'CallError', code, retryable, billed, httpStatus: status });
    expect(error.vendorCode).toBe(vendorCode ?? undefined);
    expect(error.hint).toMatch(/\.$/);
    expect(error.message).toContain(String(status));
  });

  it('waits as the server says, for limits and outages', () => {
    expect(errorFor(429, { code: 'rate_limit_exceeded' }, { 'retry-after-ms': '70' }).retryAfterMs).toBe(70);
    expect(errorFor(503, {}, { 'retry-after': '3' }).retryAfterMs).toBe(3_000);
    expect(errorFor(400, {}, { 'retry-after': '3' }).retryAfterMs).toBeUndefined();
  });

  it.each([
    ['details', { moderation_details: { moderation_stage: 'input', categories: ['sexual', 'violence'] } }],
    ['words', { message: 'Rejected. safety_violations=[sexual, violence].' }],
    ['fields', { categories: ['sexual', 'violence'] }],
    [
      'a filter result',
      {
        innererror: {
          content_filter_result: {
            sexual: { filtered: true },
            violence: { filtered: true },
            hate: { filtered: false },
          },
        },
      },
    ],
  ])('names what moderation objected to, found in %s', (_where, more) => {
    const error = errorFor(400, { code: 'moderation_blocked', message: 'No.', ...more });
    expect(error.refusedCategories).toEqual(['sexual', 'violence']);
  });

  it('names nothing where the vendor names nothing, or something that is no category', () => {
    expect(errorFor(400, { code: 'moderation_blocked', message: 'No.' }).refusedCategories).toEqual([]);
    const odd = { code: 'moderation_blocked', categories: [1, null, {}, 'x'.repeat(500), '<b>'] };
    expect(errorFor(400, odd).refusedCategories).toEqual([]);
  });

  it('does not know whether a finished picture that was withheld was charged', () => {
    const details = { moderation_details: { moderation_stage: 'output', categories: ['violence'] } };
    expect(errorFor(400, { code: 'moderation_blocked', ...details })).toMatchObject({
      code: 'refused',
      billed: 'unknown',
    });
  });

  it('reads errors of other shapes', () => {
    expect(errorFor(400, 'just words').message).toContain('just words');
    expect(errorFor(502, undefined, {}, '502 <html><body>no</body></html>').message).toContain(
      'an HTML page',
    );
    expect(errorFor(500, null).code).toBe('unavailable');
    expect(errorFor(500, [1, 2]).code).toBe('unavailable');
  });

  it('keeps the request id, and never a key', () => {
    const wrong = errorFor(
      401,
      { code: 'invalid_api_key', message: 'Incorrect API key provided: sk-test-*****0000.' },
      { 'x-request-id': 'req_1' },
    );
    expect(wrong.requestId).toBe('req_1');
    expect(wrong.message).not.toMatch(/sk-|0000|Incorrect/);
    expect(errorFor(403, { message: `not for ${caller.apiKey}` }).message).toContain('not for [key]');
    expect(JSON.stringify(errorFor(500, { code: caller.apiKey }))).not.toContain('secret');
  });
});
