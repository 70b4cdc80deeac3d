import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { HttpDependencies } from '../http/dependencies.ts';
import type { Logger } from '../ports/logger.ts';
import { checkRequest } from '../services/check-request.ts';
import { estimate } from '../services/estimate.ts';
import type { Config } from './config.ts';
import type { Application } from './create-application.ts';
import { createProviderWatch } from './create-provider-watch.ts';
import { callPrices, checkProviders, defaultProviders } from './create-providers.ts';

type ApiDependencies = Pick<
  HttpDependencies,
  | 'application'
  | 'logger'
  | 'checkRequest'
  | 'checkProviders'
  | 'estimate'
  | 'providers'
  | 'exports'
  | 'fixedSettings'
>;

/** What the API takes, apart from who may use it. */
export async function createApiDependencies({
  config,
  application,
  logger,
}: {
  config: Config;
  application: Application;
  logger: Logger;
}): Promise<ApiDependencies> {
  const { OFFLINE_LANGUAGES } = await import('../providers/offline/language/index.ts');
  return {
    application,
    logger,
    checkRequest(input) {
      const request = checkRequest(input, {
        ...defaultProviders(config),
        seed: randomBytes(6).toString('hex'),
        offlineLanguages: OFFLINE_LANGUAGES,
        today: new Date(),
      });
      checkProviders(config, request);
      return request;
    },
    checkProviders: (choice) => checkProviders(config, choice),
    estimate: (request) => estimate(request, callPrices(config, request), application.limits()),
    providers: createProviderWatch(config, logger),
    exports: {
      folder: join(resolve(config.dataDirectory), 'exports'),
      // Only who exports a gallery loads what it takes.
      thumbnail: async (bytes, side) =>
        (await import('../imaging/index.ts')).createImaging().thumbnail(bytes, side),
    },
    fixedSettings: config.imagesPerMinute === undefined ? {} : { images_per_minute: config.imagesPerMinute },
  };
}
