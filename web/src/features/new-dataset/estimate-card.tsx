import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { queries } from '../../api/queries.ts';
import { problemOf } from '../../api/request.ts';
import type { Estimate, NewDataset } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { duration, number, plural, usd } from '../../ui/format.ts';
import { useDebounced } from '../../ui/use-debounced.ts';

const TYPING_MS = 350;
const NOTHING: NewDataset = { description: '', count: 0 };

interface EstimateCardProps {
  wish: NewDataset | undefined;
  busy: boolean;
  onPreview: () => void;
}

/** What it will cost, beside the form, as one types. */
export function EstimateCard({ wish, busy, onPreview }: EstimateCardProps) {
  const settled = useDebounced(wish, TYPING_MS);
  const estimate = useQuery({
    ...queries.estimate(settled ?? NOTHING),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
  });
  const data = wish ? estimate.data : undefined;
  const problem = wish && estimate.error ? problemOf(estimate.error) : undefined;
  const unfinished = wish
    ? problem && (problem.detail ?? problem.title)
    : 'Say first who the people are, and how many.';
  return (
    <aside aria-labelledby="estimate" className="card flex flex-col gap-4 p-5 lg:sticky lg:top-4">
      <h2 id="estimate" className="text-xs font-semibold tracking-wide text-muted uppercase">
        Estimate
      </h2>
      <div aria-live="polite" aria-atomic className={estimate.isFetching ? 'opacity-70' : ''}>
        {problem ? (
          <p className="text-sm text-bad">
            {problem.detail ?? problem.title} {problem.hint}
          </p>
        ) : (
          <Figures estimate={data} wish={wish} />
        )}
      </div>
      {data && <Calls estimate={data} />}
      <div className="flex flex-col gap-2 border-t border-line pt-4">
        {wish && wish.count > 1 ? (
          <>
            <Button look="primary" onClick={onPreview} because={unfinished} disabled={busy}>
              <Eye size={16} aria-hidden /> Preview one person first
            </Button>
            <Button type="submit" because={unfinished} disabled={busy}>
              Make all {number(wish.count)} now
            </Button>
            <p className="text-xs text-muted">
              The one you see is the first of the {number(wish.count)}: it is paid once.
            </p>
          </>
        ) : (
          <Button type="submit" look="primary" disabled={busy} because={unfinished}>
            Make the dataset
          </Button>
        )}
      </div>
    </aside>
  );
}

function Figures({ estimate, wish }: { estimate: Estimate | undefined; wish: NewDataset | undefined }) {
  if (!estimate) {
    return (
      <p className="text-sm text-muted">Cost and time stand here as soon as there is something to count.</p>
    );
  }
  return (
    <>
      <p className="tabular text-3xl font-semibold tracking-tight">
        {estimate.usd === 0 && estimate.unpriced.length === 0 ? 'Free' : usd(estimate.usd)}
      </p>
      <p className="mt-1 text-sm text-muted">
        in about {duration(estimate.seconds)}, for {plural(estimate.pictures, 'picture')}
      </p>
      {estimate.unpriced.length > 0 && (
        <p className="mt-2 text-xs text-warn">
          Without {estimate.unpriced.join(' and ')}: no price is known.
        </p>
      )}
      {wish && <Cap estimate={estimate} wish={wish} />}
      {estimate.repairs && (
        <p className="mt-2 text-xs text-muted">
          At most {plural(estimate.repairs.grids, 'grid')} more where pictures do not pass
          {estimate.repairs.usd ? `, ${usd(estimate.repairs.usd)}` : ''}.
        </p>
      )}
    </>
  );
}

/** That the money will not reach, while it can still be changed. */
function Cap({
  estimate: { usd: all },
  wish: { count, max_cost: cap },
}: {
  estimate: Estimate;
  wish: NewDataset;
}) {
  if (cap === undefined || cap === null || cap >= all) return null;
  return (
    <p className="mt-2 text-xs font-medium text-warn">
      With the limit of {usd(cap)} it pauses after about {number(Math.floor((cap / all) * count))} of{' '}
      {plural(count, 'person', 'people')}.
    </p>
  );
}

function Calls({ estimate: { calls } }: { estimate: Estimate }) {
  const rows = [
    ['Texts of people', calls.personas],
    ['Prompts of pictures', calls.prompts],
    ['First pictures', calls.base_pictures],
    ['Grids of four', calls.grids],
  ] as const;
  return (
    <dl className="tabular flex flex-col gap-1 text-xs">
      {rows.map(([words, count]) => (
        <div key={words} className="flex justify-between gap-4">
          <dt className="text-muted">{words}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 border-t border-line pt-1 font-semibold">
        <dt>Calls</dt>
        <dd>{number(calls.total)}</dd>
      </div>
    </dl>
  );
}
