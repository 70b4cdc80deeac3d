import { StorageError } from '../domain/storage-error.ts';
import type { PutOptions } from '../ports/object-store.ts';

/** Most bytes of a key in UTF-8, as S3 has it. */
const LONGEST_KEY = 1024;
/** Most bytes of one part of a key: file systems stop at 255. */
const LONGEST_SEGMENT = 255;
/** Most bytes of all metadata of an object together, as S3 has it. */
const LARGEST_METADATA = 2048;

// C0, DEL and C1 control characters, and the backslash, which is a separator on some systems.
const FORBIDDEN_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\\]/;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(?:; ?[\w.+-]+=[\w.+-]+)*$/;

/**
 * Refuses a key that could leave the store's folder, that hides a file, or that some store cannot hold.
 * Both stores have the same rules, so that a dataset can move from one to the other.
 * @throws StorageError `bad_request`
 */
export function checkKey(key: string): void {
  const problem = problemOfKey(key);
  if (problem !== undefined) throw refusal(`The object key ${quote(key)} is not allowed: ${problem}.`);
}

/**
 * A prefix is a key with `/` at its end.
 * @throws StorageError `bad_request`
 */
export function checkPrefix(prefix: string): void {
  const problem = prefix.endsWith('/') ? problemOfKey(prefix.slice(0, -1)) : 'it does not end in "/"';
  if (problem !== undefined) throw refusal(`The prefix ${quote(prefix)} is not allowed: ${problem}.`);
}

/**
 * Refuses what HTTP headers cannot carry.
 * @throws StorageError `bad_request`
 */
export function checkPutOptions(key: string, { contentType, metadata = {} }: PutOptions): void {
  if (!MEDIA_TYPE.test(contentType)) {
    throw refusal(`The content type ${quote(contentType)} of ${quote(key)} is not a media type.`);
  }
  let size = 0;
  for (const [name, value] of Object.entries(metadata)) {
    if (!/^[a-z0-9-]+$/.test(name)) {
      throw refusal(
        `The metadata name ${quote(name)} of ${quote(key)} is not made of a-z, 0-9 and "-" alone.`,
      );
    }
    if (!PRINTABLE_ASCII.test(value) || value !== value.trim()) {
      throw refusal(
        `The metadata ${quote(name)} of ${quote(key)} holds characters that a header cannot carry.`,
      );
    }
    size += name.length + value.length;
  }
  if (size > LARGEST_METADATA) {
    throw refusal(`The metadata of ${quote(key)} is ${size} bytes; a store takes ${LARGEST_METADATA}.`);
  }
}

function problemOfKey(key: string): string | undefined {
  if (key === '') return 'it is empty';
  if (!key.isWellFormed()) return 'it is not well-formed Unicode';
  if (Buffer.byteLength(key) > LONGEST_KEY) return `it is longer than ${LONGEST_KEY} bytes`;
  if (FORBIDDEN_CHARACTERS.test(key)) return 'it holds a control character or a backslash';
  if (key.startsWith('/')) return 'it starts with "/"';
  for (const segment of key.split('/')) {
    if (segment === '') return 'a part of it is empty';
    if (segment.startsWith('.')) return 'a part of it starts with "."';
    if (Buffer.byteLength(segment) > LONGEST_SEGMENT) {
      return `a part of it is longer than ${LONGEST_SEGMENT} bytes`;
    }
  }
  return undefined;
}

function refusal(message: string): StorageError {
  return new StorageError(message, { failure: 'bad_request', retryable: false });
}

/** JSON quotes make control characters visible; a hostile key is not repeated at length. */
function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
