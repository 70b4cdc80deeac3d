import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { moment, number } from '../../ui/format.ts';
import { Panel } from './panel.tsx';

interface TimePanelProps {
  title: string;
  unit: string;
  rows: readonly { at: string; value: number }[];
  show?: (value: number) => string;
}

const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });
const second = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hour12: false });
const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });
const DAY_MS = 86_400_000;
const FEW_MINUTES_MS = 300_000;
const AXIS = { fontSize: 11, fill: 'var(--muted)' } as const;

/** How much there is, over time. */
export function TimePanel({ title, unit, rows, show = number }: TimePanelProps) {
  const data = rows.map(({ at, value }) => ({ at: Date.parse(at), value }));
  const [first, last] = [data[0]?.at ?? 0, data.at(-1)?.at ?? 0];
  const span = last - first;
  const tick = (at: number) => (span > 2 * DAY_MS ? day : span > FEW_MINUTES_MS ? hour : second).format(at);
  const total = rows.at(-1)?.value ?? 0;
  return (
    <Panel
      title={title}
      summary={show(total)}
      columns={['Until', unit]}
      rows={rows.map(({ at, value }) => [moment(at), show(value)])}
      chart={
        rows.length < 2 ? (
          <p className="grid h-40 place-items-center text-sm text-muted">
            {unit === 'USD' ? 'Nothing was paid for.' : 'Nothing was made yet.'}
          </p>
        ) : (
          <div
            className="h-40"
            role="img"
            aria-label={`${title} over time, ${show(total)} in the end. The table below has the figures.`}
          >
            <ResponsiveContainer width="100%" height="100%">
              <AreaChart
                data={data}
                margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
                accessibilityLayer={false}
              >
                <CartesianGrid vertical={false} stroke="var(--line)" />
                <XAxis
                  dataKey="at"
                  type="number"
                  domain={['dataMin', 'dataMax']}
                  tickFormatter={tick}
                  tick={AXIS}
                  tickLine={false}
                  axisLine={false}
                  minTickGap={40}
                />
                <YAxis
                  width={44}
                  tick={AXIS}
                  tickLine={false}
                  axisLine={false}
                  allowDecimals={unit === 'USD'}
                />
                <Tooltip
                  isAnimationActive={false}
                  labelFormatter={(at) => moment(new Date(Number(at)).toISOString())}
                  formatter={(value) => [show(Number(value)), unit]}
                  contentStyle={{
                    background: 'var(--surface)',
                    borderColor: 'var(--line)',
                    borderRadius: 10,
                    fontSize: 12,
                  }}
                />
                <Area
                  type="monotone"
                  dataKey="value"
                  stroke="var(--accent)"
                  strokeWidth={2}
                  fill="var(--accent-soft)"
                  isAnimationActive={false}
                />
              </AreaChart>
            </ResponsiveContainer>
          </div>
        )
      }
    />
  );
}
