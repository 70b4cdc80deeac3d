import type { Permission } from '../../src/domain/access.ts';
import type { TestServer } from './test-server.ts';

/** A JSON schema as far as the API's document uses it. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Operation {
  method: string;
  /** Under `/api/v1`, with `{names}` in it. */
  path: string;
  id: string;
  permission: Permission;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  body: Schema | undefined;
}

export interface Described {
  operations: Operation[];
  /** What a `$ref` stands for. */
  resolve(schema: Schema): Schema;
}

interface Document {
  paths: Record<string, Record<string, DocumentOperation>>;
  components?: { schemas?: Record<string, Schema> };
}
interface DocumentOperation {
  operationId: string;
  'x-permission': Permission;
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: { 'application/json'?: { schema: Schema } } };
}

/** Every operation of the API, from the document that the server gives out: new ones are found by themselves. */
export async function readOperations(server: TestServer): Promise<Described> {
  const answer = await server.call('GET', '/api/v1/openapi.json', { as: 'viewer' });
  const document = (await answer.json()) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace(/^\/api\/v1/, ''),
      id: operation.operationId,
      permission: operation['x-permission'],
      parameters: (operation.parameters ?? []).map((parameter) => ({
        ...parameter,
        required: parameter.required ?? false,
      })),
      body: operation.requestBody?.content['application/json']?.schema,
    })),
  );
  return {
    operations,
    resolve(schema) {
      const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
      return name === undefined ? schema : (document.components?.schemas?.[name] ?? {});
    },
  };
}

/** A path that fits, with ids that nothing has. */
export const somePath = ({ path }: Operation): string =>
  `/api/v1${path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000')}`;
