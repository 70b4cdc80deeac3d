import { describe, expect, it } from 'vitest';
import { readableText } from '../../../../src/providers/openai/readable-text.ts';

const KEY = 'sk-proj-Aa1Bb2Cc3Dd4Ee5Ff6';

describe('readableText', () => {
  it.each([
    `The key ${KEY} is wrong`,
    'Incorrect API key provided: sk-proj-********************5Ff6. See the page.',
    'Incorrect API key provided: abcd****wxyz.',
    'Headers.append: "Bearer sk-proj-Aa1Bb2" is an invalid header value.',
    'key sk-proj-…5Ff6 refused',
  ])('leaves no trace of a key in: %s', (text) => {
    const clean = readableText(text, KEY);
    expect(clean).toContain('[key]');
    expect(clean).not.toMatch(/sk-|5Ff6|Aa1|abcd|wxyz/);
  });

  it('takes out a key that looks like nothing', () => {
    expect(readableText('no user for "hunter2"', 'hunter2')).toBe('no user for "[key]"');
  });

  it('takes out the password of an address', () => {
    expect(readableText('GET https://me:hunter2@example.org/v1', KEY)).toBe(
      'GET https://[hidden]@example.org/v1',
    );
  });

  it('leaves ordinary words alone', () => {
    expect(readableText('A risk-free, task-based answer: 3 * 4.', KEY)).toBe(
      'A risk-free, task-based answer: 3 * 4.',
    );
  });

  it('makes one line without control characters, of a bounded length', () => {
    expect(readableText('a\r\n\u0000b\u202Ec\t d', KEY)).toBe('a b c d');
    const long = readableText('é'.repeat(5_000), KEY);
    expect(Array.from(long)).toHaveLength(301);
    expect(long.endsWith('…')).toBe(true);
  });
});
