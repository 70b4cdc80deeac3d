/**
 * A process that asks for pictures as fast as it may: the real ledger, gate, limits and vendor's client, without
 * the people and the cutting around them, which would make a processor the limit.
 *
 *   node test/support/picture-caller.ts '{"databaseUrl": "…", "openaiUrl": "…", …}'
 *
 * Prints `ready`, begins at the first line on its input, and at the end of the input stops sending, waits for what
 * is in flight and ends.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createCallLimits } from '../../src/database/call-limits.ts';
import { openPostgres } from '../../src/database/connection.ts';
import { createPaidCalls } from '../../src/database/paid-calls.ts';
import { createCallGate } from '../../src/pipeline/gate.ts';
import { createLedger } from '../../src/pipeline/ledger.ts';
import { isDatasetStopped } from '../../src/pipeline/stopped.ts';
import { createOpenAiImageModel } from '../../src/providers/openai/index.ts';
import { createLocalStore } from '../../src/storage/local-store.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';
import { scratchFolder } from './avatars.ts';

export interface PictureCallerOptions {
  databaseUrl: string;
  openaiUrl: string;
  apiKey: string;
  imageConcurrency: number;
  imageConcurrencyTotal?: number;
  imagesPerMinute?: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as PictureCallerOptions;
const logger = createSilentLogger();
const connection = await openPostgres(options.databaseUrl);
const stopping = new AbortController();
const { imageConcurrency, imageConcurrencyTotal, imagesPerMinute } = options;
const ledger = createLedger({
  calls: createPaidCalls(connection.db),
  owner: connection.owner,
  store: createLocalStore({ directory: join(scratchFolder(), 'objects'), logger }),
  gate: createCallGate({
    imageConcurrency,
    textConcurrency: 1,
    limits: createCallLimits(connection.db, { imagesPerMinute }),
    imageSlots: imageConcurrencyTotal === undefined ? undefined : connection.slots?.(imageConcurrencyTotal),
  }),
  logger,
  stopping: stopping.signal,
  abandon: new AbortController().signal,
  pause: () => Promise.reject(new Error('there is no dataset')),
});
const model = createOpenAiImageModel({
  apiKey: options.apiKey,
  baseUrl: options.openaiUrl,
  model: 'gpt-image-2',
  logger,
});

async function askOn(worker: number): Promise<void> {
  for (let number = 0; ; number += 1) {
    const request = {
      datasetId: null,
      personaId: null,
      stage: 'base-picture' as const,
      purpose: `caller:${process.pid}:${worker}:${number}`,
      provider: 'openai',
      model: 'gpt-image-2',
      usdExpected: null,
      keyPrefix: 'calls/',
      line: 'image' as const,
      priority: 0,
    };
    const subject = { seed: 'caller', gender: 'f', age: 30, ethnicity: null };
    const ask = { prompt: 'a selfie', quality: 'low' as const, subject };
    await ledger.pay(request, (call) => model.generate(ask, call));
  }
}

/** Waits for the next line of the input; undefined at its end. */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
process.stdout.write('ready\n');
await lines.next();
const working = Array.from({ length: imageConcurrency * 2 }, (_, worker) =>
  askOn(worker).catch((error: unknown) => {
    if (!isDatasetStopped(error)) throw error;
  }),
);
void lines.next().then(() => stopping.abort());
await Promise.all(working);
await model.close?.();
await connection.close();
