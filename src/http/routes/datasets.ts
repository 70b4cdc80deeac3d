import { z } from '@hono/zod-openapi';
import { AvatarError } from '../../domain/errors.ts';
import { datasetView } from '../../services/dataset-source.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { json, operation, problemAnswer } from '../operation.ts';
import { Dataset, DatasetId, NewDataset } from '../schemas/dataset.ts';

const tags = ['Datasets'];
const params = z.object({ dataset: DatasetId });
const notHere = { 404: problemAnswer('There is no such dataset.') };

const createDataset = operation('generate', {
  method: 'post',
  path: '/datasets',
  operationId: 'createDataset',
  summary: 'Make a dataset',
  tags,
  request: { body: { content: { 'application/json': { schema: NewDataset } }, required: true } },
  responses: {
    201: json('It is written down, and work on it begins.', Dataset),
    422: problemAnswer('It cannot be made as asked.'),
  },
});

const getDataset = operation('read', {
  method: 'get',
  path: '/datasets/{dataset}',
  operationId: 'getDataset',
  summary: 'One dataset',
  tags,
  request: { params },
  responses: { 200: json('The dataset.', Dataset), ...notHere },
});

export function datasetRoutes(api: Api, dependencies: HttpDependencies): void {
  const { application } = dependencies;

  async function find(id: string) {
    const dataset = await application.datasets.get(id);
    if (!dataset) throw new AvatarError('not_here', `There is no dataset ${id}.`);
    return dataset;
  }

  api.openapi(createDataset, async (context) => {
    const body = context.req.valid('json');
    const request = dependencies.checkRequest({
      description: body.description,
      count: body.count,
      images: body.images,
      language: body.language,
      seed: body.seed,
      quality: body.quality,
      maxCost: body.max_cost ?? undefined,
      personas: body.persona_provider,
      pictures: body.picture_provider,
      replace: body.replace,
      requirePassed: body.require_passed,
    });
    const dataset = await application.create(request);
    await application.enqueue(dataset);
    context.header('Location', `/api/v1/datasets/${dataset.id}`);
    return context.json(await datasetView(await find(dataset.id), application), 201);
  });

  api.openapi(getDataset, async (context) => {
    const dataset = await find(context.req.valid('param').dataset);
    return context.json(await datasetView(dataset, application), 200);
  });
}
