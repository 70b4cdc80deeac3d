import type { Dataset, Estimate } from '../../api/types.ts';
import { plural, usd } from '../../ui/format.ts';
import { isRunning } from '../../ui/words.tsx';

/** What a dataset has cost, what of that is not known, and what it will cost as long as it is being made. */
export function spentOf({ cost, status }: Dataset, estimate?: Estimate): { value: string; beside: string } {
  const unknown = cost.unknown > 0 ? `and ${plural(cost.unknown, 'call')} without a price` : '';
  const goesOn = isRunning(status) || status === 'paused';
  const expected = goesOn && estimate && estimate.usd > 0 ? `of about ${usd(estimate.usd)}` : 'spent';
  return { value: usd(cost.usd), beside: [expected, unknown].filter(Boolean).join(' ') };
}
