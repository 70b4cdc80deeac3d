import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { v7 as uuidv7 } from 'uuid';
import { type Api, createApi } from './api.ts';
import type { HttpDependencies } from './dependencies.ts';
import type { HttpEnvironment } from './environment.ts';
import { openApiDocument } from './openapi.ts';
import { sandboxPictures } from './picture-headers.ts';
import { HttpProblem, problemOf, problemResponse } from './problem.ts';

/** Bytes of a request's body: a description and instructions, no files. */
const LARGEST_BODY = 256 * 1024;

/** The whole server, apart from listening. */
export function createApp(dependencies: HttpDependencies): Api {
  const { signIn, logger } = dependencies;
  const app: Api = new OpenAPIHono<HttpEnvironment>();

  app.use(async (context, next) => {
    const requestId = uuidv7();
    context.set('requestId', requestId);
    context.set('logger', logger.child({ request: requestId }));
    context.header('X-Request-Id', requestId);
    await next();
  });
  // Outside of the usual headers: a picture may do even less than a page.
  app.use('/api/v1/pictures/*', sandboxPictures);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      crossOriginResourcePolicy: 'same-origin',
    }),
  );
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new HttpProblem(413, 'too_large', `A request may hold at most ${LARGEST_BODY} bytes.`);
      },
    }),
  );
  app.onError((error, context) => {
    const problem = problemOf(error, context.get('requestId'));
    if (problem.status >= 500) context.get('logger').error({ err: error }, 'A request failed');
    return problemResponse(context, problem);
  });
  app.notFound((context) =>
    problemResponse(
      context,
      problemOf(new HttpProblem(404, 'not_found', 'There is nothing here.'), context.get('requestId')),
    ),
  );

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.all('/api/auth/*', (context) => signIn.handle(context.req.raw));

  // Everything that follows needs somebody who is known.
  app.use('/api/v1/*', async (context, next) => {
    const actor = await signIn.authenticate(context.req.raw);
    if (!actor) {
      throw new HttpProblem(401, 'not_signed_in', 'Nobody is signed in, or the key is wrong.', {
        hint: 'Sign in, or send an API key in the header X-Api-Key.',
      });
    }
    context.set('actor', actor);
    await next();
  });
  const api = createApi(dependencies);
  app.route('/api/v1', api);
  app.get('/api/v1/openapi.json', (context) => context.json(openApiDocument(api)));
  return app;
}
