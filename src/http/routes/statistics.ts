import { z } from '@hono/zod-openapi';
import { statisticsReport } from '../../services/statistics-report.ts';
import { json } from '../answers.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { findDataset } from '../find-dataset.ts';
import { operation, problemAnswer } from '../operation.ts';
import { DatasetId } from '../schemas/dataset.ts';
import { Statistics } from '../schemas/statistics.ts';

const tags = ['Statistics'];
const description =
  'Series over time are in stretches of `bucket_seconds`, chosen by how long the work took; stretches in which nothing happened are left out.';

const getStatistics = operation('read', {
  method: 'get',
  path: '/statistics',
  operationId: 'getStatistics',
  summary: 'Figures of all datasets',
  description,
  tags,
  responses: { 200: json('For charts.', Statistics) },
});

const getDatasetStatistics = operation('read', {
  method: 'get',
  path: '/datasets/{dataset}/statistics',
  operationId: 'getDatasetStatistics',
  summary: 'Figures of one dataset',
  description,
  tags,
  request: { params: z.object({ dataset: DatasetId }) },
  responses: { 200: json('For charts.', Statistics), 404: problemAnswer('There is no such dataset.') },
});

export function statisticsRoutes(api: Api, { application }: HttpDependencies): void {
  const { datasets, statistics, ledgerReport, reviews } = application;
  const report = async (id: string | null) => statisticsReport(id, { statistics, ledgerReport, reviews });

  api.openapi(getStatistics, async (context) => context.json(await report(null), 200));
  api.openapi(getDatasetStatistics, async (context) => {
    const { id } = await findDataset(datasets, context.req.valid('param').dataset);
    return context.json(await report(id), 200);
  });
}
