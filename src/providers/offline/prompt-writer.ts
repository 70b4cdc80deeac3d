import type { CallContext, TextAnswer } from '../../ports/answers.ts';
import type { PromptReading, PromptRequest, PromptWriter } from '../../ports/prompt-writer.ts';
import { refuseWhenCancelled } from './cancelled.ts';

/**
 * Writes prompts from a list of scenes, in English, without a model and without cost. The same person and
 * history give the same prompt. A first or last name of the person is never in it.
 */
export function createOfflinePromptWriter(): PromptWriter {
  return {
    provider: 'offline',
    model: undefined,
    ask: async (request: PromptRequest, call: CallContext): Promise<TextAnswer> => {
      refuseWhenCancelled(call);
      const { composePrompt } = await import('./prompts/compose.ts');
      return { text: composePrompt(request) };
    },
    read: (text: string): PromptReading => {
      const prompt = text.trim();
      return prompt === '' ? { problem: 'The answer is empty.' } : { prompt };
    },
  };
}
