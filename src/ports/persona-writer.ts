import type { PersonaProvider } from '../domain/dataset.ts';
import type { PersonaDraft, PlatformInstructions } from '../domain/persona.ts';
import type { CallContext, TextAnswer } from './answers.ts';

export interface PersonaRequest {
  /** People asked for in this one call: 1 to 10. */
  count: number;
  description: string;
  /** English name of the language of the biographies. */
  language: string;
  instructions: PlatformInstructions;
  /**
   * One seed a person, `count` of them. A writer that can repeat itself gives the same person for the same
   * seed; a vendor's model ignores them.
   */
  seeds: readonly string[];
}

/** What could be read from an answer, and what could not. Never throws away a person in silence. */
export interface PersonaReading {
  drafts: PersonaDraft[];
  /** One sentence for each piece of the answer that is not a person. */
  problems: string[];
}

/**
 * Stage 1, the text of people. Asking costs money and happens once; reading is free, pure and can be done
 * again from the stored answer.
 */
export interface PersonaWriter {
  readonly provider: PersonaProvider;
  /** The model that is asked, where this side knows it. */
  readonly model: string | undefined;
  /**
   * Makes exactly one attempt.
   * @throws CallError
   */
  ask(request: PersonaRequest, call: CallContext): Promise<TextAnswer>;
  read(text: string): PersonaReading;
  /** Ends idle connections. Left out by what has none. */
  close?(): Promise<void>;
}
