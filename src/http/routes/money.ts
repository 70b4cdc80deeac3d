import { z } from '@hono/zod-openapi';
import type { PaidCall } from '../../database/paid-calls.ts';
import { costReport } from '../../services/cost-report.ts';
import { json, jsonBody } from '../answers.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { findDataset } from '../find-dataset.ts';
import { requestInput } from '../new-dataset.ts';
import { operation, problemAnswer } from '../operation.ts';
import { type Call, CallPage, CallQuery } from '../schemas/call.ts';
import { CostReport, Estimate } from '../schemas/cost.ts';
import { DatasetId, NewDataset } from '../schemas/dataset.ts';
import { idCursor, nextCursor } from '../schemas/page.ts';

const tags = ['Cost'];
const params = z.object({ dataset: DatasetId });
const notHere = { 404: problemAnswer('There is no such dataset.') };

const estimateDataset = operation('read', {
  method: 'post',
  path: '/estimate',
  operationId: 'estimateDataset',
  summary: 'What a dataset would cost',
  description: 'Calls, USD and time of what would be made. Nothing is written down or spent.',
  tags,
  request: { body: jsonBody(NewDataset) },
  responses: {
    200: json('What everything costs that goes well at once.', Estimate),
    422: problemAnswer('It could not be made as asked.'),
  },
});

const getCost = operation('read', {
  method: 'get',
  path: '/datasets/{dataset}/cost',
  operationId: 'getCost',
  summary: 'What a dataset cost, and why',
  tags,
  request: { params },
  responses: { 200: json('Sums over its ledger.', CostReport), ...notHere },
});

const listCalls = operation('read', {
  method: 'get',
  path: '/datasets/{dataset}/calls',
  operationId: 'listCalls',
  summary: 'The ledger of a dataset, the newest call first',
  tags,
  request: { params, query: CallQuery },
  responses: { 200: json('A page of it.', CallPage), ...notHere },
});

export function moneyRoutes(api: Api, dependencies: HttpDependencies): void {
  const { application } = dependencies;

  api.openapi(estimateDataset, async (context) => {
    const input = requestInput(context.req.valid('json'), await application.settings.read());
    const { calls, ...expected } = dependencies.estimate(dependencies.checkRequest(input));
    const { basePictures: base_pictures, ...others } = calls;
    return context.json({ calls: { ...others, base_pictures }, ...expected }, 200);
  });

  api.openapi(getCost, async (context) => {
    const dataset = await findDataset(application.datasets, context.req.valid('param').dataset);
    return context.json(await costReport(dataset, application), 200);
  });

  api.openapi(listCalls, async (context) => {
    const { id } = await findDataset(application.datasets, context.req.valid('param').dataset);
    const { cursor, limit, status, stage, persona: personaId } = context.req.valid('query');
    const before = idCursor(cursor);
    const rows = await application.calls.page(id, { status, stage, personaId, before, limit: limit + 1 });
    const items = rows.slice(0, limit).map(callView);
    return context.json({ items, next_cursor: nextCursor(rows, limit) }, 200);
  });
}

function callView(call: PaidCall): z.output<typeof Call> {
  return {
    id: call.id,
    stage: call.stage,
    purpose: call.purpose,
    attempt: call.attempt,
    repeat_of: call.repeatOf,
    provider: call.provider,
    model: call.model,
    status: call.status,
    usd: call.usd,
    usd_expected: call.usdExpected,
    usage: call.usage,
    failure: call.failure && { code: call.failure.code, message: call.failure.message },
    request_id: call.requestId,
    persona_id: call.personaId,
    intended_at: call.intendedAt.toISOString(),
    sent_at: call.sentAt?.toISOString() ?? null,
    ended_at: call.endedAt?.toISOString() ?? null,
  };
}
