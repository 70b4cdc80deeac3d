import { join } from 'node:path';
import { createPatientStore } from '../pipeline/patient-store.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createLocalStore } from '../storage/local-store.ts';
import type { S3TimeLimits } from '../storage/s3-connection.ts';
import type { Config } from './config.ts';

/**
 * The object store that the configuration names: a folder of the data directory, or S3 with a spool there.
 * What only S3 needs is loaded when it is used.
 */
export async function createStore(
  config: Config,
  dataDirectory: string,
  logger: Logger,
  s3TimeLimits?: S3TimeLimits,
): Promise<ObjectStore> {
  if (!config.s3) {
    return createPatientStore(
      createLocalStore({ directory: join(dataDirectory, 'objects'), logger }),
      logger,
    );
  }
  const [{ createS3Store }, { createSpoolFolder }, { createSpoolingStore }] = await Promise.all([
    import('../storage/s3-store.ts'),
    import('../storage/spool-folder.ts'),
    import('../pipeline/spooling-store.ts'),
  ]);
  return createSpoolingStore({
    store: createPatientStore(createS3Store({ ...config.s3, timeLimits: s3TimeLimits, logger }), logger),
    files: createSpoolFolder({ directory: join(dataDirectory, 'spool'), logger }),
    logger,
  });
}
