import type { Dataset, Datasets } from '../database/datasets.ts';
import type {
  ListedPersona,
  PeopleFilter,
  PeopleQueries,
  PicturesFilter,
  Place,
} from '../database/people-queries.ts';
import type { Persona, Personas, Picture } from '../database/personas.ts';
import { AvatarError } from '../domain/errors.ts';
import {
  type PersonDetailItem,
  personDetailItem,
  type PersonItem,
  personItem,
  type PictureItem,
  pictureItem,
} from './people-views.ts';

export interface QueryDependencies {
  datasets: Datasets;
  personas: Personas;
  people: PeopleQueries;
}

/** A page of a list, and where the next one begins; null where there is none. */
export interface Page<Item, Next> {
  items: Item[];
  next: Next | null;
}

/** @throws AvatarError `not_here` */
export async function listPeople(
  datasetId: string,
  filter: PeopleFilter,
  { after, limit }: { after: Place | undefined; limit: number },
  dependencies: QueryDependencies,
): Promise<Page<PersonItem, Place>> {
  const [dataset, rows] = await Promise.all([
    findDataset(datasetId, dependencies),
    dependencies.people.page(datasetId, filter, after, limit + 1),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? { position: last.position, attempt: last.attempt } : null;
  return { items: await personItems(page, dataset, dependencies), next };
}

/** @throws AvatarError `not_here` */
export async function findPerson(id: string, dependencies: QueryDependencies): Promise<Persona> {
  const persona = await dependencies.personas.get(id);
  if (!persona) throw new AvatarError('not_here', `There is no person ${id}.`);
  return persona;
}

/** One person with everything about them. @throws AvatarError `not_here` */
export async function readPerson(
  persona: Persona,
  dependencies: QueryDependencies,
): Promise<PersonDetailItem> {
  const { personas, people } = dependencies;
  const [{ images: wanted }, pictures, costs] = await Promise.all([
    findDataset(persona.datasetId, dependencies),
    personas.picturesOf([persona.id]),
    people.costs([persona.id]),
  ]);
  return personDetailItem(persona, { pictures, costs, wanted });
}

/** @throws AvatarError `not_here` */
export async function listPictures(
  datasetId: string,
  filter: PicturesFilter,
  { after, limit }: { after: string | undefined; limit: number },
  dependencies: QueryDependencies,
): Promise<Page<PictureItem, string>> {
  const [, rows] = await Promise.all([
    findDataset(datasetId, dependencies),
    dependencies.people.picturesPage(datasetId, filter, after, limit + 1),
  ]);
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
  return { items: await pictureItems(page, dependencies), next };
}

/** @throws AvatarError `not_here` */
export async function findPicture(
  id: string,
  { people }: Pick<QueryDependencies, 'people'>,
): Promise<Picture> {
  const picture = await people.picture(id);
  if (!picture) throw new AvatarError('not_here', `There is no picture ${id}.`);
  return picture;
}

/** @throws AvatarError `not_here` */
export async function readPicture(id: string, dependencies: QueryDependencies): Promise<PictureItem> {
  const [item] = await pictureItems([await findPicture(id, dependencies)], dependencies);
  if (!item) throw new AvatarError('not_here', `There is no picture ${id}.`);
  return item;
}

async function findDataset(id: string, { datasets }: QueryDependencies): Promise<Dataset> {
  const dataset = await datasets.get(id);
  if (!dataset) throw new AvatarError('not_here', `There is no dataset ${id}.`);
  return dataset;
}

async function personItems(
  page: readonly ListedPersona[],
  dataset: Dataset,
  { people }: Pick<QueryDependencies, 'people'>,
): Promise<PersonItem[]> {
  const ids = page.map(({ id }) => id);
  const [pictures, costs] = await Promise.all([people.pictureSummaries(ids), people.costs(ids)]);
  const picturesBy = Map.groupBy(pictures, ({ personaId }) => personaId);
  const costsBy = Map.groupBy(costs, ({ personaId }) => personaId);
  return page.map((persona) =>
    personItem(persona, {
      pictures: picturesBy.get(persona.id) ?? [],
      costs: costsBy.get(persona.id) ?? [],
      wanted: dataset.images,
    }),
  );
}

async function pictureItems(
  page: readonly Picture[],
  { people }: Pick<QueryDependencies, 'people'>,
): Promise<PictureItem[]> {
  const personaIds = [...new Set(page.map(({ personaId }) => personaId))];
  const [grids, calls] = await Promise.all([people.gridsOfCalls(personaIds), people.costs(personaIds)]);
  const costs = new Map(calls.map(({ id, usd }) => [id, usd]));
  return page.map((picture) => pictureItem(picture, { costs, grids }));
}
