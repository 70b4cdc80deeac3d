import { afterEach } from 'vitest';
import type { CallError } from '../../src/domain/errors.ts';
import type { CallContext } from '../../src/ports/answers.ts';
import type { EditImageRequest } from '../../src/ports/image-model.ts';
import { createOpenAiImageModel, type OpenAiOptions } from '../../src/providers/openai/index.ts';
import { startOpenAiServer, type OpenAiServer, type OpenAiServerOptions } from './openai-server/index.ts';
import { createRecordingLogger } from './recording-logger.ts';

const closers: (() => Promise<unknown>)[] = [];

/** Closes what a test opened, when it ends. */
export function closeAtEnd(close: () => Promise<unknown>): void {
  closers.push(close);
}

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

export async function openServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const server = await startOpenAiServer({
    baseSize: { width: 256, height: 256 },
    gridSize: { width: 512, height: 512 },
    ...options,
  });
  closeAtEnd(() => server.close());
  return server;
}

/** A picture model that asks `server`. */
export function openModel(server: { url: string; apiKey: string }, options: Partial<OpenAiOptions> = {}) {
  const logger = createRecordingLogger();
  const model = createOpenAiImageModel({
    apiKey: server.apiKey,
    baseUrl: server.url,
    model: 'gpt-image-2.6-sunburst',
    logger,
    ...options,
  });
  closeAtEnd(() => model.close());
  return { model, logger };
}

export const base = {
  prompt: 'generate an image of how this person would look like in a selfie',
  quality: 'auto',
  subject: { seed: 's', gender: 'f', age: 30, ethnicity: null },
} as const;

export function editOf(bytes: Uint8Array, more: Partial<EditImageRequest> = {}): EditImageRequest {
  const reference = { bytes, mediaType: 'image/png', fileName: 'base.png' };
  return { ...base, prompt: 'four photos in a grid', gridIndex: 0, reference, ...more };
}

export function callOf(callId: string, signal = new AbortController().signal): CallContext {
  return { callId, signal };
}

/** The error of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<CallError> {
  try {
    await call;
  } catch (error) {
    return error as CallError;
  }
  throw new Error('the call was expected to fail');
}
