import { PERSONA_FIELDS, type PersonaDraft } from '../../domain/persona.ts';
import type { PersonaReading } from '../../ports/persona-writer.ts';
import { fieldsOf } from './fields.ts';
import { readJsonValues } from './json-objects.ts';

/** Reads people out of an answer: `{"people": […]}`, a bare list, or one bare person. */
export function readPeople(text: string): PersonaReading {
  const values = readJsonValues(text);
  if (values.length === 0) return { drafts: [], problems: ['The answer holds no JSON.'] };
  const reading: PersonaReading = { drafts: [], problems: [] };
  for (const item of values.flatMap(listOf)) {
    const draft = draftOf(item);
    if (draft === undefined) reading.problems.push('A piece of the answer is not a person.');
    else reading.drafts.push(draft);
  }
  if (reading.drafts.length === 0 && reading.problems.length === 0) {
    reading.problems.push('The answer holds no people.');
  }
  return reading;
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const { people, personas } = fieldsOf(value);
  const list = people ?? personas;
  return Array.isArray(list) ? list : [value];
}

function draftOf(item: unknown): PersonaDraft | undefined {
  const fields = fieldsOf(item);
  const draft: PersonaDraft = {};
  for (const name of PERSONA_FIELDS) {
    if (Object.hasOwn(fields, name)) draft[name] = fields[name];
  }
  return Object.keys(draft).length === 0 ? undefined : draft;
}
