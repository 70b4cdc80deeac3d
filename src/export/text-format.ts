import type { DatasetSource, PersonaView } from '../domain/dataset-view.ts';
import { createTally, type Tally } from './tally.ts';
import { type PersonaRecord, personaRecord } from './records.ts';

/** A format that is text from its first person to its last, so that it can be written while it is read. */
export interface TextFormat {
  head: string;
  person(record: PersonaRecord, isFirst: boolean): string;
  /** @param urlsExpireAt ISO 8601; null when no URL in the export expires */
  tail(urlsExpireAt: string | null): string;
}

/** The text of an export in pieces, one a person; `tally` holds the counts when it has ended. */
export async function* textOf(
  format: TextFormat,
  source: DatasetSource,
  tally: Tally = createTally(),
): AsyncGenerator<string> {
  yield format.head;
  for await (const persona of source.personas()) yield textOfPerson(format, persona, tally);
  yield format.tail(tally.urlsExpireAt);
}

function textOfPerson(format: TextFormat, persona: PersonaView, tally: Tally): string {
  const record = personaRecord(persona);
  const isFirst = tally.people === 0;
  tally.add(record);
  return format.person(record, isFirst);
}
