import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from '../environment.ts';
import { HttpProblem } from '../problem.ts';

/** An escaped zero character in JSON; not an escaped backslash that "u0000" follows. */
const ESCAPED_ZERO = /(?<!\\)(?:\\\\)*\\u0000/;

/** Bodies that are no JSON, and the one character that JSON and URLs can hold and PostgreSQL cannot. */
export function refuseUnusableText(): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const { req } = context;
    const hasZero = Object.values(req.queries()).some((values) => values.join('').includes('\0'));
    const text = req.header('content-type') === undefined ? '' : await req.text();
    if (hasZero || ESCAPED_ZERO.test(text)) {
      throw new HttpProblem(400, 'invalid_request', 'Text cannot hold the character U+0000.');
    }
    if (text !== '' && !isJson(text)) {
      throw new HttpProblem(400, 'invalid_json', 'The body of this request is not valid JSON.');
    }
    await next();
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
