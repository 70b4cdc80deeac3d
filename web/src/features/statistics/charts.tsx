import type { RefusedGroup, Statistics } from '../../api/types.ts';
import { usd } from '../../ui/format.ts';
import { genderWord, OUTCOMES, REVIEWS } from '../../ui/words.tsx';
import { BarPanel } from './bar-panel.tsx';
import { RateLimits } from './rate-limits.tsx';
import { TimePanel } from './time-panel.tsx';

/** The sum at the end of each stretch of time, beginning with nothing. */
function summed<Row extends { at: string }>(
  rows: readonly Row[],
  bucketSeconds: number,
  pick: (row: Row) => number,
) {
  const [first] = rows;
  if (!first) return [];
  let sum = 0;
  const ends = rows.map((row) => {
    sum += pick(row);
    return { at: new Date(Date.parse(row.at) + 1000 * bucketSeconds).toISOString(), value: sum };
  });
  return [{ at: first.at, value: 0 }, ...ends];
}

const refusalsOf = (groups: readonly RefusedGroup[], words = (group: string) => group) =>
  groups
    .filter(({ refused_calls }) => refused_calls > 0)
    .map(({ group, refused_calls }) => ({ name: words(group), value: refused_calls }));

/** Bands of age follow each other, however many are in them. */
const byName = <Row extends { name: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => one.name.localeCompare(other.name));

export function Charts({ statistics }: { statistics: Statistics }) {
  const { groups, refusals, review } = statistics;
  const bars = (rows: readonly { group: string; count: number }[], words = (group: string) => group) =>
    rows.map(({ group, count }) => ({ name: words(group), value: count }));
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      <TimePanel
        title="People"
        unit="people"
        rows={summed(statistics.people_over_time, statistics.bucket_seconds, (row) => row.completed)}
      />
      <TimePanel
        title="Pictures"
        unit="pictures"
        rows={summed(statistics.pictures_over_time, statistics.bucket_seconds, (row) => row.pictures)}
      />
      <TimePanel
        title="Cost"
        unit="USD"
        show={usd}
        rows={summed(statistics.cost_over_time, statistics.bucket_seconds, (row) => row.usd)}
      />
      <BarPanel
        title="Verdicts of the pictures"
        unit="Pictures"
        rows={statistics.verdicts.map(({ outcome, count }) => ({
          name: OUTCOMES[outcome].words,
          value: count,
        }))}
      />
      <BarPanel
        title="Review"
        unit="People"
        rows={(['approved', 'rejected', 'pending'] as const).map((state) => ({
          name: REVIEWS[state].words,
          value: review[state],
        }))}
      />
      <BarPanel
        title="Failures by reason"
        unit="Calls"
        tone="bad"
        empty="Nothing has failed."
        rows={statistics.failures.map(({ code, count }) => ({
          name: code.replaceAll(/[_-]/g, ' '),
          value: count,
        }))}
      />
      <BarPanel title="Gender" unit="People" rows={bars(groups.gender, genderWord)} />
      <BarPanel title="Age" unit="People" rows={byName(bars(groups.age))} />
      <BarPanel title="Ethnicity" unit="People" rows={bars(groups.ethnicity)} />
      <BarPanel
        title="Refusals by gender"
        unit="Refused calls"
        tone="bad"
        empty="No picture was refused."
        rows={refusalsOf(refusals.by_gender, genderWord)}
      />
      <BarPanel
        title="Refusals by age"
        unit="Refused calls"
        tone="bad"
        empty="No picture was refused."
        rows={byName(refusalsOf(refusals.by_age))}
      />
      <BarPanel
        title="Refusals by ethnicity"
        unit="Refused calls"
        tone="bad"
        empty="No picture was refused."
        rows={refusalsOf(refusals.by_ethnicity)}
      />
      <RateLimits limits={statistics.rate_limit} />
    </div>
  );
}
