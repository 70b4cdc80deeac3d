import { describe, expect, it } from 'vitest';
import { duration, many, people, shorten, table, usd } from '../../../src/cli/format.ts';

describe('what people read', () => {
  it('amounts have as many digits as they need', () => {
    expect([0, 0.0042, 0.1, 12.345, 1234.5].map(usd)).toEqual([
      '$0.00',
      '$0.0042',
      '$0.10',
      '$12.35',
      '$1,234.50',
    ]);
  });

  it('durations are in the largest units that matter', () => {
    expect([0.2, 59, 75, 3_725, 200_000].map(duration)).toEqual([
      '0 s',
      '59 s',
      '1 min 15 s',
      '1 h 2 min',
      '2 days 7 h',
    ]);
  });

  it('one is not many', () => {
    expect([people(1), people(1200), many(0, 'picture')]).toEqual(['1 person', '1,200 people', '0 pictures']);
  });

  it('a table is as wide as its widest cells, without spaces at the end', () => {
    expect(
      table([
        ['ID', 'NAME'],
        ['1', 'x'],
        ['123', ''],
      ]),
    ).toBe('ID   NAME\n1    x\n123');
  });

  it('a long text is cut between characters, not inside one', () => {
    expect(shorten('a\n b', 10)).toBe('a b');
    expect(shorten('👩👩👩👩', 3)).toBe('👩👩…');
  });
});
