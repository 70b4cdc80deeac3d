/** The parts of a JSON schema that an example can be made from. */
export interface ExampleSchema {
  $ref?: string;
  example?: unknown;
  default?: unknown;
  enum?: readonly unknown[];
  const?: unknown;
  type?: string | readonly string[];
  format?: string;
  items?: ExampleSchema;
  properties?: Readonly<Record<string, ExampleSchema>>;
  required?: readonly string[];
  allOf?: readonly ExampleSchema[];
  anyOf?: readonly ExampleSchema[];
  oneOf?: readonly ExampleSchema[];
  minimum?: number;
}

export type Schemas = Readonly<Record<string, ExampleSchema>>;

const OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: '01900000-0000-7000-8000-000000000001',
  'date-time': '2026-01-02T03:04:05.678Z',
  date: '2026-01-02',
  email: 'ana@example.org',
};

/** The example that a schema has, or one put together from those of its parts. */
export function exampleOf(schema: ExampleSchema, schemas: Schemas): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref !== undefined)
    return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas)));
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return exampleOf(either[0] ?? {}, schemas);
  const types = [schema.type ?? []].flat();
  if (types.includes('null')) return null;
  if (types.includes('array')) return schema.items ? [exampleOf(schema.items, schemas)] : [];
  if (schema.properties) {
    const names = Object.keys(schema.properties);
    return Object.fromEntries(
      names.map((name) => [name, exampleOf(schema.properties?.[name] ?? {}, schemas)]),
    );
  }
  if (types.includes('object')) return {};
  if (types.includes('boolean')) return false;
  if (types.includes('integer') || types.includes('number')) return schema.minimum ?? 0;
  return OF_FORMAT[schema.format ?? ''] ?? 'text';
}
