import { PERSONA_FIELDS, type PersonaDraft } from '../../domain/persona.ts';
import type { PersonaReading } from '../../ports/persona-writer.ts';

/** One person a line, as JSON: what the offline writer answers. */
export const writeAnswer = (people: readonly object[]): string =>
  people.map((person) => JSON.stringify(person)).join('\n');

function draftOf(value: unknown): PersonaDraft | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = Object.entries(value).filter(([name]) => (PERSONA_FIELDS as string[]).includes(name));
  return Object.fromEntries(fields);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Reads an answer back; a line that is no person is a problem, never lost in silence. */
export function readAnswer(text: string): PersonaReading {
  const reading: PersonaReading = { drafts: [], problems: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const draft = draftOf(parsed(line));
    if (draft === undefined) reading.problems.push(`Line ${index + 1} of the answer is not a person.`);
    else reading.drafts.push(draft);
  }
  return reading;
}
