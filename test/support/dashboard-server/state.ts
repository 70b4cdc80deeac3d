import { randomUUID } from 'node:crypto';
import type { Sample } from './sample.ts';
import type { Dataset, Persona } from './shapes.ts';

const PERSON_MS = 120;
const GRID_USD = 0.05;

export type Emit = (kind: string, data: object) => void;

/** Datasets in memory whose people come from a sample, again and again under new ids. */
export function createState(sample: Sample, emit: Emit) {
  const datasets = new Map<string, Dataset>();
  const people = new Map<string, Persona[]>();
  const timers = new Set<NodeJS.Timeout>();

  function personOf(dataset: Dataset, position: number): Persona {
    const model = sample.people[position % sample.people.length];
    if (!model) throw new Error('The sample is empty.');
    const again = position >= sample.people.length || dataset.id !== model.dataset_id;
    const usd = dataset.picture_provider === 'offline' ? 0 : 0.11;
    return {
      ...structuredClone(model),
      id: again ? randomUUID() : model.id,
      dataset_id: dataset.id,
      position,
      cost_usd: usd,
      images: model.images.slice(0, dataset.images_per_person),
    };
  }

  function add(description: string, count: number, made: number, more: Partial<Dataset> = {}): Dataset {
    const now = Date.now();
    const dataset: Dataset = {
      id: randomUUID(),
      description,
      language: 'English',
      status: made === count ? 'completed' : 'generating-images',
      requested: count,
      completed: 0,
      failed: 0,
      pictures: 0,
      images_per_person: 4,
      require_passed: false,
      people_short: null,
      seed: '5f1c09d2a7be',
      quality: 'auto',
      persona_provider: 'offline',
      picture_provider: 'offline',
      persona_model: null,
      picture_model: null,
      created_at: new Date(now - 3_600_000 * (1 + datasets.size * 7)).toISOString(),
      started_at: new Date(now - 60_000).toISOString(),
      finished_at: made === count ? new Date(now).toISOString() : null,
      paused: null,
      cost: { usd: 0, calls: 0, repeats: 0, unknown: 0, unpriced: 0 },
      gaps: [],
      ...more,
    };
    datasets.set(dataset.id, dataset);
    people.set(dataset.id, []);
    for (let position = 0; position < made; position += 1) complete(dataset, position);
    return dataset;
  }

  function complete(dataset: Dataset, position: number): Persona {
    const person = personOf(dataset, position);
    people.get(dataset.id)?.push(person);
    dataset.completed += 1;
    dataset.pictures += person.images.length;
    dataset.cost.usd = (dataset.cost.usd ?? 0) + (person.cost_usd ?? 0);
    dataset.cost.calls += 2;
    return person;
  }

  function tell(dataset: Dataset): void {
    const { id, status, completed, failed, pictures, cost } = dataset;
    emit('dataset', { dataset_id: id, status, completed, failed, pictures, cost_usd: cost.usd });
  }

  /** Makes the people that are missing, one after another. */
  function run(dataset: Dataset): void {
    dataset.status = 'generating-images';
    dataset.paused = null;
    tell(dataset);
    const timer = setInterval(() => {
      const ended = dataset.completed >= dataset.requested;
      if (ended) {
        dataset.status = 'completed';
        dataset.finished_at = new Date().toISOString();
      }
      if (ended || dataset.status !== 'generating-images' || !datasets.has(dataset.id)) {
        clearInterval(timer);
        timers.delete(timer);
      } else {
        const { id, position, status, review } = complete(dataset, dataset.completed);
        emit('persona', { dataset_id: dataset.id, persona_id: id, position, status, review });
      }
      tell(dataset);
    }, PERSON_MS);
    timers.add(timer);
  }

  const all = () => [...people.values()].flat();
  return {
    datasets,
    add,
    run,
    tell,
    peopleOf: (dataset: string): Persona[] => people.get(dataset) ?? [],
    person: (id: string): Persona | undefined => {
      for (const list of people.values()) {
        const found = list.find((person) => person.id === id);
        if (found) return found;
      }
      return undefined;
    },
    /** A picture, and whose: two people of different datasets may show the same one. */
    picture: (id: string) => {
      for (const person of all()) {
        const found = [person.base_image, ...person.images, ...person.grids].find((one) => one?.id === id);
        if (found) return { person, picture: found };
      }
      return undefined;
    },
    estimate(wish: { count: number; images?: number; picture_provider?: string; require_passed?: boolean }) {
      const grids = wish.count * Math.ceil((wish.images ?? 4) / 4);
      const personas = Math.ceil(wish.count / 10);
      const price = wish.picture_provider === 'openai' ? GRID_USD : 0;
      return {
        calls: {
          personas,
          prompts: wish.count,
          base_pictures: wish.count,
          grids,
          total: personas + 2 * wish.count + grids,
        },
        pictures: wish.count * (wish.images ?? 4),
        usd: (wish.count + grids) * price,
        unpriced: [],
        seconds: Math.ceil((wish.count + grids) * (price === 0 ? 0.2 : 9)),
        repairs: wish.require_passed ? { grids: wish.count * 2, usd: wish.count * 2 * price } : null,
      };
    },
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
export type State = ReturnType<typeof createState>;
