import { z } from '@hono/zod-openapi';
import { findPerson, listPeople, readPerson } from '../../services/query-people.ts';
import { decide, editPerson, undoDecision } from '../../services/review-people.ts';
import { json, jsonBody } from '../answers.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { changedMeanwhile, IfMatch, requireMatch, taggedJson } from '../etag.ts';
import { notModified, operation, problemAnswer } from '../operation.ts';
import { HttpProblem } from '../problem.ts';
import { reviewerOf } from '../reviewer.ts';
import { DatasetId } from '../schemas/dataset.ts';
import { decodeCursor, encodeCursor } from '../schemas/page.ts';
import { PersonaDetail, PersonaId, PersonaPage, PersonaPatch, PersonaQuery } from '../schemas/persona.ts';
import { Rejection } from '../schemas/review.ts';

const tags = ['Personas'];
const params = z.object({ persona: PersonaId });
const notHere = { 404: problemAnswer('There is no such person.') };
const decided = {
  200: json('The person as decided.', PersonaDetail),
  ...notHere,
  409: problemAnswer('It cannot be decided now.'),
  412: problemAnswer('The person was changed meanwhile.'),
};
const column = z.int().min(0).max(2_147_483_647);
const Place = z.tuple([column, column]);

/** Tries of a change that somebody else came before, where no If-Match says what the change is meant for. */
const EDIT_TRIES = 3;

const listPersonas = operation('read', {
  method: 'get',
  path: '/datasets/{dataset}/personas',
  operationId: 'listPersonas',
  summary: 'People of a dataset, by position',
  tags,
  request: { params: z.object({ dataset: DatasetId }), query: PersonaQuery },
  responses: {
    200: json('A page of people.', PersonaPage),
    ...notModified,
    404: problemAnswer('There is no such dataset.'),
  },
});

const getPersona = operation('read', {
  method: 'get',
  path: '/personas/{persona}',
  operationId: 'getPersona',
  summary: 'One person',
  tags,
  request: { params },
  responses: { 200: json('The person.', PersonaDetail), ...notModified, ...notHere },
});

const editPersona = operation('review', {
  method: 'patch',
  path: '/personas/{persona}',
  operationId: 'editPersona',
  summary: 'Change the text of a person',
  description:
    'What was decided about them is taken back, since it was about another text. Their pictures stay as they are.',
  tags,
  request: {
    params,
    headers: IfMatch,
    body: jsonBody(PersonaPatch),
  },
  responses: {
    200: json('The person as changed.', PersonaDetail),
    ...notHere,
    409: problemAnswer('The person failed, or was made again.'),
    412: problemAnswer('The person was changed meanwhile.'),
    422: problemAnswer('The text cannot be stored.'),
  },
});

const approvePersona = operation('review', {
  method: 'post',
  path: '/personas/{persona}/approve',
  operationId: 'approvePersona',
  summary: 'Approve a person',
  tags,
  request: { params, headers: IfMatch },
  responses: decided,
});

const rejectPersona = operation('review', {
  method: 'post',
  path: '/personas/{persona}/reject',
  operationId: 'rejectPersona',
  summary: 'Reject a person',
  tags,
  request: { params, headers: IfMatch, body: { ...jsonBody(Rejection), required: false } },
  responses: decided,
});

const undoPersona = operation('review', {
  method: 'post',
  path: '/personas/{persona}/undo',
  operationId: 'undoPersona',
  summary: 'Take the last decision about a person back',
  tags,
  request: { params, headers: IfMatch },
  responses: decided,
});

export function personaRoutes(api: Api, { application }: HttpDependencies): void {
  const { reviews } = application;
  const read = async (id: string) => readPerson(await findPerson(id, application), application);
  /** Nobody decides about another text than the one that they have read. */
  const seen = async (id: string, match: string | undefined) => {
    if (match !== undefined) requireMatch(match, await read(id));
  };

  api.openapi(listPersonas, async (context) => {
    const { dataset } = context.req.valid('param');
    const { cursor, limit, q, age, gender, ethnicity, status, review, verdict } = context.req.valid('query');
    const place = decodeCursor(Place, cursor);
    const { items, next } = await listPeople(
      dataset,
      {
        status,
        review,
        verdict,
        gender: gender === 'female' || gender === 'male' ? gender.charAt(0) : gender,
        ageBand: age,
        ethnicity: ethnicity === 'not stated' ? null : ethnicity,
        words: q?.trim() || undefined,
      },
      { after: place && { position: place[0], attempt: place[1] }, limit },
      application,
    );
    return taggedJson(context, { items, next_cursor: next && encodeCursor([next.position, next.attempt]) });
  });

  api.openapi(getPersona, async (context) => {
    const person = await read(context.req.valid('param').persona);
    return taggedJson(context, person);
  });

  api.openapi(editPersona, async (context) => {
    const { persona: id } = context.req.valid('param');
    const { 'if-match': match } = context.req.valid('header');
    const draft = context.req.valid('json');
    for (let tries = 1; ; tries += 1) {
      const persona = await findPerson(id, application);
      if (match !== undefined) requireMatch(match, await readPerson(persona, application));
      const result = await editPerson(persona, draft, reviewerOf(context.get('actor')), reviews);
      if (result === 'changed' && match === undefined && tries < EDIT_TRIES) continue;
      if (result === 'changed') throw changedMeanwhile();
      if (result !== 'done') throw refused(result.refused);
      const person = await read(id);
      return taggedJson(context, person);
    }
  });

  api.openapi(approvePersona, async (context) => {
    const { persona: id } = context.req.valid('param');
    await seen(id, context.req.valid('header')['if-match']);
    await decide(
      { kind: 'persona', id },
      { decision: 'approved' },
      reviewerOf(context.get('actor')),
      reviews,
    );
    return context.json(await read(id), 200);
  });

  api.openapi(rejectPersona, async (context) => {
    const { persona: id } = context.req.valid('param');
    await seen(id, context.req.valid('header')['if-match']);
    const reason = context.req.valid('json')?.reason;
    const by = reviewerOf(context.get('actor'));
    await decide({ kind: 'persona', id }, { decision: 'rejected', reason }, by, reviews);
    return context.json(await read(id), 200);
  });

  api.openapi(undoPersona, async (context) => {
    const { persona: id } = context.req.valid('param');
    await seen(id, context.req.valid('header')['if-match']);
    await undoDecision({ kind: 'persona', id }, reviewerOf(context.get('actor')), reviews);
    return context.json(await read(id), 200);
  });
}

function refused(list: readonly { field: string; reason: string }[]): HttpProblem {
  const words = list.map(({ field, reason }) => `${field} ${reason}`).join('; ');
  return new HttpProblem(422, 'not_storable', `The text cannot be stored: ${words}.`, {
    errors: list.map(({ field, reason }) => ({ path: `/json/${field}`, message: reason })),
  });
}
