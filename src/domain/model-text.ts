import { excerptOf } from './excerpt.ts';
import { findJsonObjects, type JsonObject, type JsonPiece } from './json-in-text.ts';
import type { PersonaDraft } from './persona.ts';
import { fieldOfKey, isTellingKey } from './persona-keys.ts';
import { readAge, readGender, readText } from './persona-values.ts';

/** Sentences for people; the rest is counted. */
const MOST_PROBLEMS = 20;
/** Wrappers around the people, and JSON in strings in JSON. */
const DEEPEST_WRAPPER = 4;
/** Keys under which models keep a part of a person's fields; anything else may be about somebody else. */
const PARTS =
  /^(?:bios?|biograph(?:y|ies)|profiles?|social.*|platforms?|details|demographics|personal.*|background|education|work|employment|location)$/i;

export interface PeopleInText {
  drafts: PersonaDraft[];
  problems: string[];
}

/**
 * Reads people out of a model's answer. What is there is taken as it is, with our field names, `f`/`m` and
 * whole numbers where the meaning is plain; nothing is made up and nothing judged. Every piece that is not a
 * whole person gets a sentence in `problems`. Never throws; linear in the length of the text.
 */
export function readPeople(text: string): PeopleInText {
  const drafts: PersonaDraft[] = [];
  const problems: string[] = [];
  const pieces = findJsonObjects(unwrapString(text));
  for (const piece of pieces) {
    const people = findPeople(piece.value, 0).map(draftOf);
    for (const draft of people) drafts.push(draft);
    const problem = problemOf(piece, people.at(-1));
    if (problem !== undefined) problems.push(problem);
  }
  if (pieces.length === 0) {
    problems.push(
      text.trim() === ''
        ? 'The answer is empty.'
        : `The answer holds words instead of people: "${excerptOf(text)}"`,
    );
  }
  return { drafts, problems: shorten(problems) };
}

function problemOf(piece: JsonPiece, last: PersonaDraft | undefined): string | undefined {
  const who = last === undefined ? '' : ` (${nameOf(last)})`;
  if (piece.stopped === 'end') {
    return `The answer breaks off before its end${who}; what was whole has been read.`;
  }
  if (piece.stopped === 'syntax') {
    return `A piece of the answer${who} is no whole JSON; what came before the fault has been read.`;
  }
  if (last !== undefined) return undefined;
  return `An object in the answer is not a person; it has ${excerptOf(Object.keys(piece.value).join(', '), 100)}.`;
}

function nameOf(draft: PersonaDraft): string {
  const name = [draft.firstname, draft.lastname].filter((part) => typeof part === 'string').join(' ');
  return name === '' ? 'without a name' : excerptOf(name, 60);
}

function shorten(problems: string[]): string[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const rest = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    rest === 1
      ? 'And 1 more piece of the answer is no person.'
      : `And ${rest} more pieces of the answer are not people.`,
  ];
}

/** The people in an object: itself, or what it wraps, as in `{"personas": [...]}`. */
function findPeople(value: unknown, depth: number): JsonObject[] {
  if (depth > DEEPEST_WRAPPER) return [];
  if (typeof value === 'string') {
    return objectsInString(value).flatMap((inner) => findPeople(inner, depth + 1));
  }
  if (Array.isArray(value)) return value.flatMap((item) => findPeople(item, depth + 1));
  if (!isObject(value)) return [];
  if (isPerson(value)) return [value];
  return Object.values(value).flatMap((inner) => findPeople(inner, depth + 1));
}

/** An object with a person's own keys, or with an object of biographies. */
function isPerson(value: JsonObject): boolean {
  return Object.keys(value).some((key) => isTellingKey(key) || /^bios?$|^biographies$/i.test(key));
}

function draftOf(person: JsonObject): PersonaDraft {
  const draft: PersonaDraft = {};
  // What stands on the person itself counts more than what stands in `bios`.
  take(person, draft);
  for (const [key, value] of Object.entries(person)) {
    if (!PARTS.test(key)) continue;
    for (const inner of typeof value === 'string' ? objectsInString(value) : [value]) {
      if (isObject(inner)) take(inner, draft);
    }
  }
  return draft;
}

function take(from: JsonObject, draft: PersonaDraft): void {
  for (const [key, value] of Object.entries(from)) {
    const field = fieldOfKey(key);
    if (field === undefined || draft[field] !== undefined) continue;
    const text = readText(field, value);
    const read = field === 'gender' ? readGender(text) : field === 'age' ? readAge(text) : text;
    if (read !== undefined) draft[field] = read;
  }
}

function objectsInString(value: string): JsonObject[] {
  return /^\s*[[{]/.test(value) ? findJsonObjects(value).map((piece) => piece.value) : [];
}

/** An answer that is as a whole a JSON string with the JSON in it. */
function unwrapString(text: string): string {
  if (!/^\s*"\s*(?:\\n|\s)*[[{]/.test(text)) return text;
  try {
    const inner: unknown = JSON.parse(text);
    return typeof inner === 'string' ? inner : text;
  } catch {
    return text;
  }
}

export type PicturePromptInText = { prompt: string } | { problem: string };

const PROMPT_KEYS = new Set(['finalprompt', 'prompt', 'imageprompt', 'pictureprompt']);
/** Words with which models decline. Only for answers that hold no JSON. */
const DECLINES =
  /\b(?:i['’]m sorry|i am sorry|sorry,|i can(?:['’]t|not)|i won['’]t|i['’]m unable|i am unable|as an ai|not able to|was not told)\b/i;
const SPEAKS_OF_A_PICTURE =
  /\b(?:photos?|pictures?|images?|grid|selfies?|portraits?|snapshots?|camera|shot)\b/i;

/**
 * Reads a picture prompt out of a model's answer: `{"final_prompt": "…"}`, perhaps fenced or between words.
 * Words alone are taken for the prompt only when they speak of a picture and do not decline: a picture that
 * is made from a refusal costs more than asking again.
 */
export function readPicturePrompt(text: string): PicturePromptInText {
  const unwrapped = unwrapString(text);
  const pieces = findJsonObjects(unwrapped);
  for (const piece of pieces) {
    const value = findPrompt(piece.value, 0);
    if (value === undefined) continue;
    if (typeof value === 'string' && value.trim() !== '') return { prompt: value.trim() };
    return { problem: 'The prompt in the answer is empty or no text.' };
  }
  const words = unwrapped.trim();
  if (words === '') return { problem: 'The answer is empty.' };
  if (pieces.some((piece) => piece.stopped === 'end')) {
    return { problem: 'The answer stops in the middle of the prompt.' };
  }
  if (pieces.length === 0 && words.length >= 40 && SPEAKS_OF_A_PICTURE.test(words) && !DECLINES.test(words)) {
    return { prompt: words };
  }
  return { problem: `The answer holds no picture prompt: "${excerptOf(words)}"` };
}

/** What stands under a prompt's key, in the object or in what it wraps. */
function findPrompt(object: JsonObject, depth: number): unknown {
  for (const [key, value] of Object.entries(object)) {
    if (PROMPT_KEYS.has(key.toLowerCase().replace(/[^a-z0-9]/g, ''))) return value ?? '';
  }
  if (depth >= DEEPEST_WRAPPER) return undefined;
  for (const value of Object.values(object)) {
    const found = isObject(value) ? findPrompt(value, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
