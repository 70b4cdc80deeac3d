import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import type { PaidCall, PersonaDetail } from '../../api/types.ts';
import { usd } from '../../ui/format.ts';
import { ProblemNotice } from '../../ui/notice.tsx';

const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium' });

/** What this person cost, call by call. */
export function MoneySection({ person }: { person: PersonaDetail }) {
  const { data, error } = useQuery(queries.calls(person.dataset_id, person.id));
  const calls = data?.items ?? [];
  return (
    <div className="card overflow-hidden">
      <p className="flex items-baseline justify-between px-4 py-3">
        <span className="text-xs text-muted">Everything that was paid for this person alone</span>
        <span className="tabular text-lg font-semibold">{spent(person.cost_usd, calls)}</span>
      </p>
      {error && <ProblemNotice error={error} />}
      {calls.length > 0 && (
        <div
          className="overflow-x-auto border-t border-line"
          tabIndex={0}
          role="region"
          aria-label="Paid calls"
        >
          <table className="w-full text-left text-xs">
            <thead className="text-muted">
              <tr>
                {['Call', 'Model', 'Outcome', 'Sent', 'USD'].map((words) => (
                  <th key={words} scope="col" className="px-4 py-2 font-medium">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line border-t border-line">
              {calls.map((call) => (
                <Row key={call.id} call={call} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && calls.length === 0 && (
        <p className="border-t border-line px-4 py-3 text-xs text-muted">No call was paid.</p>
      )}
    </div>
  );
}

/** What is known, and that it is not all where it is not. */
function spent(whole: number | null, calls: readonly PaidCall[]): string {
  if (whole !== null) return usd(whole);
  const known = calls.flatMap(({ usd: one }) => (one === null ? [] : [one]));
  return known.length === 0 ? usd(null) : `more than ${usd(known.reduce((sum, one) => sum + one, 0))}`;
}

function Row({ call }: { call: PaidCall }) {
  return (
    <tr className="tabular align-top">
      <td className="px-4 py-2 whitespace-nowrap">
        {call.stage.replaceAll('-', ' ')}
        {call.repeat_of && <span className="block text-muted">repeats one of unknown outcome</span>}
      </td>
      <td className="px-4 py-2 whitespace-nowrap">{call.model ?? call.provider}</td>
      <td className="min-w-40 px-4 py-2">
        {call.status}
        {call.failure && <span className="block text-bad">{call.failure.message}</span>}
      </td>
      <td className="px-4 py-2 whitespace-nowrap">
        {call.sent_at ? time.format(new Date(call.sent_at)) : 'not sent'}
      </td>
      <td className="px-4 py-2 text-right whitespace-nowrap">{usd(call.usd)}</td>
    </tr>
  );
}
