import { types } from 'node:util';
import { isSecretName, REDACTED } from './redact.ts';
import { terminalText } from './terminal-text.ts';

const DEEPEST = 6;
const MOST_ITEMS = 50;

/**
 * Turns anything into plain data that may stand in a log: without secrets, pictures, control characters,
 * circles or endless lists. Never throws, whatever getters and proxies do.
 * @param redact takes secrets out of a text
 */
export function loggable(value: unknown, redact: (text: string) => string): unknown {
  const ancestors = new Set<object>();
  const clean = (text: string) => terminalText(redact(text));

  function convert(item: unknown, depth: number): unknown {
    if (typeof item === 'string') return clean(item);
    if (typeof item === 'bigint') return clean(String(item));
    if (typeof item === 'symbol') return clean(item.toString());
    if (typeof item === 'function') return '[function]';
    if (typeof item !== 'object' || item === null) return item;
    if (ancestors.has(item)) return '[circular]';
    if (depth > DEEPEST) return '[…]';
    ancestors.add(item);
    try {
      return convertObject(item, depth);
    } catch {
      return '[unreadable]';
    } finally {
      ancestors.delete(item);
    }
  }

  function convertObject(item: object, depth: number): unknown {
    if (ArrayBuffer.isView(item) || item instanceof ArrayBuffer || item instanceof SharedArrayBuffer) {
      return `[${item.byteLength} bytes]`;
    }
    if (item instanceof Blob) return `[${item.size} bytes]`;
    if (item instanceof Date) return Number.isNaN(item.getTime()) ? '[invalid date]' : item.toISOString();
    if (item instanceof URL || item instanceof RegExp) return clean(String(item));
    if (item instanceof Error || types.isNativeError(item)) return convertError(item, depth);
    if (item instanceof Map || item instanceof Headers || item instanceof URLSearchParams) {
      return convertEntries([...item.entries()], depth);
    }
    if (item instanceof Set) return convertList([...item], depth);
    if (Array.isArray(item)) return convertList(item, depth);
    // What Buffer.toJSON makes.
    if ('type' in item && item.type === 'Buffer' && 'data' in item) return '[bytes]';
    return convertEntries(Object.entries(item), depth);
  }

  function convertList(items: readonly unknown[], depth: number): unknown[] {
    const shown = items.slice(0, MOST_ITEMS).map((item) => convert(item, depth + 1));
    return items.length > MOST_ITEMS ? [...shown, `[${items.length - MOST_ITEMS} more]`] : shown;
  }

  function convertEntries(entries: readonly (readonly [unknown, unknown])[], depth: number): object {
    const shown = entries
      .filter(([, item]) => item !== undefined)
      .slice(0, MOST_ITEMS)
      .map(([name, item]) => {
        const key = clean(String(name));
        return [key, isSecret(key, item) ? REDACTED : convert(item, depth + 1)];
      });
    if (entries.length > MOST_ITEMS) shown.push(['…', `${entries.length - MOST_ITEMS} more`]);
    return Object.fromEntries(shown);
  }

  function convertError(error: Error, depth: number): object {
    const { name, message, stack, cause, ...more } = error;
    return {
      type: clean(name),
      message: clean(message),
      ...convertEntries(Object.entries(more), depth),
      ...(error instanceof AggregateError && { errors: convertList(error.errors, depth) }),
      ...(cause !== undefined && { cause: convert(cause, depth + 1) }),
      ...(typeof stack === 'string' && { stack: clean(stack) }),
    };
  }

  return convert(value, 0);
}

/** A number under such a name counts something ("token": 5), and `null` says that there is none. */
function isSecret(name: string, value: unknown): boolean {
  return isSecretName(name) && value !== null && !['number', 'boolean', 'undefined'].includes(typeof value);
}
