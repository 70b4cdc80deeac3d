import type { Statistics } from '../../api/types.ts';
import { number } from '../../ui/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { Panel } from './panel.tsx';

const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium' });

/** How much of what the vendors allow in a minute is used. */
export function RateLimits({ limits }: { limits: Statistics['rate_limit'] }) {
  const used = (limit: (typeof limits)[number]) =>
    limit.per_minute === null
      ? `${number(limit.used_last_minute)}, no limit known`
      : `${number(limit.used_last_minute)} of ${number(limit.per_minute)}`;
  return (
    <Panel
      title="Use of the rate limits"
      columns={['Line', 'Calls in the last minute']}
      rows={limits.map((limit) => [`${limit.provider} ${limit.line}`, used(limit)])}
      chart={
        limits.length === 0 ? (
          <p className="py-6 text-center text-sm text-muted">No service with a limit was called.</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {limits.map((limit) => (
              <li key={limit.provider + limit.line}>
                <span className="tabular mb-1 flex justify-between gap-3 text-xs">
                  <span>
                    {limit.provider} {limit.line}
                  </span>
                  <span className="text-muted">{used(limit)}</span>
                </span>
                <Progress
                  label={`${limit.provider} ${limit.line}, calls in the last minute`}
                  value={limit.used_last_minute}
                  of={limit.per_minute ?? Math.max(1, limit.used_last_minute)}
                />
                {limit.waiting_until && (
                  <p className="mt-1 text-xs text-warn">
                    Waits until {clock.format(new Date(limit.waiting_until))}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
