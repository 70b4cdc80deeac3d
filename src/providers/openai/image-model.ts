import { toFile, type OpenAI } from 'openai';
import { CallError } from '../../domain/errors.ts';
import { imageModelFacts, type ImageModelFacts } from '../../domain/model-table.ts';
import type { Quality } from '../../domain/picture.ts';
import type { ImageModel } from '../../ports/image-model.ts';
import { createConnection, type OpenAiOptions } from './connection.ts';
import { readPictureAnswer } from './picture-answer.ts';

export interface OpenAiImageModel extends ImageModel {
  readonly provider: 'openai';
  close(): Promise<void>;
}

interface Common {
  model: string;
  prompt: string;
  size: 'auto';
  n: 1;
  quality?: 'low' | 'medium' | 'high';
}

/** Pictures by the vendor's picture models, or by any server that speaks the same API. */
export function createOpenAiImageModel(options: OpenAiOptions): OpenAiImageModel {
  const facts = imageModelFacts(options.model);
  const connection = createConnection(options);
  const { caller } = connection;

  /** The fields that both endpoints share. `response_format` is not among them: these models refuse it. */
  function common(prompt: string, quality: Quality, warnings: string[]): Common {
    const length = Array.from(prompt).length;
    if (length > facts.longestPrompt) {
      throw new CallError(
        'bad_request',
        `The prompt has ${length} characters; ${facts.id} takes ${facts.longestPrompt} at most`,
        { billed: 'no', retryable: false, hint: 'Shorten the prompt.' },
      );
    }
    const fields: Common = { model: facts.id, prompt, size: 'auto', n: 1 };
    if (quality === 'auto') return fields;
    if (facts.qualities.includes(quality)) return { ...fields, quality };
    warnings.push(`${facts.id} has no quality "${quality}": the model's own choice was taken`);
    return fields;
  }

  return {
    provider: 'openai',
    model: facts.id,

    async generate({ prompt, quality }, call) {
      const warnings: string[] = [];
      const body = common(prompt, quality, warnings);
      const log = { path: '/images/generations', model: facts.id, promptLength: prompt.length };
      const raw = await connection.send(
        call,
        (client, request) => client.images.generate(body, request),
        log,
      );
      return readPictureAnswer(raw, caller, { sentPicture: false, warnings });
    },

    async edit({ prompt, quality, reference }, call) {
      const warnings: string[] = [];
      const body = common(prompt, quality, warnings);
      const file = await toFile(reference.bytes, reference.fileName, { type: reference.mediaType });
      const fidelity = inputFidelity(facts, warnings);
      const log = {
        path: '/images/edits',
        model: facts.id,
        promptLength: prompt.length,
        referenceBytes: reference.bytes.byteLength,
      };
      // In a list, the SDK calls the field `image[]`.
      const edit: OpenAI.ImageEditParamsNonStreaming = { ...body, ...fidelity, image: [file] };
      const raw = await connection.send(call, (client, request) => client.images.edit(edit, request), log);
      return readPictureAnswer(raw, caller, { sentPicture: true, warnings });
    },

    close: () => connection.close(),
  };
}

/** Faces are kept best at high fidelity; how to ask for it differs. */
function inputFidelity(facts: ImageModelFacts, warnings: string[]): { input_fidelity?: 'high' } {
  if (facts.inputFidelity === 'parameter') return { input_fidelity: 'high' };
  if (facts.inputFidelity === 'unknown') {
    warnings.push(
      `input_fidelity was left out: it is not known whether ${facts.id} takes it; faces may differ more`,
    );
  }
  return {};
}
