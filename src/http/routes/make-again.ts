import { z } from '@hono/zod-openapi';
import { json } from '../answers.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { operation, problemAnswer } from '../operation.ts';
import { UnderWay } from '../schemas/dataset.ts';

const EXAMPLE_ID = '01900000-0000-7000-8000-0000000000a1';
const idOf = (name: string) => z.uuid().openapi({ param: { name, in: 'path' }, example: EXAMPLE_ID });
const answers = (what: string) => ({
  202: json('It is being made.', UnderWay),
  404: problemAnswer(`There is no such ${what}.`),
  409: problemAnswer(
    `The ${what} was replaced or is being made already, the dataset is paused or cancelled, or its cap would be passed.`,
  ),
  422: problemAnswer('This server lacks what its providers take.'),
});

const regeneratePersona = operation('generate', {
  method: 'post',
  path: '/personas/{persona}/regenerate',
  operationId: 'regeneratePersona',
  summary: 'Make a person again',
  description:
    'Somebody else takes the position: text, prompt and pictures are made anew. What was made of this one is kept.',
  tags: ['Personas'],
  request: { params: z.object({ persona: idOf('persona') }) },
  responses: answers('person'),
});

const regeneratePicture = operation('generate', {
  method: 'post',
  path: '/pictures/{picture}/regenerate',
  operationId: 'regeneratePicture',
  summary: 'Make a photo again',
  description:
    'One more grid is made, and the photo of it that fits best takes the place of this one. Where none passes the checks, this one stays. What was made before is kept.',
  tags: ['Pictures'],
  request: { params: z.object({ picture: idOf('picture') }) },
  responses: answers('photo'),
});

export function makeAgainRoutes(api: Api, { application }: HttpDependencies): void {
  const { makeAgain } = application;

  api.openapi(regeneratePersona, async (context) => {
    const { datasetId, expectedUsd } = await makeAgain.person(context.req.valid('param').persona);
    return context.json({ dataset_id: datasetId, expected_usd: expectedUsd }, 202);
  });

  api.openapi(regeneratePicture, async (context) => {
    const { datasetId, expectedUsd } = await makeAgain.picture(context.req.valid('param').picture);
    return context.json({ dataset_id: datasetId, expected_usd: expectedUsd }, 202);
  });
}
