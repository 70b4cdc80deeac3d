import { CallError } from '../../domain/errors.ts';
import { withoutOwnNames } from '../../domain/own-names.ts';
import type { PersonaText } from '../../domain/persona.ts';
import type { StageContext } from '../stage-context.ts';

/**
 * Stage 2: the prompt for a person's picture set, with the person's own names taken out.
 * @param history prompts that were written for this person before
 * @throws CallError when the writer gave no prompt
 */
export async function generateImagePrompt(
  context: StageContext,
  input: { person: PersonaText; history?: readonly string[] },
): Promise<string> {
  const { promptWriter } = context;
  const { person, history = [] } = input;
  const answer = await context.ledger.pay(
    {
      datasetId: context.datasetId,
      personaId: context.personaId,
      stage: 'picture-prompt',
      purpose: `${context.purposePrefix}prompt:${history.length}`,
      provider: promptWriter.provider,
      model: promptWriter.model,
      usdExpected: context.usdExpected.prompt,
      keyPrefix: context.callsPrefix,
      line: 'text',
      priority: context.priority,
    },
    (call) => promptWriter.ask({ person, history }, call),
    // An answer without a prompt is found here, where it counts as unusable and may be asked for again.
    async (bytes) => {
      const reading = promptWriter.read(new TextDecoder().decode(bytes));
      if ('problem' in reading) throw unusable(reading.problem);
    },
  );
  const reading = promptWriter.read(new TextDecoder().decode(answer.bytes));
  if ('problem' in reading) throw unusable(reading.problem);
  return withoutOwnNames(reading.prompt, person);
}

function unusable(problem: string): CallError {
  return new CallError('unusable_answer', `no picture prompt could be read: ${problem}`, {
    billed: 'yes',
    retryable: true,
  });
}
