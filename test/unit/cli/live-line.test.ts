import { describe, expect, it } from 'vitest';
import { createLiveLine, describe as describeProgress } from '../../../src/cli/live-line.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import type { Progress } from '../../../src/services/dataset-progress.ts';

const progress = {
  dataset: { count: 1_200 },
  counts: { completed: 600, gaps: 0, pictures: 1 },
  totals: { usd: 1.5 },
  expectedUsd: 3,
  secondsLeft: 75,
  held: [],
} as unknown as Progress;

describe('the live line', () => {
  it('tells people, pictures, cost and time', () => {
    expect(describeProgress(progress, 120)).toBe(
      `${'█'.repeat(12)}${'░'.repeat(12)} 600/1,200 people · 1 picture · $1.50 of about $3.00 spent · 1 min 15 s left`,
    );
  });

  it('leaves the bar out on a narrow terminal, where the numbers matter more', () => {
    expect(describeProgress(progress, 39)).toMatch(/^600\/1,200 people · 1 picture/);
  });

  it('makes room for a line of the log', () => {
    const written: string[] = [];
    const terminal = {
      columns: 40,
      write: (text: string) => written.push(text),
    } as unknown as NodeJS.WriteStream;
    const line = createLiveLine(terminal);
    const logger = createLogger({
      level: 'info',
      pretty: true,
      color: false,
      destination: { write: (text) => written.push(text) },
      beforeLine: () => line.clear(),
    });
    line.show(progress);
    logger.warn({}, 'something');
    const screen = written.join('');
    // Back to the first column and the line erased, before the log's own.
    expect(screen).toMatch(/^600\/1,200[^\n]*\u001B\[1G\u001B\[2K[^\n]*WARN: something\n$/);
  });
});
