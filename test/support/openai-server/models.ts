import type { ModelListing } from './types.ts';

/**
 * The vendor's models as this stand-in knows them. On purpose not taken from the program's own table: a
 * mistake there should show.
 */
interface PictureModel {
  generation: number;
  qualities: readonly string[];
  /** USD per 1M tokens: text in, image in, text out, image out. */
  prices: readonly [number, number, number, number];
  /** Of a 1024×1024 picture. */
  outputTokens: Readonly<Record<'low' | 'medium' | 'high', number>>;
}

const FINE = ['low', 'medium', 'high', 'auto', 'xhigh', 'max'];
const BASIC = ['low', 'medium', 'high', 'auto'];
const SECOND = { low: 196, medium: 1756, high: 7024 };

const PICTURE_MODELS: Readonly<Record<string, PictureModel>> = {
  'gpt-image-1.5': {
    generation: 1.5,
    qualities: BASIC,
    prices: [5, 8, 10, 32],
    outputTokens: { low: 272, medium: 1056, high: 4160 },
  },
  'gpt-image-2': { generation: 2, qualities: BASIC, prices: [5, 8, 30, 30], outputTokens: SECOND },
  'gpt-image-2.6-sunburst': {
    generation: 2.6,
    qualities: FINE,
    prices: [5, 8, 30, 30],
    outputTokens: SECOND,
  },
  'gpt-image-2.6-flare': { generation: 2.6, qualities: FINE, prices: [5, 8, 30, 30], outputTokens: SECOND },
};

/** USD per 1M tokens: in, out. */
const CHAT_MODELS: Readonly<Record<string, readonly [number, number]>> = {
  'gpt-6-luna': [0.1, 0.5],
  'gpt-5.4-nano': [0.2, 1.25],
};

export const DEFAULT_MODELS: Readonly<Record<string, ModelListing>> = {
  ...Object.fromEntries(
    [...Object.keys(PICTURE_MODELS), ...Object.keys(CHAT_MODELS)].map((id) => [id, { shutdown_date: null }]),
  ),
  'gpt-image-1.5': { shutdown_date: '2026-12-01' },
};

/** A model that was added by a test behaves like the newest of its kind. */
export function pictureModel(id: string): PictureModel {
  return PICTURE_MODELS[id] ?? (PICTURE_MODELS['gpt-image-2.6-sunburst'] as PictureModel);
}

export interface PictureUsage {
  input_tokens: number;
  input_tokens_details: { text_tokens: number; image_tokens: number };
  output_tokens: number;
  output_tokens_details?: { text_tokens: number; image_tokens: number };
  total_tokens: number;
}

export function pictureUsage(
  model: string,
  {
    prompt,
    quality,
    pictures,
    fidelity,
  }: { prompt: string; quality: string; pictures: number; fidelity: string },
  details: boolean,
): PictureUsage {
  const { generation, outputTokens } = pictureModel(model);
  const perPicture = generation >= 2 || fidelity === 'high' ? 4354 : 194;
  const text = Math.ceil(prompt.length / 4);
  const image = pictures * perPicture;
  const output = quality === 'low' || quality === 'high' ? outputTokens[quality] : outputTokens.medium;
  return {
    input_tokens: text + image,
    input_tokens_details: { text_tokens: text, image_tokens: image },
    output_tokens: output,
    ...(details ? { output_tokens_details: { text_tokens: 0, image_tokens: output } } : {}),
    total_tokens: text + image + output,
  };
}

export function pictureUsd(model: string, usage: PictureUsage): number {
  const [textIn, imageIn, , imageOut] = pictureModel(model).prices;
  const { text_tokens, image_tokens } = usage.input_tokens_details;
  return (text_tokens * textIn + image_tokens * imageIn + usage.output_tokens * imageOut) / 1_000_000;
}

export function chatUsd(model: string, input: number, output: number): number {
  const [inRate, outRate] = CHAT_MODELS[model] ?? [0, 0];
  return (input * inRate + output * outRate) / 1_000_000;
}
