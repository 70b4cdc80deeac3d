import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { v7 as uuidv7 } from 'uuid';
import { type Api, createApi } from './api.ts';
import type { HttpDependencies } from './dependencies.ts';
import type { HttpEnvironment } from './environment.ts';
import { openApiDocument } from './openapi.ts';
import { refuseForeignChanges, refuseForeignHosts } from './guards/refuse-foreign-requests.ts';
import { refuseUnusableText } from './guards/refuse-unusable-text.ts';
import { securityHeaders } from './guards/security-headers.ts';
import { sandboxPictures } from './picture-headers.ts';
import { HttpProblem, problemOf, problemResponse } from './problem.ts';
import { authenticationRoutes } from './routes/authentication.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { referenceRoutes } from './reference/routes.ts';
import { metricsRoute } from './routes/metrics.ts';
import { watchRequests } from './watch-requests.ts';

/** Bytes of a request's body: a description and instructions, no files. */
const LARGEST_BODY = 256 * 1024;

/** Seconds after which it is worth asking again where something is away. */
const AWAY_SECONDS = 5;

/** The whole server, apart from listening. */
export function createApp(dependencies: HttpDependencies): Api {
  const { signIn, logger, site } = dependencies;
  const app: Api = new OpenAPIHono<HttpEnvironment>();

  app.use(async (context, next) => {
    const requestId = uuidv7();
    context.set('requestId', requestId);
    context.set('logger', logger.child({ request: requestId }));
    context.header('X-Request-Id', requestId);
    await next();
  });
  app.use(watchRequests(dependencies));
  // Outside of the usual headers: a picture may do even less than a page.
  app.use('/api/v1/pictures/*', sandboxPictures);
  app.use(securityHeaders());
  app.use(refuseForeignHosts(site));
  app.use('/api/*', refuseForeignChanges(site));
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new HttpProblem(413, 'too_large', `A request may hold at most ${LARGEST_BODY} bytes.`);
      },
    }),
  );
  app.use('/api/*', refuseUnusableText());
  app.onError((error, context) => {
    const problem = problemOf(error, context.get('requestId'));
    if (error instanceof HttpProblem && error.retryAfter !== undefined) {
      context.header('Retry-After', String(error.retryAfter));
    }
    if (problem.status === 503) context.header('Retry-After', String(AWAY_SECONDS));
    // Nobody reads what is left of a body that was refused: the connection is of no more use.
    if (problem.status === 413) context.header('Connection', 'close');
    if (problem.status >= 500) context.get('logger').error({ err: withoutQuery(error) }, 'A request failed');
    return problemResponse(context, problem);
  });
  app.notFound((context) =>
    problemResponse(
      context,
      problemOf(new HttpProblem(404, 'not_found', 'There is nothing here.'), context.get('requestId')),
    ),
  );

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const { database, migrations } = await dependencies.readiness();
    const ready = database && migrations;
    return context.json({ status: ready ? 'ready' : 'not ready', database, migrations }, ready ? 200 : 503);
  });
  metricsRoute(app, dependencies);
  authenticationRoutes(app, dependencies);

  // Everything that follows needs somebody who is known.
  const known: MiddlewareHandler<HttpEnvironment> = async (context, next) => {
    const actor = await signIn.authenticate(context.req.raw);
    if (!actor) {
      throw new HttpProblem(401, 'not_signed_in', 'Nobody is signed in, or the key is wrong.', {
        hint: 'Sign in, or send an API key in the header X-Api-Key.',
      });
    }
    context.set('actor', actor);
    await next();
  };
  app.use('/api/v1/*', known);
  app.use('/reference', known);
  app.use('/reference/*', known);
  const api = createApi(dependencies);
  app.route('/api/v1', api);
  const document = () => openApiDocument(api);
  app.get('/api/v1/openapi.json', (context) => context.json(document()));
  referenceRoutes(app, document);
  dashboardRoutes(app, dependencies.files);
  return app;
}

/** Drizzle's error is the whole query with all its values, which are people's texts and hashes of keys. */
const withoutQuery = (error: Error): unknown => ('query' in error && error.cause ? error.cause : error);
