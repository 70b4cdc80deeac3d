import type { Dataset } from '../../api/types.ts';
import { usd } from '../../ui/format.ts';

interface PauseWords {
  title: string;
  /** The way out. */
  hint: string;
  /** Whether it goes on when more may be spent, and how much is enough. */
  limit?: { enough: string } | undefined;
}

/** Where the command line goes on with a command, this page has a button. */
const withButton = (hint: string): string =>
  hint.replace(/\bgo on with: avatars resume\b.*/i, (words) => `${words.slice(0, 5)} with "Resume".`);

/** Why a dataset waits, as this page says it: the server's words are for its command line too. */
export function pauseWords({ paused, max_cost, cost }: Dataset): PauseWords {
  const kept = 'Nothing that was paid for is lost.';
  if (!paused) return { title: 'The dataset is paused.', hint: kept };
  if (paused.code !== 'max-cost' || max_cost === null) {
    return { title: paused.message, hint: paused.hint ? withButton(paused.hint) : kept };
  }
  const enough = paused.enough_usd;
  const advice = enough === undefined ? '' : ` ${usd(enough)} is enough for everybody.`;
  return {
    title: `The next call would pass the limit of ${usd(max_cost)}.`,
    hint: `${usd(cost.usd)} is spent. With a higher limit it goes on where it stopped.${advice}`,
    limit: { enough: enough?.toString() ?? '' },
  };
}
