import type { PersonaText } from '../../domain/persona.ts';
import type { PersonaRequest } from '../../ports/persona-writer.ts';
import type { PromptRequest } from '../../ports/prompt-writer.ts';

/** One entry of the state that a flow starts with. */
export interface StateEntry {
  key: string;
  value: string;
}

/** Id of the node whose state is set; both flows have it. */
export const START_NODE_ID = 'startAgentflow_0';

export const PERSONA_STATE_KEYS = [
  'requested_amount',
  'persona_description',
  'bio_language',
  'instructions_facebook',
  'instructions_instagram',
  'instructions_x',
  'instructions_tiktok',
] as const;

export const PROMPT_STATE_KEYS = ['person_data', 'prompts_history'] as const;

const PERSON_KEYS = [
  'firstname',
  'lastname',
  'gender',
  'bio_facebook',
  'bio_instagram',
  'bio_x',
  'bio_tiktok',
  'ethnicity',
  'age',
] as const satisfies readonly (keyof PersonaText)[];

/** All keys, always: the sent list replaces the flow's own state whole. */
export function personaState(request: PersonaRequest): StateEntry[] {
  const values: Record<(typeof PERSONA_STATE_KEYS)[number], string> = {
    requested_amount: String(request.count),
    persona_description: request.description,
    bio_language: request.language,
    instructions_facebook: request.instructions.facebook,
    instructions_instagram: request.instructions.instagram,
    instructions_x: request.instructions.x,
    instructions_tiktok: request.instructions.tiktok,
  };
  return PERSONA_STATE_KEYS.map((key) => ({ key, value: escapeText(values[key]) }));
}

export function promptState(request: PromptRequest): StateEntry[] {
  const person = Object.fromEntries(PERSON_KEYS.map((key) => [key, request.person[key]]));
  return [
    { key: 'person_data', value: escapeJson(JSON.stringify(person)) },
    { key: 'prompts_history', value: escapeText(request.history.join('\n\n')) },
  ];
}

/** Flowise puts values into its prompts with `String.replace`, where `$` starts a pattern and `$$` is `$`. */
function escapeDollars(value: string): string {
  return value.replaceAll('$', '$$$$');
}

/**
 * Flowise fills in `{{ … }}` inside of state values too, for example with the server's own variables; texts
 * that people and models wrote must not reach those. A space between the braces is all that it takes.
 */
function escapeText(value: string): string {
  return escapeDollars(value.replace(/\{(?=\{)/g, '{ '));
}

/** As {@link escapeText}, for JSON without nested objects: there the braces can be kept, as an escape. */
function escapeJson(json: string): string {
  return escapeDollars(json.replace(/\{(?=\{)/g, '\\u007b'));
}
