import { type ReactNode, useId } from 'react';

interface PanelProps {
  title: string;
  /** One sentence or number that says the same as the chart. */
  summary?: string;
  chart: ReactNode;
  columns: readonly [string, string];
  rows: readonly (readonly [string, string])[];
}

/** A chart, and the same figures as a table for those who do not see it or want to read them. */
export function Panel({ title, summary, chart, columns, rows }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="card flex flex-col p-4">
      <div className="mb-3 flex items-baseline justify-between gap-3">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {summary && <span className="tabular text-lg font-semibold tracking-tight">{summary}</span>}
      </div>
      <div className="flex-1">{chart}</div>
      {rows.length > 0 && (
        <details className="mt-3 text-xs">
          <summary className="text-muted">As a table</summary>
          <div
            className="mt-2 max-h-56 overflow-auto"
            tabIndex={0}
            role="region"
            aria-label={`${title}, table`}
          >
            <table className="tabular w-full text-left">
              <thead>
                <tr className="border-b border-line">
                  <th scope="col" className="py-1 font-medium text-muted">
                    {columns[0]}
                  </th>
                  <th scope="col" className="py-1 text-right font-medium text-muted">
                    {columns[1]}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(([name, value]) => (
                  <tr key={name} className="border-b border-line last:border-0">
                    <td className="py-1 pr-3">{name}</td>
                    <td className="py-1 text-right">{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}
