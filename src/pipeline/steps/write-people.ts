import { v7 as uuidv7 } from 'uuid';
import type { Dataset } from '../../database/datasets.ts';
import { type Personas, textOf } from '../../database/personas.ts';
import { checkPersona } from '../../domain/check-persona.ts';
import { isDuplicate } from '../../domain/duplicate-person.ts';
import {
  ADULT_AGE,
  BIOGRAPHY_LIMITS,
  type BiographyField,
  type PersonaText,
  type PlatformInstructions,
} from '../../domain/persona.ts';
import { createRandom, derive } from '../../domain/seed.ts';
import type { Logger } from '../../ports/logger.ts';
import type { PersonaReading, PersonaWriter } from '../../ports/persona-writer.ts';
import type { Ledger } from '../ledger.ts';

export interface WritePeopleContext {
  ledger: Ledger;
  personas: Personas;
  personaWriter: PersonaWriter;
  logger: Logger;
  callsPrefix: string;
  priority: number;
  usdExpected: number | null;
}

export interface WritePeopleInput {
  dataset: Dataset;
  /** Names the positions in the ledger. */
  batch: string;
  /** From 0: the how-manieth people these are at their positions. */
  attempt: number;
  /** Positions that are still empty at this attempt. */
  positions: readonly number[];
  /** From 0: how often this batch was asked for before. */
  round: number;
  /** Platforms whose biographies were refused in an earlier round. */
  tightened: ReadonlySet<BiographyField>;
}

export interface WrittenPeople {
  accepted: number;
  refused: string[];
  /** Platforms whose limit or character rules an answer broke. */
  broken: Set<BiographyField>;
  /** Whether nothing was asked, since this round was asked for and taken over before somebody let the dataset go on. */
  isOld: boolean;
}

/** Youngest and oldest age that is drawn where a writer left the age out. */
const DRAWN_AGES = { youngest: 21, oldest: 68 };

/**
 * Stage 1, one round: asks for as many people as there are empty positions and takes over everybody who
 * passes the checks. What the answer lacks stays empty, for the next round.
 */
export async function writePeople(
  context: WritePeopleContext,
  input: WritePeopleInput,
): Promise<WrittenPeople> {
  const { personaWriter, personas, ledger } = context;
  const { dataset, batch, attempt, positions, round } = input;
  const seeds = positions.map((position) => derive(dataset.seed, 'person', position, attempt, round));
  const answer = await ledger.pay(
    {
      datasetId: dataset.id,
      personaId: null,
      stage: 'personas',
      purpose: `write:${batch}:${round}`,
      provider: personaWriter.provider,
      model: personaWriter.model,
      usdExpected: context.usdExpected,
      keyPrefix: context.callsPrefix,
      line: 'text',
      priority: context.priority,
    },
    (call) =>
      personaWriter.ask(
        {
          count: positions.length,
          description: dataset.description,
          language: dataset.language,
          instructions: tighten(dataset.instructions, input.tightened),
          seeds,
        },
        call,
      ),
  );
  if (answer.consumed) return { accepted: 0, refused: [], broken: new Set(), isOld: answer.isBeforeResume };
  const reading = personaWriter.read(new TextDecoder().decode(answer.bytes));
  const namesakes = await personas.namesakes(dataset.id, namesIn(reading));
  const outcome = sift(reading, seeds, namesakes.map(textOf));
  await personas.takeOver({
    datasetId: dataset.id,
    callId: answer.callId,
    batch,
    refused: outcome.refused,
    people: outcome.people.map((text, index) => ({
      id: uuidv7(),
      position: positions[index] as number,
      attempt,
      seed: seeds[index] as string,
      text,
    })),
  });
  for (const reason of outcome.refused) context.logger.warn({ stage: 'personas', batch, round }, reason);
  for (const repair of outcome.repairs) context.logger.warn({ stage: 'personas', batch, round }, repair);
  const { people, refused, broken } = outcome;
  return { accepted: people.length, refused, broken, isOld: false };
}

interface Sifted {
  people: PersonaText[];
  refused: string[];
  repairs: string[];
  broken: Set<BiographyField>;
}

/** Tells the people that can be used from those that cannot, at most one for each seed. */
function sift(reading: PersonaReading, seeds: readonly string[], known: readonly PersonaText[]): Sifted {
  const sifted: Sifted = { people: [], refused: [...reading.problems], repairs: [], broken: new Set() };
  const everybody = [...known];
  for (const draft of reading.drafts) {
    const seed = seeds[sifted.people.length];
    if (seed === undefined) break;
    const random = createRandom(derive(seed, 'age'));
    const drawAge = () => random.integer(Math.max(ADULT_AGE, DRAWN_AGES.youngest), DRAWN_AGES.oldest);
    const checked = checkPersona(draft, { drawAge });
    if ('refused' in checked) {
      const reasons = checked.refused.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
      sifted.refused.push(`a person was refused: ${reasons}`);
      for (const { field } of checked.refused) {
        if (checked.rewritable && field in BIOGRAPHY_LIMITS) sifted.broken.add(field as BiographyField);
      }
    } else if (everybody.some((other) => isDuplicate(other, checked.person))) {
      sifted.refused.push('a person was refused: the writer repeated somebody who is in the dataset already');
    } else {
      sifted.people.push(checked.person);
      everybody.push(checked.person);
      sifted.repairs.push(...checked.repairs);
    }
  }
  return sifted;
}

function namesIn(reading: PersonaReading): string[] {
  return reading.drafts
    .filter((draft) => typeof draft.firstname === 'string' && typeof draft.lastname === 'string')
    .map((draft) => `${draft.firstname as string} ${draft.lastname as string}`.toLowerCase());
}

/** One more try for biographies that were too long: the writer is told what went wrong. */
function tighten(
  instructions: PlatformInstructions,
  broken: ReadonlySet<BiographyField>,
): PlatformInstructions {
  const tightened = { ...instructions };
  for (const field of broken) {
    const platform = field.replace('bio_', '') as keyof PlatformInstructions;
    tightened[platform] +=
      ` Hard limit: ${BIOGRAPHY_LIMITS[field]} characters, plain text; a longer one is refused.`;
  }
  return tightened;
}
