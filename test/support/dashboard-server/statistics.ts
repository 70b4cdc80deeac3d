import type { Dataset, Persona } from './shapes.ts';

function count<Item>(items: readonly Item[], of: (item: Item) => string | null) {
  const found = new Map<string, number>();
  for (const item of items) {
    const group = of(item);
    if (group !== null) found.set(group, (found.get(group) ?? 0) + 1);
  }
  return [...found]
    .map(([group, number]) => ({ group, count: number }))
    .toSorted((a, b) => b.count - a.count);
}

export const ageBand = (age: number): string =>
  age < 30 ? '18-29' : age < 45 ? '30-44' : age < 60 ? '45-59' : '60+';

export function statisticsOf(people: readonly Persona[], datasets: readonly Dataset[]) {
  const started = Date.now() - 40 * 60_000;
  const moments = Array.from({ length: 12 }, (_, step) => new Date(started + step * 200_000).toISOString());
  const share = Math.floor(people.length / moments.length);
  const usd = datasets.reduce((sum, { cost }) => sum + (cost.usd ?? 0), 0);
  const each = (step: number) =>
    step < moments.length - 1 ? share : people.length - share * (moments.length - 1);
  const failures = datasets.some(({ failed }) => failed > 0);
  return {
    people_over_time:
      people.length === 0 ? [] : moments.map((at, step) => ({ at, completed: each(step), failed: 0 })),
    pictures_over_time: moments.map((at, step) => ({ at, pictures: each(step) * 4 })),
    cost_over_time: moments.map((at) => ({ at, usd: usd / moments.length })),
    failures: failures
      ? [
          { code: 'refused', count: 7 },
          { code: 'rate_limited', count: 4 },
          { code: 'outcome_unknown', count: 1 },
        ]
      : [],
    refusals: {
      by_gender: failures
        ? [
            { group: 'f', refused_calls: 4, lost: 1 },
            { group: 'm', refused_calls: 3, lost: 1 },
          ]
        : [],
      by_age: failures
        ? [
            { group: '18-29', refused_calls: 6, lost: 2 },
            { group: '60+', refused_calls: 1, lost: 0 },
          ]
        : [],
      by_ethnicity: [],
    },
    groups: {
      gender: count(people, ({ gender }) => ({ f: 'female', m: 'male' })[gender] ?? gender),
      age: count(people, ({ age }) => ageBand(age)),
      ethnicity: count(people, ({ ethnicity }) => ethnicity ?? 'not stated'),
    },
    verdicts: count(
      people.flatMap(({ images }) => images),
      ({ verdict }) => verdict?.outcome ?? null,
    ).map(({ group, count: number }) => ({ outcome: group, count: number })),
    review: {
      approved: people.filter(({ review }) => review === 'approved').length,
      rejected: people.filter(({ review }) => review === 'rejected').length,
      pending: people.filter(({ review }) => review === 'pending').length,
    },
    rate_limit: [
      { provider: 'openai', line: 'images', per_minute: 20, used_last_minute: 13, waiting_until: null },
    ],
  };
}
