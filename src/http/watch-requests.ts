import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { silentTracer, type Tracer } from '../ports/tracer.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { connectionOf } from './connection.ts';
import type { HttpEnvironment } from './environment.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Says of every request what it was and how it ended: one line in the log when its answer is through, a count, and a
 * span. Routes stand there as patterns; neither addresses nor bodies do, since both can hold what nobody should read.
 */
export function watchRequests({
  metrics,
  tracer = silentTracer,
}: {
  metrics?: Metrics | undefined;
  tracer?: Tracer | undefined;
}): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const started = performance.now();
    const { method } = context.req;
    const connection = connectionOf(context.env);
    const socket = connection?.socket;
    const before = socket?.bytesWritten ?? 0;

    const write = () => {
      const actor = context.get('actor');
      const { status } = context.res;
      // A page reads a great deal: at the usual level a log says what was changed, and what failed.
      const level = READS.has(method) && status < 400 ? 'debug' : 'info';
      context.get('logger')[level](
        {
          method,
          route: routeOf(context),
          status,
          ...idsOf(context),
          duration: Math.round(performance.now() - started),
          bytes: socket
            ? socket.bytesWritten - before
            : Number(context.res.headers.get('content-length') ?? 0),
          ...(actor && { actor: actor.userId }),
        },
        'request',
      );
    };
    connection?.once('close', write);

    await tracer.span(`HTTP ${method}`, { 'http.request.method': method }, async (span) => {
      await next();
      const { status } = context.res;
      const route = routeOf(context);
      span.set({
        'http.route': route,
        'http.response.status_code': status,
        'avatars.request_id': context.get('requestId'),
        'avatars.dataset_id': context.req.param('dataset'),
        'avatars.persona_id': context.req.param('persona'),
      });
      if (status >= 500) span.fail(String(status));
      metrics?.request({ method, route, status, seconds: (performance.now() - started) / 1000 });
    });
    if (!connection) write();
  };
}

/** What the request was about. Whoever asks may write anything there: ids alone are told. */
function idsOf(context: Context): { dataset?: string; persona?: string } {
  const named = (['dataset', 'persona'] as const).map((name) => [name, context.req.param(name)] as const);
  return Object.fromEntries(named.filter(([, id]) => id !== undefined && ID.test(id)));
}

/** The pattern of the route that answered, so that there are only so many. */
function routeOf(context: Context): string {
  const paths = matchedRoutes(context).map((route) => route.path);
  const own = paths.findLast((path) => !path.endsWith('*'));
  return own ?? (paths.includes('/api/auth/*') ? '/api/auth/*' : 'other');
}
