import { readPicturePrompt } from '../../domain/model-text.ts';
import type { PromptWriter } from '../../ports/prompt-writer.ts';
import { createFlowiseClient, type FlowiseOptions } from './client.ts';
import { promptState } from './flow-state.ts';

/**
 * Stage 2 through a Flowise flow (Agentflow V2, `flows/picture-prompt.json` or one with the same state keys).
 * @throws AvatarError `configuration`
 */
export function createFlowisePromptWriter(options: FlowiseOptions): PromptWriter {
  const client = createFlowiseClient(options);
  return {
    provider: 'flowise',
    model: undefined,
    ask: (request, call) => client.ask('picture-prompt', promptState(request), call),
    read: readPicturePrompt,
  };
}
