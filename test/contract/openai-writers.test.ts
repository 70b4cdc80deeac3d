import {
  createOpenAiPersonaWriter,
  createOpenAiPromptWriter,
  type OpenAiOptions,
} from '../../src/providers/openai/index.ts';
import { startOpenAiServer } from '../support/openai-server/index.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';
import { testPersonaWriter } from './persona-writer-suite.ts';
import { testPromptWriter } from './prompt-writer-suite.ts';

async function open<Writer extends { close(): Promise<void> }>(create: (options: OpenAiOptions) => Writer) {
  const server = await startOpenAiServer();
  const { url: baseUrl, apiKey } = server;
  const writer = create({ baseUrl, apiKey, model: 'gpt-6-luna', logger: createSilentLogger() });
  return {
    writer,
    close: async () => {
      await writer.close();
      await server.close();
    },
  };
}

testPersonaWriter('OpenAI', () => open(createOpenAiPersonaWriter));
testPromptWriter('OpenAI', () => open(createOpenAiPromptWriter));
