import type { DatasetCounts } from '../database/dataset-counts.ts';
import type { Dataset, Datasets } from '../database/datasets.ts';
import type { Gap } from '../database/gaps.ts';
import type { CallTotals, PaidCalls } from '../database/paid-calls.ts';
import { type Persona, type Personas, type Picture, textOf } from '../database/personas.ts';
import type { DatasetSource, DatasetView, PersonaView, PictureView } from '../domain/dataset-view.ts';
import { isAcceptable } from '../domain/verdict.ts';
import type { ObjectStore } from '../ports/object-store.ts';

interface SourceDependencies {
  datasets: Datasets;
  personas: Personas;
  calls: PaidCalls;
  store: ObjectStore;
}

/** People read at a time: enough to keep the database from being asked for each, little enough for memory. */
const PAGE = 200;

/** A dataset as exports read it: facts first, then its completed people one after another. */
export async function datasetSource(
  dataset: Dataset,
  dependencies: SourceDependencies,
): Promise<DatasetSource> {
  const { personas, store } = dependencies;
  const { images } = dataset;
  return {
    dataset: await datasetView(dataset, dependencies),
    async *personas() {
      for (let after = -1; ;) {
        const page = await personas.page(dataset.id, 'completed', after, PAGE);
        if (page.length === 0) return;
        const pictures = Map.groupBy(
          await personas.picturesOf(page.map((persona) => persona.id)),
          (picture) => picture.personaId,
        );
        for (const persona of page)
          yield await personaView(persona, pictures.get(persona.id) ?? [], images, store);
        after = page.at(-1)?.position ?? after;
      }
    },
    readObject: (key) => store.get(key),
  };
}

export async function datasetView(
  dataset: Dataset,
  dependencies: Pick<SourceDependencies, 'datasets' | 'calls'>,
): Promise<DatasetView> {
  return (await datasetViews([dataset], dependencies))[0] as DatasetView;
}

/** The facts of many datasets, in few queries. */
export async function datasetViews(
  list: readonly Dataset[],
  { datasets, calls }: Pick<SourceDependencies, 'datasets' | 'calls'>,
): Promise<DatasetView[]> {
  const ids = list.map(({ id }) => id);
  const [counts, totals] = await Promise.all([datasets.countsOf(ids), calls.totalsOf(ids)]);
  return Promise.all(
    list.map(async (dataset) => {
      const counted = counts.get(dataset.id) as DatasetCounts;
      const [gaps, short] = await Promise.all([
        counted.gaps > 0 ? datasets.gaps(dataset.id) : [],
        dataset.requirePassed ? datasets.peopleShort(dataset.id, dataset.images) : null,
      ]);
      return viewOf(dataset, { counts: counted, totals: totals.get(dataset.id), gaps, short });
    }),
  );
}

interface Counted {
  counts: DatasetCounts;
  totals: CallTotals | undefined;
  gaps: readonly Gap[];
  short: number | null;
}

function viewOf(dataset: Dataset, { counts, totals, gaps, short }: Counted): DatasetView {
  return {
    id: dataset.id,
    description: dataset.description,
    language: dataset.language,
    status: dataset.status,
    requested: dataset.count,
    completed: counts.completed,
    failed: counts.gaps,
    pictures: counts.pictures,
    images_per_person: dataset.images,
    require_passed: dataset.requirePassed,
    people_short: short,
    seed: dataset.seed,
    quality: dataset.quality,
    max_cost: dataset.maxCost,
    persona_provider: dataset.personaProvider,
    picture_provider: dataset.pictureProvider,
    persona_model: dataset.personaModel,
    picture_model: dataset.pictureModel,
    created_at: dataset.createdAt.toISOString(),
    started_at: dataset.startedAt?.toISOString() ?? null,
    finished_at: dataset.finishedAt?.toISOString() ?? null,
    paused: dataset.pause,
    cost: {
      usd: totals?.usd ?? 0,
      calls: totals?.calls ?? 0,
      repeats: totals?.repeats ?? 0,
      unknown: totals?.unknown ?? 0,
      unpriced: totals?.unpriced ?? 0,
    },
    gaps: gaps.map(({ position, reason }) => ({ position, reason })),
  };
}

async function personaView(
  persona: Persona,
  pictures: readonly Picture[],
  wanted: number,
  store: ObjectStore,
): Promise<PersonaView> {
  const views = await Promise.all(pictures.map((picture) => pictureView(picture, store)));
  const images = views.filter((view) => view.kind === 'cell');
  return {
    id: persona.id,
    position: persona.position,
    ...textOf(persona),
    review: persona.review,
    reviewed_at: persona.reviewedAt?.toISOString() ?? null,
    review_reason: persona.reviewReason,
    picture_prompt: persona.picturePrompt,
    base_image: views.find((view) => view.kind === 'base') ?? null,
    images,
    pictures_passed: images.filter(({ verdict }) => verdict !== null && isAcceptable(verdict.outcome)).length,
    pictures_wanted: wanted,
  };
}

async function pictureView(picture: Picture, store: ObjectStore): Promise<PictureView> {
  const { url, expiresAt } = await store.url(picture.key);
  return {
    id: picture.id,
    kind: picture.kind,
    index: picture.index,
    key: picture.key,
    url,
    ...(expiresAt ? { expiresAt } : {}),
    sha256: picture.sha256,
    width: picture.width,
    height: picture.height,
    bytes: picture.bytes,
    mediaType: picture.mediaType,
    verdict: picture.verdict,
    review: picture.review,
  };
}
