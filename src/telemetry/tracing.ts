import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '@opentelemetry/api';
import type { SpanAttributes, Tracer } from '../ports/tracer.ts';

export interface Tracing extends Tracer {
  /** Sends what is still here, for a few seconds at most. */
  close(): Promise<void>;
}

export interface TracingOptions {
  /** Base address of an OTLP collector over HTTP, without `/v1/traces`. */
  endpoint: string;
  headers?: Readonly<Record<string, string>>;
  serviceName: string;
  serviceVersion?: string | undefined;
}

/** Milliseconds for the last spans when the process ends, and for one request to the collector. */
const LAST_CALL_MS = 3_000;
const REQUEST_MS = 10_000;

/**
 * Traces by OpenTelemetry. Only this function loads its packages: who has no collector does not wait for them. It
 * sets none of the globals of OpenTelemetry, so that a program which uses this one as a library keeps its own.
 */
export async function createTracing(options: TracingOptions): Promise<Tracing> {
  const [
    { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace },
    { BatchSpanProcessor, TracerProvider },
    { resourceFromAttributes },
    { OTLPTraceExporter },
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const exporter = new OTLPTraceExporter({
    url: `${options.endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...options.headers },
    timeoutMillis: REQUEST_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': options.serviceName,
      ...(options.serviceVersion === undefined ? {} : { 'service.version': options.serviceVersion }),
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000 })],
  });
  const tracer = provider.getTracer('avatar-data-generator');
  const current = new AsyncLocalStorage<Context>();

  return {
    span(name, attributes, work) {
      const parent = current.getStore() ?? ROOT_CONTEXT;
      const kind = name.startsWith('HTTP') ? SpanKind.SERVER : SpanKind.INTERNAL;
      const span = tracer.startSpan(name, { kind, attributes: known(attributes) }, parent);
      return current.run(trace.setSpan(parent, span), async () => {
        try {
          return await work({
            set: (more) => void span.setAttributes(known(more)),
            fail(code) {
              span.setStatus({ code: SpanStatusCode.ERROR, message: code });
            },
          });
        } catch (error) {
          // The code alone: messages may quote what a model or a vendor said.
          span.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
          throw error;
        } finally {
          span.end();
        }
      });
    },
    async close() {
      const done = provider.shutdown().catch(() => undefined);
      const late = new Promise<void>((resolve) => {
        setTimeout(resolve, LAST_CALL_MS).unref();
      });
      await Promise.race([done, late]);
    },
  };
}

function known(attributes: SpanAttributes): Record<string, string | number | boolean> {
  const entries = Object.entries(attributes).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'fault';
}
