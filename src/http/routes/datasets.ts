import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Dataset as DatasetRow } from '../../database/datasets.ts';
import { AvatarError } from '../../domain/errors.ts';
import { datasetView, datasetViews } from '../../services/dataset-source.ts';
import { json, jsonBody } from '../answers.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { findDataset } from '../find-dataset.ts';
import { requestInput } from '../new-dataset.ts';
import { operation, problemAnswer } from '../operation.ts';
import { HttpProblem } from '../problem.ts';
import {
  Dataset,
  DatasetId,
  DatasetPage,
  DatasetQuery,
  Extension,
  IdempotencyKey,
  NewDataset,
  Resume,
} from '../schemas/dataset.ts';
import { idCursor, nextCursor } from '../schemas/page.ts';

const tags = ['Datasets'];
const params = z.object({ dataset: DatasetId });
const notHere = { 404: problemAnswer('There is no such dataset.') };

const createDataset = operation('generate', {
  method: 'post',
  path: '/datasets',
  operationId: 'createDataset',
  summary: 'Make a dataset',
  description: 'Writes it down and lets the work begin. What is left out is as the settings say.',
  tags,
  request: { headers: IdempotencyKey, body: jsonBody(NewDataset) },
  responses: {
    201: json('It is written down, and work on it begins.', Dataset),
    422: problemAnswer('It cannot be made as asked, or the key was used for something else.'),
  },
});

