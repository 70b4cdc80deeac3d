import { describe, expect, it } from 'vitest';
import { terminalLine, terminalText } from '../../../src/telemetry/terminal-text.ts';

describe('text from outside on a terminal', () => {
  it.each([
    ['colour', 'a\u001b[31mred\u001b[0mb', 'aredb'],
    ['clear screen', 'a\u001b[2J\u001b[Hb', 'ab'],
    ['title', 'a\u001b]0;owned\u0007b', 'ab'],
    ['link', 'a\u001b]8;;https://evil.example\u0007text\u001b]8;;\u0007b', 'atextb'],
    ['8-bit control sequence', 'a\u009b31mb', 'ab'],
    ['carriage return', 'good\rbad', 'goodbad'],
    ['backspace, bell, NUL', 'a\b\u0007\0b', 'ab'],
    ['reversed direction', 'a\u202Egnp.exe', 'agnp.exe'],
    ['isolates', 'a\u2066b\u2069c', 'abc'],
    ['lone surrogate', 'a\ud800b', 'a\ufffdb'],
    ['Windows newline', 'a\r\nb', 'a\nb'],
  ])('%s', (_, text, expected) => {
    expect(terminalText(text)).toBe(expected);
  });

  it('leaves an escape without its sequence powerless', () => {
    for (const text of [
      '\u001b',
      'a\u001b\u001b[',
      '\u001b\u001b[31[31mm',
      '\u001b]0;unfinished',
      '\u001bP q \u001b\\',
    ]) {
      expect(terminalText(text)).not.toMatch(/[\u001b\u009b]/);
    }
  });

  it.each(['Zoë 👩🏽‍🦱 O’Neill', 'مرحبا بالعالم', 'שלום', '日本語\n\tzwei', 'a "quoted" <b>text</b>'])(
    'leaves %s as it is',
    (text) => {
      expect(terminalText(text)).toBe(text);
    },
  );

  it('makes one line of several', () => {
    expect(terminalLine('a\n  12:00:00 ERROR: forged\u2028\tb')).toBe('a 12:00:00 ERROR: forged b');
  });
});
