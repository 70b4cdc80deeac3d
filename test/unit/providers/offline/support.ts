import { DEFAULT_INSTRUCTIONS } from '../../../../src/domain/dataset.ts';
import { PersonaText } from '../../../../src/domain/persona.ts';
import type { CallContext } from '../../../../src/ports/answers.ts';
import type { PersonaRequest } from '../../../../src/ports/persona-writer.ts';
import { createOfflinePersonaWriter } from '../../../../src/providers/offline/index.ts';

export const newCall = (signal: AbortSignal = new AbortController().signal): CallContext => ({
  callId: 'test',
  signal,
});

export const seeds = (count: number, prefix = 'seed') =>
  Array.from({ length: count }, (_, index) => `${prefix} ${index}`);

export function personaRequest(wish: Partial<PersonaRequest> & { count: number }): PersonaRequest {
  return {
    description: 'people of all kinds',
    language: 'English',
    instructions: DEFAULT_INSTRUCTIONS,
    seeds: seeds(wish.count),
    ...wish,
  };
}

/** People as the rest of the program gets them: asked for, read back, checked. */
export async function people(wish: Partial<PersonaRequest> & { count: number }): Promise<PersonaText[]> {
  const writer = createOfflinePersonaWriter();
  const { text } = await writer.ask(personaRequest(wish), newCall());
  return writer.read(text).drafts.map((draft) => PersonaText.parse(draft));
}
