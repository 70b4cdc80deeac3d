/** Ids and numbers that a span carries. Never a text of a person, a prompt or a key. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Span {
  set(attributes: SpanAttributes): void;
  /** The span has failed with this kind of error. */
  fail(code: string): void;
}

/** Says what takes how long, to whoever collects it. */
export interface Tracer {
  /** Runs `work` in a span; spans that begin within it are its children. What it throws passes through. */
  span<Result>(
    name: string,
    attributes: SpanAttributes,
    work: (span: Span) => Promise<Result>,
  ): Promise<Result>;
}

/** Tells nobody: the default. */
export const silentTracer: Tracer = {
  span: (_name, _attributes, work) => work({ set() {}, fail() {} }),
};
