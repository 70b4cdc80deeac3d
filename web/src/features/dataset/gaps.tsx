import type { Dataset } from '../../api/types.ts';
import { plural } from '../../ui/format.ts';

/** Places that stay empty, each with its reason. */
export function Gaps({ gaps }: { gaps: Dataset['gaps'] }) {
  if (gaps.length === 0) return null;
  return (
    <details className="card px-4 py-3">
      <summary className="font-medium">{plural(gaps.length, 'place')} without a person</summary>
      <ul className="mt-2 flex max-h-64 flex-col gap-1 overflow-auto text-sm">
        {gaps.map(({ position, reason }) => (
          <li key={position} className="flex gap-3">
            <span className="tabular w-12 shrink-0 text-muted">{position + 1}</span>
            {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
