import { OpenAPIHono } from '@hono/zod-openapi';
import type { HttpDependencies } from './dependencies.ts';
import type { HttpEnvironment } from './environment.ts';
import { invalidRequest, problemResponse } from './problem.ts';
import { datasetRoutes } from './routes/datasets.ts';
import { personaRoutes } from './routes/personas.ts';
import { pictureRoutes } from './routes/pictures.ts';

export type Api = OpenAPIHono<HttpEnvironment>;

/** Every operation under `/api/v1`, without the door before it. */
export function createApi(dependencies: HttpDependencies): Api {
  const api: Api = new OpenAPIHono<HttpEnvironment>({
    defaultHook: (result, context) =>
      result.success
        ? undefined
        : problemResponse(context, invalidRequest(result.error, result.target, context.get('requestId'))),
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'avatars.session_token',
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'apiKey',
    in: 'header',
    name: 'x-api-key',
  });
  datasetRoutes(api, dependencies);
  personaRoutes(api, dependencies);
  pictureRoutes(api, dependencies);
  return api;
}
