import { v7 as uuidv7 } from 'uuid';
import type { CallLimits } from '../database/call-limits.ts';
import type { DatabaseConnection } from '../database/connection.ts';
import { DEFAULT_BASE_PROMPT } from '../domain/dataset.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import type { PictureThreads } from '../imaging/index.ts';
import { createCallGate } from '../pipeline/gate.ts';
import { createLedger } from '../pipeline/ledger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracer } from '../ports/tracer.ts';
import type { Application, ApplicationDependencies } from './application.ts';
import {
  callPrices,
  closeProviders,
  createProviders,
  type ProviderChoice,
  type Providers,
} from './create-providers.ts';
import type { Tables } from './create-tables.ts';

/** Text calls in flight in one process: batches of people, and a prompt for everybody whose turn it is. */
export const TEXT_CONCURRENCY = 16;

interface StagesDependencies {
  application: ApplicationDependencies;
  connection: DatabaseConnection;
  tables: Pick<Tables, 'calls' | 'datasets'>;
  store: ObjectStore;
  callLimits: CallLimits;
  tracer: Tracer;
}

export type Stages = ReturnType<typeof createStages>;

/** What the stages take that make people and pictures; nothing of it is loaded before somebody asks for it. */
export function createStages({
  application,
  connection,
  tables: { calls, datasets },
  store,
  callLimits,
  tracer,
}: StagesDependencies) {
  const { config, logger } = application;
  const total = config.imageConcurrencyTotal ?? Infinity;
  const gate = createCallGate({
    imageConcurrency: Math.min(config.imageConcurrency, total),
    textConcurrency: TEXT_CONCURRENCY,
    limits: callLimits,
    imageSlots: total === Infinity ? undefined : connection.slots?.(total),
  });
  const abandon = new AbortController();
  const inUse: Providers[] = [];
  let pictureThreads: PictureThreads | undefined;
  let { faces } = application;

  const ledgerFor = (stopping: AbortSignal, prices: CallPrices, usdOfAll?: number) =>
    createLedger({
      calls,
      owner: connection.owner,
      store,
      gate,
      logger,
      stopping,
      abandon: abandon.signal,
      policy: application.policy,
      tracer,
      pause: async (id, reason) => void (await datasets.pause(id, reason)),
      usdOfAll,
      usdPerCall: {
        offline: 0,
        ...(prices.personas === null ? {} : { flowise: prices.personas }),
      },
    });

  /** Whoever asks closes the providers of what they get. */
  async function open(choice: ProviderChoice, stopping: AbortSignal, prices: CallPrices, usdOfAll?: number) {
    // Only what makes pictures loads what they take.
    const [
      { createPictureThreads, createImaging, MOST_VENDOR_PIXELS },
      { createFaceVerifier },
      { createMarker, signingIdentity },
    ] = await Promise.all([
      import('../imaging/index.ts'),
      import('../faces/index.ts'),
      import('./create-provenance.ts'),
    ]);
    await signingIdentity(config);
    await connection.owner.begin();
    pictureThreads ??= createPictureThreads();
    faces ??= createFaceVerifier();
    const providers = await createProviders(config, choice, logger, application.callTimeoutMs);
    return {
      ...providers,
      ledger: ledgerFor(stopping, prices, usdOfAll),
      store,
      imaging: createImaging({ work: pictureThreads, mostPixels: MOST_VENDOR_PIXELS }),
      faces,
      provenance: createMarker(config),
      logger,
    };
  }

  /** For stages that are called one by one, outside of any dataset; closed together with everything. */
  const context: Application['stageContext'] = async ({ quality = 'auto', seed, ...choice }) => {
    const name = uuidv7();
    const prices = callPrices(config, { ...choice, quality });
    const stages = await open(choice, new AbortController().signal, prices);
    inUse.push(stages);
    return {
      ...stages,
      datasetId: null,
      personaId: null,
      purposePrefix: `library:${name}:`,
      callsPrefix: `library/${name}/calls/`,
      picturesPrefix: `library/${name}/images/`,
      priority: 0,
      quality,
      basePrompt: DEFAULT_BASE_PROMPT,
      seed: seed ?? name,
      usdExpected: prices,
    };
  };

  return {
    open,
    context,
    async close(): Promise<void> {
      await Promise.all(inUse.map(closeProviders));
      await Promise.all([pictureThreads?.close(), faces?.close()]);
    },
  };
}
