import type { ExampleSchema, Schemas } from './examples.ts';

/** The description of the API, as far as this program looks into it. */
export interface Description {
  openapi: string;
  info: { title: string; version: string; description?: string };
  tags: readonly { name: string; description?: string }[];
  paths: Record<string, Record<string, DescribedOperation>>;
  components?: { schemas?: Schemas };
}

export interface DescribedOperation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: readonly string[];
  'x-permission'?: string;
  parameters?: readonly Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, DescribedAnswer>;
}

export interface DescribedAnswer {
  description: string;
  headers?: Record<string, { schema?: ExampleSchema; description?: string }>;
  content?: Record<string, Media>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  schema?: ExampleSchema & { maximum?: number; maxLength?: number };
  example?: unknown;
}

export interface Media {
  schema?: ExampleSchema;
  example?: unknown;
}

export interface Place {
  method: string;
  path: string;
  operation: DescribedOperation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function operationsOf({ paths }: Pick<Description, 'paths'>): Place[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

/** The answer where all goes well. */
export function successOf({ responses }: DescribedOperation) {
  const status = Object.keys(responses).find((code) => code.startsWith('2')) ?? '200';
  const answer = responses[status];
  const [type, media] = Object.entries(answer?.content ?? {})[0] ?? [];
  return { status: Number(status), description: answer?.description ?? '', type, media };
}