const listDatasets = operation('read', {
  method: 'get',
  path: '/datasets',
  operationId: 'listDatasets',
  summary: 'Datasets, the newest first',
  tags,
  request: { query: DatasetQuery },
  responses: { 200: json('A page of them.', DatasetPage) },
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

const cancelDataset = operation('generate', {
  method: 'post',
  path: '/datasets/{dataset}/cancel',
  operationId: 'cancelDataset',
  summary: 'End a dataset before its time',
  description: 'Nothing new is paid for; what was made stays. Calls under way come to their end.',
  tags,
  request: { params },
  responses: {
    200: json('It is cancelled.', Dataset),
    ...notHere,
    409: problemAnswer('It had ended already.'),
  },
});

const resumeDataset = operation('generate', {
  method: 'post',
  path: '/datasets/{dataset}/resume',
  operationId: 'resumeDataset',
  summary: 'Let a dataset go on',
  description: 'Goes on where it was paused, and may set a new cap. Nothing is paid for twice.',
  tags,
  request: { params, body: { ...jsonBody(Resume), required: false } },
  responses: {
    202: json('It goes on.', Dataset),
    ...notHere,
    409: problemAnswer('It was cancelled, or there is nothing left to do.'),
    422: problemAnswer('This server lacks what its providers take.'),
  },
});

const extendDataset = operation('generate', {
  method: 'post',
  path: '/datasets/{dataset}/extend',
  operationId: 'extendDataset',
  summary: 'Add people to a dataset',
  description:
    'Raises the number of people. Those who are there stay as they are, so that a preview of one person is no waste.',
  tags,
  request: { params, body: jsonBody(Extension) },
  responses: {
    202: json('It goes on.', Dataset),
    ...notHere,
    409: problemAnswer('It was cancelled, or has as many people already.'),
    422: problemAnswer('This server lacks what its providers take.'),
  },
});

const deleteDataset = operation('generate', {
  method: 'delete',
  path: '/datasets/{dataset}',
  operationId: 'deleteDataset',
  summary: 'Delete a dataset',
  description: 'With its people, its pictures and its part of the ledger. There is no way back.',
  tags,
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...notHere },
});

export function datasetRoutes(api: Api, dependencies: HttpDependencies): void {
  const { application } = dependencies;
  const find = (id: string) => findDataset(application.datasets, id);
  const view = async (id: string) => datasetView(await find(id), application);

  api.openapi(createDataset, async (context) => {
    const body = context.req.valid('json');
    const key = context.req.valid('header')['idempotency-key'];
    const request = dependencies.checkRequest(requestInput(body, await application.settings.read()));
    let dataset: DatasetRow;
    if (key === undefined) {
      dataset = await application.create(request);
    } else {
      const actor = context.get('actor').userId;
      const claim = { actor, key, requestSha256: sha256Of(JSON.stringify(body)) };
      const made = await application.createOnce(request, claim);
      if ('taken' in made) {
        const { taken } = made;
        if (taken.requestSha256 !== claim.requestSha256) throw keyOfAnother(key);
        context.header('Location', placeOf(taken.datasetId));
        context.header('Idempotent-Replayed', 'true');
        if (taken.answer !== null) return context.json(taken.answer as z.output<typeof Dataset>, 201);
      }
      dataset = 'taken' in made ? await find(made.taken.datasetId) : made.dataset;
      // Whoever was first may have died before it began; begun twice, it is begun once.
      if (dataset.status === 'pending') await application.enqueue(dataset);
      const answer = await application.idempotencyKeys.keepAnswer(claim, await view(dataset.id));
      context.header('Location', placeOf(dataset.id));
      return context.json(answer, 201);
    }
    await application.enqueue(dataset);
    context.header('Location', placeOf(dataset.id));
    return context.json(await view(dataset.id), 201);
  });

  api.openapi(listDatasets, async (context) => {
    const { status, q: text, cursor, limit } = context.req.valid('query');
    const rows = await application.datasets.page({
      status,
      text,
      before: idCursor(cursor),
      limit: limit + 1,
    });
    const items = await datasetViews(rows.slice(0, limit), application);
    return context.json({ items, next_cursor: nextCursor(rows, limit) }, 200);
  });

  api.openapi(getDataset, async (context) =>
    context.json(await view(context.req.valid('param').dataset), 200),
  );

  api.openapi(cancelDataset, async (context) => {
    const { id, status } = await find(context.req.valid('param').dataset);
    const cancelled = await application.datasets.cancel(id);
    if (!cancelled && status !== 'cancelled') {
      throw new AvatarError('conflict', `The dataset ${id} had ended already (${status}).`);
    }
    return context.json(await view(id), 200);
  });

  api.openapi(resumeDataset, async (context) => {
    const dataset = await find(context.req.valid('param').dataset);
    const { max_cost: maxCost } = context.req.valid('json') ?? {};
    refuseCancelled(dataset);
    if (dataset.status === 'completed' && maxCost === undefined) {
      throw new AvatarError('conflict', `The dataset ${dataset.id} is completed already.`, {
        hint: 'Extend it to add people.',
      });
    }
    dependencies.checkProviders(dataset);
    await application.enqueue(dataset, { maxCost });
    return context.json(await view(dataset.id), 202);
  });

  api.openapi(extendDataset, async (context) => {
    const dataset = await find(context.req.valid('param').dataset);
    const { count, max_cost: maxCost } = context.req.valid('json');
    refuseCancelled(dataset);
    dependencies.checkProviders(dataset);
    if (!(await application.extend(dataset, { count, maxCost }))) {
      throw new AvatarError('conflict', `The dataset ${dataset.id} has ${dataset.count} people already.`, {
        hint: '`count` is how many there are to be in all.',
      });
    }
    return context.json(await view(dataset.id), 202);
  });

  api.openapi(deleteDataset, async (context) => {
    await application.remove(await find(context.req.valid('param').dataset));
    return context.body(null, 204);
  });
}

const placeOf = (id: string) => `/api/v1/datasets/${id}`;

function refuseCancelled({ id, status }: DatasetRow): void {
  if (status !== 'cancelled') return;
  throw new AvatarError('conflict', `The dataset ${id} was cancelled.`, { hint: 'Make a new one.' });
}

function keyOfAnother(key: string): HttpProblem {
  return new HttpProblem(422, 'idempotency_key', `The key ${key} was used for another request.`, {
    hint: 'Use a new key for a new dataset, and the same one only to send the same request again.',
  });
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
