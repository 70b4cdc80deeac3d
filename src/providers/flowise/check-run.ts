import { DEFAULT_INSTRUCTIONS } from '../../domain/dataset.ts';
import { AvatarError } from '../../domain/errors.ts';
import type { PersonaText } from '../../domain/persona.ts';
import type { CallContext } from '../../ports/answers.ts';
import type { Logger } from '../../ports/logger.ts';
import { createFlowisePersonaWriter } from './persona-writer.ts';
import { createFlowisePromptWriter } from './prompt-writer.ts';

export type FlowKind = 'personas' | 'prompt';

interface RunOptions {
  url: string;
  apiKey?: string | undefined;
  flowId: string;
  timeoutMs?: number | undefined;
}

/**
 * Runs a flow once with the smallest request there is: one model call.
 * @returns what came of it, as the end of a sentence
 * @throws CallError, AvatarError `configuration` for an answer that cannot be read
 */
export async function runOnce(kind: FlowKind, options: RunOptions): Promise<string> {
  const call: CallContext = { callId: crypto.randomUUID(), signal: new AbortController().signal };
  const common = { ...options, logger: silent };
  if (kind === 'personas') {
    const writer = createFlowisePersonaWriter(common);
    const { text } = await writer.ask(ONE_PERSON, call);
    const { drafts, problems } = writer.read(text);
    if (drafts.length === 0) throw unreadable(problems.join(' '));
    return `one person came back from the model behind it (asked for 1, read ${drafts.length}).`;
  }
  const writer = createFlowisePromptWriter(common);
  const { text } = await writer.ask({ person: SOMEBODY, history: [] }, call);
  const reading = writer.read(text);
  if ('problem' in reading) throw unreadable(reading.problem);
  return `a picture prompt of ${reading.prompt.length} characters came back from the model behind it.`;
}

function unreadable(problem: string): AvatarError {
  return new AvatarError(
    'configuration',
    `its model answers, but not with what it was asked for. ${problem}`,
    {
      hint: 'Choose a stronger model in its LLM node, or load the flow of flows/ again.',
    },
  );
}

const ONE_PERSON = {
  count: 1,
  description: 'an adult who works in the library of a small town',
  language: 'English',
  instructions: DEFAULT_INSTRUCTIONS,
  seeds: ['check'],
};

const SOMEBODY: PersonaText = {
  firstname: 'Ilse',
  lastname: 'Brandvold',
  gender: 'f',
  bio_facebook:
    'Fifty-one, grey braid, always a raincoat. I run the town library and repair the chairs myself.',
  bio_instagram: 'Returned books, wet boots, one patient dog.',
  bio_x: 'Librarian. Against late fees, for loud reading rooms.',
  bio_tiktok: 'Stamping books since 1998.',
  age: 51,
  ethnicity: null,
  job_title: 'Librarian',
  workplace: 'Town library',
  edu_establishment: null,
  edu_study: null,
  current_city: null,
  current_state: null,
  prev_city: null,
  prev_state: null,
  about: null,
};

const nothing = (): void => undefined;
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  child: () => silent,
};
