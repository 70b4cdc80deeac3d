import type { PromptReading, PromptWriter } from '../../ports/prompt-writer.ts';
import { createChat } from './chat.ts';
import type { OpenAiOptions } from './connection.ts';
import { fieldsOf } from './fields.ts';
import { readJsonValues } from './json-objects.ts';
import { askForPicturePrompt } from './prompt-question.ts';

export interface OpenAiPromptWriter extends PromptWriter {
  readonly provider: 'openai';
  close(): Promise<void>;
}

/** Stage 2 by a chat model. */
export function createOpenAiPromptWriter(options: OpenAiOptions): OpenAiPromptWriter {
  const chat = createChat(options);
  return {
    provider: 'openai',
    model: chat.model,
    ask: (request, call) => chat.ask(askForPicturePrompt(request), call),
    read: readPicturePrompt,
    close: () => chat.close(),
  };
}

/**
 * Words without JSON are no prompt, though they might be: a picture made from "Sorry, I cannot …" costs
 * more than asking again.
 */
function readPicturePrompt(text: string): PromptReading {
  for (const value of readJsonValues(text)) {
    const { prompt } = fieldsOf(value);
    if (typeof prompt === 'string' && prompt.trim() !== '') return { prompt: prompt.trim() };
  }
  return { problem: 'The answer holds no picture prompt.' };
}
