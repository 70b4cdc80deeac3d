import { z } from '@hono/zod-openapi';
import type { DatasetSource } from '../../domain/dataset-view.ts';
import { EXPORT_FORMATS, exportChunks, type ExportFormat } from '../../export/index.ts';
import { approvedOnly } from '../../services/approved-only.ts';
import { datasetSource } from '../../services/dataset-source.ts';
import { passedOnly } from '../../services/passed-only.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { findDataset } from '../find-dataset.ts';
import { operation, problemAnswer } from '../operation.ts';
import { DatasetId } from '../schemas/dataset.ts';
import { streamOf } from '../stream.ts';
import { linksThroughApi } from '../picture-links.ts';

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((word) => word === 'true');
const file = z.string().openapi({ format: 'binary' });

/** The format `json`. The fields of a person are those of the API, and the addresses of the pictures. */
const ExportedDataset = z
  .looseObject({
    synthetic: z.literal(true),
    notice: z.string(),
    dataset: z.looseObject({ id: z.uuid() }),
    personas: z.array(z.looseObject({ id: z.uuid(), firstname: z.string(), lastname: z.string() })),
  })
  .openapi('ExportedDataset', {
    example: {
      synthetic: true,
      notice: 'None of these people exists.',
      dataset: { id: '01900000-0000-7000-8000-000000000001' },
      personas: [{ id: '01900000-0000-7000-8000-0000000000a1', firstname: 'Ana', lastname: 'Silva' }],
    },
  });

const exportDataset = operation('read', {
  method: 'get',
  path: '/datasets/{dataset}/export',
  operationId: 'exportDataset',
  summary: 'A dataset as a file',
  description:
    'JSON, JSON Lines and CSV name pictures by their addresses here; `zip` holds them; `html` is a gallery for a browser, as a zip archive. It is sent as it is made: one that fails on the way ends before its end.',
  tags: ['Export'],
  request: {
    params: z.object({ dataset: DatasetId }),
    query: z.strictObject({
      format: z.enum(EXPORT_FORMATS).default('json'),
      approved: flag.openapi({
        type: 'string',
        enum: ['true', 'false'],
        description: 'Only people whom a reviewer approved.',
      }),
      passed: flag.openapi({
        type: 'string',
        enum: ['true', 'false'],
        description: 'Only pictures that passed their checks.',
      }),
    }),
  },
  responses: {
    200: {
      description: 'The file.',
      headers: z.object({ 'Content-Disposition': z.string() }),
      content: {
        'application/json': { schema: ExportedDataset },
        'application/x-ndjson': { schema: file },
        'text/csv': { schema: file },
        'application/zip': { schema: file },
      },
    },
    404: problemAnswer('There is no such dataset.'),
  },
});

const FILES: Record<ExportFormat, { type: string; name: string }> = {
  json: { type: 'application/json', name: 'data.json' },
  jsonl: { type: 'application/x-ndjson', name: 'data.jsonl' },
  csv: { type: 'text/csv; charset=utf-8', name: 'data.csv' },
  zip: { type: 'application/zip', name: 'data.zip' },
  html: { type: 'application/zip', name: 'gallery.zip' },
};

export function exportRoutes(api: Api, { application, exports, site }: HttpDependencies): void {
  api.openapi(exportDataset, async (context) => {
    const dataset = await findDataset(application.datasets, context.req.valid('param').dataset);
    const { format, approved, passed } = context.req.valid('query');
    let source: DatasetSource = await datasetSource(dataset, application);
    if (passed) source = passedOnly(source);
    if (approved) source = approvedOnly(source);
    // What holds the pictures themselves needs no addresses, and reads them by their keys.
    if (format !== 'zip' && format !== 'html') {
      source = linksThroughApi(source, site.publicUrl ?? new URL(context.req.url).origin);
    }
    const { type, name } = FILES[format];
    const headers = {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="avatars-${dataset.id}-${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    };
    // Nobody reads the body of an answer to HEAD, so that nothing would ever tidy up what is made for it.
    if (context.req.method === 'HEAD') return new Response(null, { headers });
    const gone = new AbortController();
    const signal = AbortSignal.any([gone.signal, context.req.raw.signal]);
    const body = await streamOf(exportChunks(source, { format, ...exports, signal }), gone);
    return new Response(body, { headers });
  });
}
