import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queries } from '../../api/queries.ts';
import type { Dataset } from '../../api/types.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { duration, number } from '../../ui/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { isRunning, STATUS } from '../../ui/words.tsx';
import { spentOf } from '../datasets/spent.ts';
import { wishOf } from '../datasets/wish-of.ts';

/** A screen reader hears of every tenth part, not of every person. */
function useSpokenProgress(dataset: Dataset): void {
  const { announce } = useAnnouncer();
  const tenth = Math.floor((dataset.completed / Math.max(1, dataset.requested)) * 10);
  const said = useRef(`${dataset.status}${tenth}`);
  useEffect(() => {
    const now = `${dataset.status}${tenth}`;
    if (said.current === now) return;
    said.current = now;
    announce(
      `${STATUS[dataset.status].words}: ${dataset.completed} of ${dataset.requested} people are made.`,
    );
  });
}

export function ProgressPanel({ dataset }: { dataset: Dataset }) {
  useSpokenProgress(dataset);
  const running = isRunning(dataset.status);
  const knownAt = useQuery(queries.dataset(dataset.id)).dataUpdatedAt;
  const estimate = useQuery(queries.estimate(wishOf(dataset)));
  const review = useQuery(queries.statistics(dataset.id)).data?.review;
  const reviewed = review ? review.approved + review.rejected : 0;
  const left = dataset.requested - dataset.completed - dataset.failed;
  const started = dataset.started_at ? Date.parse(dataset.started_at) : undefined;
  const pace =
    running && started && dataset.completed > 0
      ? ((knownAt - started) / 1000 / dataset.completed) * left
      : undefined;
  const figures = [
    { words: 'People', value: number(dataset.completed), beside: `of ${number(dataset.requested)}` },
    { words: 'Pictures', value: number(dataset.pictures), beside: 'made' },
    { words: 'Cost', ...spentOf(dataset, estimate.data) },
    {
      words: 'Reviewed',
      value: number(reviewed),
      beside: review
        ? `of ${number(dataset.completed)}${review.rejected > 0 ? `, ${number(review.rejected)} rejected` : ''}`
        : '',
    },
  ];
  return (
    <section aria-label="Progress" className="card overflow-hidden">
      <dl className="grid grid-cols-2 gap-px bg-line sm:grid-cols-4">
        {figures.map(({ words, value, beside }) => (
          <div key={words} className="bg-surface px-4 py-3">
            <dt className="text-xs text-muted">{words}</dt>
            <dd className="tabular mt-0.5 flex flex-wrap items-baseline gap-x-1.5">
              <span className="text-xl font-semibold tracking-tight">{value}</span>
              <span className="text-xs text-muted">{beside}</span>
            </dd>
          </div>
        ))}
      </dl>
      {dataset.status !== 'completed' && (
        <div className="border-t border-line px-4 py-3">
          <Progress
            label="People who are made"
            value={dataset.completed}
            of={dataset.requested}
            bad={dataset.failed}
          />
          <p className="tabular mt-2 flex flex-wrap justify-between gap-x-4 text-xs text-muted">
            <span>
              {dataset.failed > 0
                ? `${number(dataset.failed)} could not be made`
                : STATUS[dataset.status].words}
            </span>
            {pace !== undefined && pace > 0 && <span>about {duration(pace)} left</span>}
          </p>
        </div>
      )}
    </section>
  );
}
