import { OpenAPIHono } from '@hono/zod-openapi';
import type { HttpDependencies } from './dependencies.ts';
import type { HttpEnvironment } from './environment.ts';
import { invalidRequest, problemResponse } from './problem.ts';
import { entityTags } from './entity-tags.ts';
import { datasetRoutes } from './routes/datasets.ts';
import { keyRoutes } from './routes/keys.ts';
import { userRoutes } from './routes/users.ts';
import { exportRoutes } from './routes/export.ts';
import { makeAgainRoutes } from './routes/make-again.ts';
import { moneyRoutes } from './routes/money.ts';
import { providerRoutes } from './routes/providers.ts';
import { settingsRoutes } from './routes/settings.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { eventRoutes } from './routes/events.ts';
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
  api.use(entityTags());
  datasetRoutes(api, dependencies);
  userRoutes(api, dependencies);
  keyRoutes(api, dependencies);
  makeAgainRoutes(api, dependencies);
  moneyRoutes(api, dependencies);
  statisticsRoutes(api, dependencies);
  exportRoutes(api, dependencies);
  settingsRoutes(api, dependencies);
  providerRoutes(api, dependencies);
  eventRoutes(api, dependencies);
  personaRoutes(api, dependencies);
  pictureRoutes(api, dependencies);
  return api;
}
