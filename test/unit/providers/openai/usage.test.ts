import { describe, expect, it } from 'vitest';
import { readChatUsage, readPictureUsage } from '../../../../src/providers/openai/usage.ts';

describe('readPictureUsage', () => {
  it('reads tokens by modality', () => {
    const usage = {
      input_tokens: 30,
      input_tokens_details: { text_tokens: 10, image_tokens: 20 },
      output_tokens: 9,
      output_tokens_details: { text_tokens: 1, image_tokens: 8 },
    };
    expect(readPictureUsage(usage, true)).toEqual({
      inputTextTokens: 10,
      inputImageTokens: 20,
      outputTextTokens: 1,
      outputImageTokens: 8,
    });
  });

  it('takes output without details for image tokens, and input for what was sent', () => {
    const usage = { input_tokens: 30, output_tokens: 9 };
    expect(readPictureUsage(usage, false)).toEqual({ inputTextTokens: 30, outputImageTokens: 9 });
    expect(readPictureUsage(usage, true)).toEqual({ inputImageTokens: 30, outputImageTokens: 9 });
  });

  it.each([
    undefined,
    null,
    'much',
    {},
    { output_tokens: -1 },
    { output_tokens: 1.5 },
    { output_tokens: '9' },
  ])('takes %j for no usage, never for zero', (usage) => {
    expect(readPictureUsage(usage, false)).toBeUndefined();
  });
});

describe('readChatUsage', () => {
  it('reads both numbers, or those that are there', () => {
    expect(readChatUsage({ prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 })).toEqual({
      inputTextTokens: 5,
      outputTextTokens: 7,
    });
    expect(readChatUsage({ completion_tokens: 7 })).toEqual({ outputTextTokens: 7 });
    expect(readChatUsage(null)).toBeUndefined();
  });
});
