import { fieldsOf, type Fields } from './fields.ts';

/** What an error answer says of itself, whatever shape the server gave it. */
export interface VendorError {
  /** `error.code`, else `error.type`. */
  code: string | undefined;
  /** As the server wrote it: not yet fit for a message. */
  message: string;
  /** What moderation objected to; empty when it names nothing. */
  categories: string[];
  /** Whether moderation looked at the prompt (`input`) or at the finished picture (`output`). */
  moderationStage: string | undefined;
}

/**
 * Reads the `error` object of an answer. The vendor writes `{code, type, message, moderation_details}`;
 * gateways put a text, or `content_filter_result`, in its place.
 */
export function readVendorError(error: unknown, fallbackMessage: string): VendorError {
  const fields = fieldsOf(error);
  const message = typeof error === 'string' ? error : textOf(fields['message']);
  return {
    code: textOf(fields['code']) ?? textOf(fields['type']),
    message: message ?? describeBody(fallbackMessage),
    categories: readCategories(fields, message ?? ''),
    moderationStage: textOf(fieldsOf(fields['moderation_details'])['moderation_stage']),
  };
}

/** The vendor names categories in `moderation_details`, and in words: `safety_violations=[sexual]`. */
function readCategories(fields: Fields, message: string): string[] {
  const found = new Set<string>();
  const add = (value: unknown): void => {
    // A category is a word or two; anything longer is not one.
    if (typeof value === 'string' && /^[\w/ -]{1,60}$/.test(value.trim())) found.add(value.trim());
  };
  for (const holder of [fields, fieldsOf(fields['moderation_details']), fieldsOf(fields['innererror'])]) {
    for (const key of ['categories', 'safety_violations']) {
      const list = holder[key];
      if (Array.isArray(list)) list.forEach(add);
    }
    // Azure: {"violence": {"filtered": true, "severity": "high"}}
    for (const [category, verdict] of Object.entries(fieldsOf(holder['content_filter_result']))) {
      if (fieldsOf(verdict)['filtered'] === true) add(category);
    }
  }
  const words = /safety_violations=\[([^\]]*)\]/.exec(message)?.[1];
  words?.split(',').forEach(add);
  return [...found].slice(0, 20);
}

function describeBody(body: string): string {
  return /<html|<!doctype/i.test(body) ? 'an HTML page instead of JSON' : body;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
