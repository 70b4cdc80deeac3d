import { createFlowisePersonaWriter } from '../../src/providers/flowise/persona-writer.ts';
import { createFlowisePromptWriter } from '../../src/providers/flowise/prompt-writer.ts';
import { startFlowiseServer } from '../support/flowise-server/server.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';
import { testPersonaWriter } from './persona-writer-suite.ts';
import { testPromptWriter } from './prompt-writer-suite.ts';

testPersonaWriter('Flowise', async () => {
  const server = await startFlowiseServer();
  const { url, apiKey, personaFlowId: flowId } = server;
  return {
    writer: createFlowisePersonaWriter({ url, apiKey, flowId, logger: createSilentLogger() }),
    close: () => server.close(),
  };
});

testPromptWriter('Flowise', async () => {
  const server = await startFlowiseServer();
  const { url, apiKey, promptFlowId: flowId } = server;
  return {
    writer: createFlowisePromptWriter({ url, apiKey, flowId, logger: createSilentLogger() }),
    close: () => server.close(),
  };
});
