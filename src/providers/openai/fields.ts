/** The members of an object from outside. */
export type Fields = Readonly<Record<string, unknown>>;

/** The members of `value`, or none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
