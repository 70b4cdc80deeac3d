import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PaidCall, PaidCalls, PurposeCall, RecordedAnswer } from '../database/paid-calls.ts';
import { isAvatarError } from '../domain/errors.ts';
import { priceOf } from '../domain/model-table.ts';
import { StorageError } from '../domain/storage-error.ts';
import type { ImageAnswer, TextAnswer } from '../ports/answers.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { PaidRequest } from './ledger.ts';
import { datasetStopped } from './stopped.ts';
import { syntheticMetadata } from './synthetic-metadata.ts';

/** An answer that was paid for and is stored. */
export interface PaidAnswer {
  callId: string;
  key: string;
  bytes: Uint8Array;
  sha256: string;
  mediaType: string;
  /** Whether everything in it has been taken over before. */
  consumed: boolean;
  /** Whether its dataset has gone on since. */
  isBeforeResume: boolean;
}

/** Answers by what they are; anything else ends in `.bin`. */
const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/plain': 'txt',
};
const OTHER = { extension: 'bin', mediaType: 'application/octet-stream' };

/** After so many milliseconds without the database, what an answer cost is written beside it. */
const RECEIPT_AFTER_MS = 1_000;

export type PaidAnswers = ReturnType<typeof createPaidAnswers>;

/**
 * The bytes that were paid for, in the object store. The database may be away when an answer arrives, so an answer
 * can be found by the id of its call alone.
 */
export function createPaidAnswers(dependencies: {
  calls: PaidCalls;
  store: ObjectStore;
  logger: Logger;
  /** USD of a call for which the vendor names no tokens, by provider. */
  usdPerCall?: Readonly<Record<string, number>> | undefined;
}) {
  const { calls, store } = dependencies;
  const receiptKey = (prefix: string, id: string) => `${prefix}${id}.receipt.json`;

  async function getIfThere(key: string): Promise<Uint8Array | undefined> {
    return (await store.exists(key)) ? store.get(key) : undefined;
  }

  /** What is known of an answer that the database does not know of; what it cost may not be. */
  async function findUnrecorded(id: string, prefix: string): Promise<RecordedAnswer | undefined> {
    const receipt = await getIfThere(receiptKey(prefix, id));
    if (receipt) return JSON.parse(new TextDecoder().decode(receipt)) as RecordedAnswer;
    const kinds = Object.entries(EXTENSIONS).map(([mediaType, extension]) => ({ mediaType, extension }));
    for (const { mediaType, extension } of [...kinds, OTHER]) {
      const key = `${prefix}${id}.${extension}`;
      if (await store.exists(key)) {
        return { key, mediaType, usage: undefined, usd: null, requestId: undefined };
      }
    }
    return undefined;
  }

  return {
    /** Stores an answer, and writes down what it cost; the first does not wait for the second. */
    async keep(request: PaidRequest, id: string, answer: TextAnswer | ImageAnswer): Promise<PaidAnswer> {
      const [bytes, mediaType] =
        'bytes' in answer
          ? [answer.bytes, answer.mediaType]
          : [new TextEncoder().encode(answer.text), 'text/plain'];
      const key = `${request.keyPrefix}${id}.${EXTENSIONS[mediaType] ?? OTHER.extension}`;
      const priced = answer.usage ? priceOf(request.model ?? '', answer.usage) : null;
      const recorded: RecordedAnswer = {
        usage: answer.usage,
        usd: priced ?? dependencies.usdPerCall?.[request.provider] ?? null,
        requestId: answer.requestId,
        mediaType,
        key,
      };
      const metadata = syntheticMetadata(request.datasetId);
      let isRecorded = false;
      const over = new AbortController();
      const recording = calls
        .recordAnswer(id, recorded)
        .then((isCall) => {
          isRecorded = true;
          return isCall;
        })
        .finally(() => over.abort());
      // It is awaited below, and may fail before that.
      recording.catch(() => undefined);
      try {
        await store.put(key, bytes, { contentType: mediaType, metadata });
        await sleep(RECEIPT_AFTER_MS, undefined, { signal: over.signal }).catch(() => undefined);
        if (!isRecorded) {
          const receipt = new TextEncoder().encode(JSON.stringify(recorded));
          await store.put(receiptKey(request.keyPrefix, id), receipt, { contentType: 'application/json' });
        }
      } catch (error) {
        await recording.catch(() => undefined);
        throw error;
      }
      if (!(await recording)) {
        const { usd } = recorded;
        const cost = usd === null ? 'what it cost is not known' : `it cost $${usd.toFixed(4)}`;
        const { stage, datasetId } = request;
        dependencies.logger.warn(
          { call: id, stage, usd, dataset: datasetId ?? undefined },
          `an answer came after its dataset was deleted, and is thrown away: ${cost}`,
        );
        throw datasetStopped();
      }
      return {
        callId: id,
        key,
        bytes,
        sha256: sha256Of(bytes),
        mediaType,
        consumed: false,
        isBeforeResume: false,
      };
    },

    /**
     * The answer of a call that succeeded; undefined where it is gone and was given up.
     * @throws StorageError where it is gone and somebody has to decide
     */
    async read(call: PurposeCall): Promise<PaidAnswer | undefined> {
      const key = call.answerKey ?? '';
      const bytes = await store.get(key).catch(async (error: unknown) => {
        if (!isAvatarError(error) || error.code !== 'not_here') throw error;
        if (await calls.giveUpForMissing(call.id)) return undefined;
        throw answerElsewhere(call, error);
      });
      if (!bytes) return undefined;
      return {
        callId: call.id,
        key,
        bytes,
        sha256: call.answerSha256 ?? sha256Of(bytes),
        mediaType: call.answerMediaType ?? OTHER.mediaType,
        consumed: call.consumed,
        isBeforeResume: call.isBeforeResume,
      };
    },

    /** The answer of a call that nobody waits for any more, if it had reached the store. */
    async find(call: PaidCall, prefix: string): Promise<Uint8Array | undefined> {
      if (call.answerKey !== null) return getIfThere(call.answerKey);
      const found = await findUnrecorded(call.id, prefix);
      if (!found) return undefined;
      await calls.recordAnswer(call.id, found);
      return getIfThere(found.key);
    },
  };
}

/** What was paid for is not paid for again because it cannot be found, unless somebody who was told decides so. */
function answerElsewhere(call: PaidCall, cause: Error): StorageError {
  return new StorageError(
    `The answer of the paid call ${call.id} (${call.stage}) is not in the store, and not on this machine.`,
    {
      failure: 'elsewhere',
      retryable: false,
      hint: `It may wait in the data directory of another machine, where the store was down: ${call.datasetId === null ? 'start any dataset there' : `run avatars resume ${call.datasetId} there. Run here, that gives the answer up: the call counts as spent and is made once more`}.`,
      cause,
    },
  );
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
