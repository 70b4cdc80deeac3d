import { randomBytes } from 'node:crypto';
import type { DatasetRequest } from '../domain/dataset.ts';
import { checkProviders, defaultProviders } from '../runtime/create-providers.ts';
import { checkRequest } from '../services/check-request.ts';
import type { CommonOptions } from './program.ts';
import type { Session } from './session.ts';

export interface RequestOptions extends CommonOptions {
  count: string;
  images: string;
  language: string;
  seed?: string;
  quality: string;
  maxCost?: string;
  concurrency?: string;
  personas?: string;
  pictures?: string;
  replace: boolean;
  requirePassed?: boolean;
  yes?: boolean;
}

/** What the user asked for, checked against the rules and the configuration; nothing is written or spent. */
export async function readRequest(
  session: Session,
  description: string,
  options: RequestOptions,
): Promise<DatasetRequest> {
  const { OFFLINE_LANGUAGES } = await import('../providers/offline/language/index.ts');
  const request = checkRequest(
    { ...options, description, confirmed: options.yes },
    {
      ...defaultProviders(session.config),
      seed: randomBytes(6).toString('hex'),
      offlineLanguages: OFFLINE_LANGUAGES,
      today: new Date(),
    },
  );
  checkProviders(session.config, request);
  return request;
}
