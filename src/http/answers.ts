import type { z } from '@hono/zod-openapi';

/** One JSON answer of an operation. @param example left out where the schema itself has one */
export const json = <Schema extends z.ZodType>(
  description: string,
  schema: Schema,
  example?: z.output<Schema>,
) => ({
  description,
  content: { 'application/json': example === undefined ? { schema } : { schema, example } },
});

/** One JSON body of a request. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  content: { 'application/json': { schema } },
  required: true,
});
