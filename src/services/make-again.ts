import type { Dataset, Datasets } from '../database/datasets.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { Personas } from '../database/personas.ts';
import type { Refusal, Remakes } from '../database/remakes.ts';
import { AvatarError } from '../domain/errors.ts';
import { picturesOf } from '../pipeline/jobs-to-do.ts';
import type { Job } from '../pipeline/queue.ts';
import type { Estimate } from './estimate.ts';

/** What was set going. */
export interface UnderWay {
  datasetId: string;
  /** USD that it is expected to cost; null where a price is unknown. */
  expectedUsd: number | null;
}

export interface MakeAgain {
  /** Gives a person up for another one at the same position. @throws AvatarError `not_here`, `conflict`, `configuration` */
  person(id: string): Promise<UnderWay>;
  /** Makes one more grid for a photo, and puts the best of it in its place. @throws AvatarError `not_here`, `conflict`, `configuration` */
  picture(id: string): Promise<UnderWay>;
}

interface Dependencies {
  datasets: Datasets;
  personas: Personas;
  calls: PaidCalls;
  remakes: Remakes;
  /** What one more person costs. */
  estimateOne(dataset: Dataset): Estimate;
  /** What one more grid costs; null where unknown. */
  gridPrice(dataset: Dataset): number | null;
  /** @throws AvatarError `configuration` where this program lacks what the dataset's providers take */
  canMake(dataset: Dataset): void;
  send(datasetId: string, jobs: readonly Job[]): Promise<void>;
}

/** Makes people and pictures of a dataset again; it goes on by itself, and ends again by itself. */
export function createMakeAgain(dependencies: Dependencies): MakeAgain {
  const { datasets, personas, calls, remakes } = dependencies;

  async function afford(datasetId: string, priceIn: (dataset: Dataset) => number | null): Promise<UnderWay> {
    const dataset = await datasets.get(datasetId);
    if (!dataset) throw new AvatarError('not_here', `The dataset ${datasetId} was deleted.`);
    dependencies.canMake(dataset);
    const expectedUsd = priceIn(dataset);
    const { usd } = await calls.totals(datasetId);
    if (dataset.maxCost !== null && expectedUsd !== null && usd + expectedUsd > dataset.maxCost) {
      throw new AvatarError(
        'conflict',
        `This would pass the dataset's cap of ${dataset.maxCost} USD: ${round(usd)} USD are spent, and it is expected to cost ${round(expectedUsd)} USD.`,
        { hint: 'Resume the dataset with a higher max_cost first.' },
      );
    }
    return { datasetId, expectedUsd };
  }

  return {
    async person(id) {
      const persona = await personas.get(id);
      if (!persona) throw new AvatarError('not_here', `There is no person ${id}.`);
      const { datasetId } = persona;
      const underWay = await afford(datasetId, (dataset) => {
        const { usd, unpriced } = dependencies.estimateOne(dataset);
        return unpriced.length > 0 ? null : usd;
      });
      const refusal = await remakes.person(persona, 'Somebody else was wanted at this position.');
      if (refusal) throw refused('This person', refusal);
      await dependencies.send(datasetId, [picturesOf(persona)]);
      return underWay;
    },

    async picture(id) {
      const picture = await personas.picture(id);
      if (!picture) throw new AvatarError('not_here', `There is no picture ${id}.`);
      if (picture.kind !== 'cell') {
        throw new AvatarError(
          'conflict',
          `Only photos are made again, and this is a ${picture.kind} picture.`,
          {
            hint: 'Make one of the photos again that came from it, or the whole person.',
          },
        );
      }
      const persona = await personas.get(picture.personaId);
      if (!persona) throw new AvatarError('not_here', `There is no picture ${id}.`);
      const underWay = await afford(picture.datasetId, (dataset) => dependencies.gridPrice(dataset));
      const refusal = await remakes.picture(picture);
      if (refusal) throw refused('This picture', refusal);
      await dependencies.send(picture.datasetId, [picturesOf(persona)]);
      return underWay;
    },
  };
}

const WORDS: Record<Refusal, { words: string; hint: string }> = {
  stopped: {
    words: 'cannot be made again while the dataset is paused or cancelled',
    hint: 'Resume the dataset first. One that was cancelled stays as it is.',
  },
  replaced: { words: 'was replaced already', hint: 'Look at what took the place.' },
  'under-way': { words: 'is being made already', hint: 'Wait until it is done.' },
};

function refused(what: string, refusal: Refusal): AvatarError<'conflict'> {
  const { words, hint } = WORDS[refusal];
  return new AvatarError('conflict', `${what} ${words}.`, { hint });
}

const round = (usd: number) => Number(usd.toFixed(4));
