import type { Described, Schema } from './operations.ts';

const NASTY: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  -0.5,
  Number.MAX_SAFE_INTEGER + 1,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202ename',
  '<script>alert(1)</script>',
  "'; drop table users; --",
  '../../etc/passwd',
  '%s%n',
  '${7*7}',
  'NaN',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(50),
  'x'.repeat(20_000),
  [],
  {},
  [[[[]]]],
  { __proto__: null, constructor: 1, toString: 'x' },
];

/**
 * Values that fit a JSON schema of the API's document, more or less, and others that do not at all. The same seed
 * gives the same values.
 */
export function createGenerator(random: () => number, { resolve }: Pick<Described, 'resolve'>) {
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const chance = (part: number) => random() < part;
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('');

  function text(schema: Schema): string {
    if (schema['format'] === 'uuid') return `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
    if (schema['format'] === 'email') return `${hex(6)}@example.org`;
    if (schema['format'] === 'date-time') return new Date(below(2 ** 31) * 1000).toISOString();
    const least = Number(schema['minLength'] ?? 0);
    const most = Math.min(Number(schema['maxLength'] ?? 40), 400);
    const length = chance(0.2) ? most : Math.min(most, least + below(20));
    return Array.from({ length }, () => oneOf([...'abc XYZ.,-éß漢🙂{}"\\']))
      .join('')
      .padEnd(least, 'a');
  }

  function number(schema: Schema): number {
    const least = Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? -1000);
    const most = Math.min(Number(schema['maximum'] ?? 1000), least + 1000);
    const value = chance(0.2) ? oneOf([least, most]) : least + random() * (most - least);
    return schema['type'] === 'integer' ? Math.round(value) : value;
  }

  /** A value that fits, as far as the schema says what fits. */
  function fitting(given: Schema): unknown {
    const schema = resolve(given);
    const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
    if (choices) return fitting(oneOf(choices));
    if (Array.isArray(schema['enum'])) return oneOf(schema['enum']);
    if ('const' in schema) return schema['const'];
    const type = Array.isArray(schema['type']) ? oneOf(schema['type'] as string[]) : schema['type'];
    if (type === 'null') return null;
    if (type === 'boolean') return chance(0.5);
    if (type === 'integer' || type === 'number') return number({ ...schema, type });
    if (type === 'string') return text(schema);
    if (type === 'array') {
      const length = Math.max(Number(schema['minItems'] ?? 0), below(4));
      return Array.from({ length }, () => fitting((schema['items'] ?? {}) as Schema));
    }
    if (type !== 'object') return oneOf(NASTY);
    const required = (schema['required'] ?? []) as string[];
    const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
    return Object.fromEntries(
      properties
        .filter(([name]) => required.includes(name) || chance(0.5))
        .map(([name, property]) => [name, fitting(property)]),
    );
  }

  /** The same with something wrong in it, somewhere. */
  function broken(schema: Schema): unknown {
    const value = fitting(schema);
    if (typeof value !== 'object' || value === null || Array.isArray(value) || chance(0.1))
      return oneOf(NASTY);
    const record: Record<string, unknown> = { ...value };
    const names = Object.keys(resolve(schema)['properties'] ?? {});
    for (let change = 0; change <= below(2); change++) {
      const name = chance(0.8) && names.length > 0 ? oneOf(names) : oneOf(['__proto__', 'id', 'role', 'x']);
      if (chance(0.2)) delete record[name];
      else record[name] = chance(0.2) ? [record[name]] : oneOf(NASTY);
    }
    return record;
  }

  /** Text that is often no JSON. */
  function garbage(schema: Schema): string {
    const json = JSON.stringify(fitting(schema) ?? null);
    const kinds = [
      () => json.slice(0, below(json.length)),
      () => json.replaceAll(/"/g, () => (chance(0.2) ? '' : '"')),
      () => '['.repeat(50_000),
      () => `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
      () => '\ufeff{}',
      () => '{"a":1e999}',
      () => hex(64),
    ];
    return oneOf(kinds)();
  }

  return { fitting, broken, garbage, below, chance, oneOf, nasty: () => oneOf(NASTY) };
}
