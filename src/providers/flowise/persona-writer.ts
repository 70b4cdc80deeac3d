import { readPeople } from '../../domain/model-text.ts';
import type { PersonaWriter } from '../../ports/persona-writer.ts';
import { createFlowiseClient, type FlowiseOptions } from './client.ts';
import { personaState } from './flow-state.ts';

/**
 * Stage 1 through a Flowise flow (Agentflow V2, `flows/personas.json` or one with the same state keys).
 * @throws AvatarError `configuration`
 */
export function createFlowisePersonaWriter(options: FlowiseOptions): PersonaWriter {
  const client = createFlowiseClient(options);
  return {
    provider: 'flowise',
    model: undefined,
    ask: (request, call) => client.ask('personas', personaState(request), call),
    read: readPeople,
  };
}
