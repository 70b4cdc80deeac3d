import type { PersonaProvider } from '../domain/dataset.ts';
import type { PersonaText } from '../domain/persona.ts';
import type { CallContext, TextAnswer } from './answers.ts';

export interface PromptRequest {
  person: PersonaText;
  /** Prompts that were written for this person before; empty when there are none. */
  history: readonly string[];
}

export type PromptReading = { prompt: string } | { problem: string };

/** Stage 2, the prompt for a person's picture set. */
export interface PromptWriter {
  readonly provider: PersonaProvider;
  readonly model: string | undefined;
  /**
   * Makes exactly one attempt.
   * @throws CallError
   */
  ask(request: PromptRequest, call: CallContext): Promise<TextAnswer>;
  read(text: string): PromptReading;
  /** Ends idle connections. Left out by what has none. */
  close?(): Promise<void>;
}
