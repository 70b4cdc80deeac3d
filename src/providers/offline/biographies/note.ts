import { fill } from '../language/template.ts';
import type { LanguageWords } from '../language/words.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import type { Lines } from './lines.ts';
import { slotsOf } from './slots.ts';

/** A short note about the person: where from, what they do, what they like, with whom they live. */
export function composeNote(person: Person, words: LanguageWords, lines: Lines, random: Random): string {
  const slots = slotsOf(person, words);
  const { note } = words;
  const work = { student: note.student, retired: note.retired, working: note.working }[person.status];
  const sentences = [
    person.previous === undefined ? note.origin : note.moved,
    ...(person.status === 'student' ? [] : [note.studied]),
    work,
    note.leisure,
    note.family[person.family],
  ].map((choices) =>
    random
      .shuffled(choices)
      .map((template) => fill(template, { ...slots, study: words.fields[person.field] }, person.sex))
      .find((sentence) => sentence !== undefined),
  );
  return lines.finish(sentences.filter((sentence) => sentence !== undefined).join(' '));
}
