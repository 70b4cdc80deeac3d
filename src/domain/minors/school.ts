import { endsPhrase, isBoundary, type Mention } from './mention.ts';
import { ADULT_SCHOOLS, SCHOOL_LEVELS, SCHOOL_PEOPLE } from './nouns.ts';
import { words } from '../word-lists.ts';
import type { Token } from './token.ts';

const STUDENTS = words('student students pupil pupils kids sophomore sophomores senior seniors');
/** Whose age their school tells, where it is said that they are in it. */
const IN_SCHOOL = words('are is still currently m people persons freshmen freshman juniors');
const AT = words('at in of from attending attend attends enrolled');

/** The first token of the school's own words, from "school" at `at` backwards; -1 for a school of adults. */
function startOfSchool(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && from > at - 3 && tokens[from - 1]!.kind === 'word') {
    const { text, capital } = tokens[from - 1]!;
    if (ADULT_SCHOOLS.has(text)) {
      return -1;
    }
    if (!SCHOOL_LEVELS.has(text)) {
      // "London School": a proper name, of which nobody knows the level.
      return from === at && capital ? -1 : from;
    }
    from -= 1;
  }
  return from;
}

/** "high school students", "students at a secondary school", "who are in high school". English only. */
export function readSchoolPeople(tokens: readonly Token[], at: number): Mention | undefined {
  if (SCHOOL_LEVELS.has(tokens[at]!.text) || tokens[at]!.text === 'school') {
    return readPeopleAfter(tokens, at);
  }
  const { text } = tokens[at]!;
  if (STUDENTS.has(text) || IN_SCHOOL.has(text)) {
    return readSchoolAfter(tokens, at);
  }
  return undefined;
}

function readPeopleAfter(tokens: readonly Token[], at: number): Mention | undefined {
  let school = at;
  while (school < at + 3 && SCHOOL_LEVELS.has(tokens[school]?.text ?? '')) {
    school += 1;
  }
  if (tokens[school]?.text !== 'school' || startOfSchool(tokens, school) < 0) {
    return undefined;
  }
  for (let index = school + 1; index < school + 4 && !endsPhrase(tokens[index]); index++) {
    const word = tokens[index]!;
    if (SCHOOL_PEOPLE.has(word.text)) {
      return { from: at, to: index + 1, kind: 'young' };
    }
    if (word.possessive) {
      return undefined;
    }
  }
  return undefined;
}

function readSchoolAfter(tokens: readonly Token[], at: number): Mention | undefined {
  let linked = false;
  const people = STUDENTS.has(tokens[at]!.text);
  for (
    let index = at + 1;
    index < at + 8 && !isBoundary(tokens[index]) && tokens[index]!.text !== ',';
    index++
  ) {
    const { text } = tokens[index]!;
    if (text === 'school') {
      const start = startOfSchool(tokens, index);
      const level = start >= 0 && start < index;
      const over = endsPhrase(tokens[index + 1]) && tokens[index + 1]?.text !== 'of';
      return linked && over && start >= 0 && (level || (people && tokens[index - 1]?.text !== 'the'))
        ? { from: at, to: index + 1, kind: people ? 'noun' : 'predicate' }
        : undefined;
    }
    linked ||= AT.has(text);
    if (!linked && !['still', 'currently', 'who', 'all', 'are', 'only'].includes(text)) {
      return undefined;
    }
    if (linked && !people && !SCHOOL_LEVELS.has(text) && !AT.has(text) && text !== 'a') {
      return undefined;
    }
  }
  return undefined;
}
