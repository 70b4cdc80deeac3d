import type { Verdict } from '../../../src/domain/verdict.ts';
import type { Dashboard } from './index.ts';

/** Datasets in every state that a page shows. */
export interface States {
  usual: string;
  running: string;
  paused: string;
  incomplete: string;
  large: string;
  /** Somebody of `usual`. */
  person: string;
}

const passed = (similarity: number): Verdict => ({
  outcome: 'passed',
  reasons: [],
  measures: null,
  faces: null,
  similarity,
});

/** Now and then the checks find something: what photos would say, by how many of them it is. */
const FINDINGS: readonly [number, Verdict][] = [
  [
    7,
    {
      ...passed(0.31),
      outcome: 'failed',
      reasons: [{ code: 'other-person', words: 'It shows another person than the base picture.' }],
    },
  ],
  [
    11,
    {
      ...passed(0.55),
      outcome: 'could-not-tell',
      reasons: [
        { code: 'unsure-person', words: 'It may show the person of the base picture or another one.' },
      ],
    },
  ],
  [23, { ...passed(0.7), outcome: 'failed', reasons: [{ code: 'blurred', words: 'It is blurred.' }] }],
];

/** What photos would say of themselves: most passed, some did not. */
export function verdictOfPhoto(copy: number, index: number): Verdict {
  const photo = copy * 4 + index + 1;
  const found = FINDINGS.find(([every]) => photo % every === 0);
  return found?.[1] ?? passed(0.72 + (photo % 19) / 100);
}

const PAID = { personaProvider: 'openai', pictureProvider: 'openai' } as const;

/** To be made on a server that does not work: what runs here would be finished elsewhere. */
export async function addStates(dashboard: Dashboard, { large = 10_000 } = {}): Promise<States> {
  const { datasets, personas } = dashboard.server.application;
  const photos = { verdictOf: verdictOfPhoto };
  const usual = await dashboard.add(
    { description: 'retired teachers in Lisbon who garden' },
    { count: 24, ...photos },
  );
  await datasets.settle(usual);
  const people = await personas.page(usual, 'completed', -1, 8);
  for (const [index, { id }] of people.entries()) {
    const decision = ['approve', 'approve', 'reject', 'approve', undefined][index % 5];
    const body = decision === 'reject' ? { reason: 'Text and pictures do not fit together.' } : {};
    if (decision) {
      await dashboard.server.call('POST', `/api/v1/personas/${id}/${decision}`, { as: 'reviewer', body });
    }
  }
  const running = await dashboard.add(
    { ...PAID, description: 'night-shift nurses in Manchester with large families', count: 120 },
    { count: 47, ...photos },
  );
  const paused = await dashboard.add(
    { ...PAID, description: 'students of architecture from all over Brazil', count: 60, maxCost: 2 },
    { count: 18, ...photos },
  );
  await datasets.pause(paused, {
    code: 'max-cost',
    message: 'The next call would pass --max-cost: $1.98 of $2 are spent, and it is expected to cost $0.04.',
    hint: `Raise it with: avatars resume ${paused} --max-cost 6.6`,
    enough_usd: 6.6,
  });
  const incomplete = await dashboard.add(
    { description: 'fishermen and their daughters on the Faroe Islands', count: 12 },
    { count: 10, ...photos },
  );
  for (const position of [10, 11]) {
    await datasets.addGap(incomplete, position, 'The picture was refused three times.');
  }
  await datasets.settle(incomplete);
  const many = await dashboard.add(
    { description: 'people of every kind who take the night train from Vienna to Venice' },
    { count: large, ...photos },
  );
  await datasets.settle(many);
  return { usual, running, paused, incomplete, large: many, person: people[1]?.id ?? '' };
}
