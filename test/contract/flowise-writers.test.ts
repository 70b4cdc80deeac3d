import { createFlowisePersonaWriter } from '../../src/providers/flowise/persona-writer.ts';
import { createFlowisePromptWriter } from '../../src/providers/flowise/prompt-writer.ts';
import { startFlowiseServer } from '../support/flowise-server/server.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { testPersonaWriter } from './persona-writer-suite.ts';
import { testPromptWriter } from './prompt-writer-suite.ts';

testPersonaWriter('Flowise', async () => {
  const server = await startFlowiseServer();
  const { url, apiKey, personaFlowId: flowId } = server;
  return {
    writer: createFlowisePersonaWriter({ url, apiKey, flowId, logger: silentLogger }),
    close: () => server.close(),
  };
});

testPromptWriter('Flowise', async () => {
  const server = await startFlowiseServer();
  const { url, apiKey, promptFlowId: flowId } = server;
  return {
    writer: createFlowisePromptWriter({ url, apiKey, flowId, logger: silentLogger }),
    close: () => server.close(),
  };
});
