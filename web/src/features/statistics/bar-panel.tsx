import { number, percent } from '../../ui/format.ts';
import { Panel } from './panel.tsx';

interface BarPanelProps {
  title: string;
  unit: string;
  rows: readonly { name: string; value: number }[];
  tone?: 'accent' | 'bad';
  empty?: string;
}

/** Bars with their words and numbers beside them: text is the chart, the bar is what makes it quick to read. */
export function BarPanel({ title, unit, rows, tone = 'accent', empty = 'Nothing yet.' }: BarPanelProps) {
  const shown = rows.filter(({ value }) => value > 0);
  const sum = shown.reduce((all, { value }) => all + value, 0);
  const most = Math.max(1, ...shown.map(({ value }) => value));
  return (
    <Panel
      title={title}
      columns={[title, unit]}
      rows={shown.map(({ name, value }) => [name, number(value)])}
      chart={
        shown.length === 0 ? (
          <p className="py-6 text-center text-sm text-muted">{empty}</p>
        ) : (
          <ul className="flex max-h-72 flex-col gap-2.5 overflow-hidden">
            {shown.slice(0, 8).map(({ name, value }) => (
              <li key={name}>
                <span className="tabular mb-1 flex justify-between gap-3 text-xs">
                  <span className="truncate">{name}</span>
                  <span className="whitespace-nowrap text-muted">
                    <strong className="font-semibold text-ink">{number(value)}</strong> ·{' '}
                    {percent(value / sum)}
                  </span>
                </span>
                <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-sunken">
                  <span
                    className={`block h-full rounded-full ${tone === 'bad' ? 'bg-bad' : 'bg-accent'}`}
                    style={{ width: `${(value / most) * 100}%` }}
                  />
                </span>
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
