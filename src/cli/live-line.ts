import { clearLine, cursorTo } from 'node:readline';
import type { Progress } from '../services/dataset-progress.ts';
import { duration, grouped, many, usd, waitingFor } from './format.ts';

export interface LiveLine {
  show(progress: Progress): void;
  clear(): void;
}

/** Characters. Where there is less room the numbers matter more than the bar. */
const BAR = 24;
const ROOM_FOR_BAR = 70;

/** One line on a terminal that is drawn over again and again. */
export function createLiveLine(stream: NodeJS.WriteStream): LiveLine {
  let shown = false;
  const clear = () => {
    if (!shown) return;
    cursorTo(stream, 0);
    clearLine(stream, 0);
    shown = false;
  };
  return {
    clear,
    show(progress) {
      const width = Math.max(20, (stream.columns ?? 80) - 1);
      const text = describe(progress, width);
      clear();
      stream.write([...text].slice(0, width).join(''));
      shown = true;
    },
  };
}

export function describe(
  { dataset, counts, totals, held, expectedUsd, secondsLeft }: Progress,
  width: number,
): string {
  const done = counts.completed + counts.gaps;
  const filled = Math.floor((done / dataset.count) * BAR);
  const parts = [
    `${width < ROOM_FOR_BAR ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} `}${grouped(done)}/${many(dataset.count, 'person', 'people')}`,
    many(counts.pictures, 'picture'),
    expectedUsd === null || expectedUsd === 0
      ? `${usd(totals.usd)} spent`
      : `${usd(totals.usd)} of about ${usd(expectedUsd)} spent`,
    ...(held.length > 0
      ? held.map(waitingFor)
      : [secondsLeft === null ? 'starting' : `${duration(secondsLeft)} left`]),
  ];
  if (counts.gaps > 0) parts.splice(1, 0, `${counts.gaps} failed`);
  return parts.join(' · ');
}
