import { expect, it } from 'vitest';
import type { DatasetSource, PersonaView, PictureView } from '../../../src/domain/dataset-view.ts';
import type { Outcome } from '../../../src/domain/verdict.ts';
import { passedOnly } from '../../../src/services/passed-only.ts';
import { sampleDataset } from '../../support/sample-dataset.ts';

function judged(picture: PictureView, outcome: Outcome | null): PictureView {
  if (outcome === null) return { ...picture, verdict: null };
  return { ...picture, verdict: { outcome, reasons: [], measures: null, faces: null, similarity: null } };
}

/** The sample with these outcomes for each person's four pictures; base pictures passed. */
async function withOutcomes(outcomes: (Outcome | null)[][]): Promise<DatasetSource> {
  const sample = await sampleDataset({ people: outcomes.length });
  return {
    ...sample,
    async *personas() {
      for await (const person of sample.personas()) {
        const own = outcomes[person.position] ?? [];
        yield { ...person, images: person.images.map((one, index) => judged(one, own[index] ?? null)) };
      }
    },
  };
}

it('keeps pictures that passed and drawings, and nobody without a picture', async () => {
  const source = await withOutcomes([
    ['passed', 'failed', 'could-not-tell', 'not-a-photo'],
    ['failed', 'failed', 'could-not-tell', null],
    ['passed', 'passed', 'passed', 'passed'],
  ]);
  const people: PersonaView[] = [];
  for await (const person of passedOnly(source).personas()) people.push(person);
  expect(people.map(({ position, images }) => [position, images.map(({ index }) => index)])).toEqual([
    [0, [0, 3]],
    [2, [0, 1, 2, 3]],
  ]);
  expect(people[0]?.base_image?.verdict?.outcome).toBe('passed');
});
