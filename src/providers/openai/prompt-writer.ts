import { readPicturePrompt } from '../../domain/model-text.ts';
import type { PromptWriter } from '../../ports/prompt-writer.ts';
import { createChat } from './chat.ts';
import type { OpenAiOptions } from './connection.ts';
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
