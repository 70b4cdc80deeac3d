import { readPeople } from '../../domain/model-text.ts';
import type { PersonaWriter } from '../../ports/persona-writer.ts';
import { createChat } from './chat.ts';
import type { OpenAiOptions } from './connection.ts';
import { askForPeople } from './persona-question.ts';

export interface OpenAiPersonaWriter extends PersonaWriter {
  readonly provider: 'openai';
  close(): Promise<void>;
}

/** Stage 1 by a chat model. */
export function createOpenAiPersonaWriter(options: OpenAiOptions): OpenAiPersonaWriter {
  const chat = createChat(options);
  return {
    provider: 'openai',
    model: chat.model,
    ask: (request, call) => chat.ask(askForPeople(request), call),
    read: readPeople,
    close: () => chat.close(),
  };
}
