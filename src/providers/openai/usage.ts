import { z } from 'zod';
import type { Usage } from '../../domain/paid-call.ts';

const Tokens = z.int().nonnegative().optional().catch(undefined);
const Details = z.object({ text_tokens: Tokens, image_tokens: Tokens }).nullish().catch(null);
const PictureUsage = z.object({
  input_tokens: Tokens,
  input_tokens_details: Details,
  output_tokens: Tokens,
  output_tokens_details: Details,
});
const ChatUsage = z.object({ prompt_tokens: Tokens, completion_tokens: Tokens });

/**
 * Tokens of a picture call. What the vendor does not break down is taken for image tokens, the dearer kind,
 * except for the input of a call that sent no picture.
 */
export function readPictureUsage(usage: unknown, sentPicture: boolean): Usage | undefined {
  const read = PictureUsage.safeParse(usage);
  if (!read.success) return undefined;
  const { input_tokens, input_tokens_details, output_tokens, output_tokens_details } = read.data;
  const input = split(input_tokens, input_tokens_details, sentPicture ? 'image' : 'text');
  const output = split(output_tokens, output_tokens_details, 'image');
  return compact({
    inputTextTokens: input.text,
    inputImageTokens: input.image,
    outputTextTokens: output.text,
    outputImageTokens: output.image,
  });
}

/** Tokens of a chat completion; those spent on reasoning are part of the output. */
export function readChatUsage(usage: unknown): Usage | undefined {
  const read = ChatUsage.safeParse(usage);
  if (!read.success) return undefined;
  return compact({ inputTextTokens: read.data.prompt_tokens, outputTextTokens: read.data.completion_tokens });
}

function split(
  total: number | undefined,
  details: z.infer<typeof Details>,
  rest: 'text' | 'image',
): { text?: number | undefined; image?: number | undefined } {
  if (details?.text_tokens === undefined && details?.image_tokens === undefined) return { [rest]: total };
  return { text: details.text_tokens, image: details.image_tokens };
}

function compact(usage: Partial<Record<keyof Usage, number | undefined>>): Usage | undefined {
  const given = Object.entries(usage).filter(([, tokens]) => tokens !== undefined);
  return given.length === 0 ? undefined : (Object.fromEntries(given) as Usage);
}
