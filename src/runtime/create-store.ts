import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createLocalStore } from '../storage/local-store.ts';
import type { Config } from './config.ts';

/** The object store that the configuration names; the S3 client is only loaded when it is used. */
export async function createStore(
  config: Config,
  localDirectory: string,
  logger: Logger,
): Promise<ObjectStore> {
  if (!config.s3) return createLocalStore({ directory: localDirectory, logger });
  const { createS3Store } = await import('../storage/s3-store.ts');
  return createS3Store({ ...config.s3, logger });
}
