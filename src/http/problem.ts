import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type AvatarError, isAvatarError } from '../domain/errors.ts';
import { excerptOf } from '../domain/excerpt.ts';

/** RFC 9457: every error of the API has this shape. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'What kind of problem it is, as a relative reference.' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'The same kind of problem, as one word for programs.' }),
    detail: z.string().optional().meta({ description: 'What is wrong here, for people.' }),
    hint: z.string().optional().meta({ description: 'The way out, for people.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Where the request is wrong: JSON pointers into it.' }),
    request_id: z.string().optional(),
  })
  .openapi('Problem', {
    example: {
      type: '/problems/not_here',
      title: 'Not found',
      status: 404,
      code: 'not_here',
      detail: 'There is no dataset 01900000-0000-7000-8000-000000000000.',
    },
  });
export type Problem = z.infer<typeof Problem>;

const TITLES = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  421: 'Wrong address',
  422: 'Cannot be done as asked',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not now',
} as const;
export type ProblemStatus = keyof typeof TITLES;

interface MoreOfProblem extends Pick<Problem, 'hint' | 'errors'> {
  /** Seconds; becomes the header `Retry-After`. */
  retryAfter?: number;
}

/** Thrown by handlers where no `AvatarError` says it already. */
export class HttpProblem extends Error {
  readonly status: ProblemStatus;
  readonly code: string;
  readonly more: Pick<Problem, 'hint' | 'errors'>;
  readonly retryAfter: number | undefined;

  constructor(
    status: ProblemStatus,
    code: string,
    detail: string,
    { retryAfter, ...more }: MoreOfProblem = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.more = more;
    this.retryAfter = retryAfter;
  }
}

/** How the errors of the product answer over HTTP. */
const STATUS_OF: Readonly<Record<string, ProblemStatus>> = {
  usage: 422,
  configuration: 422,
  unreadable_picture: 422,
  not_here: 404,
  conflict: 409,
  storage: 503,
  data_dir_locked: 503,
  database_away: 503,
};

/** What the command line calls otherwise than this API; all other options have the names of the fields. */
const FIELD_OF_OPTION: Readonly<Record<string, string>> = {
  personas: 'persona_provider',
  pictures: 'picture_provider',
};

/** What is wrong with a request is said in the words of the command line: here options are fields. */
const withFieldNames = (text: string): string =>
  text.replaceAll(
    /--([a-z]+(?:-[a-z]+)*)/g,
    (_, option: string) => FIELD_OF_OPTION[option] ?? option.replaceAll('-', '_'),
  );

/** The product's own error, also inside of that of a library: Drizzle wraps what its driver throws. */
function avatarErrorIn(error: unknown): AvatarError | undefined {
  for (let one = error; one instanceof Error; one = one.cause) if (isAvatarError(one)) return one;
  return undefined;
}

/** Whether the other side hung up: nothing of ours failed, and nobody reads the answer. */
const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE');

/** Anything that was thrown, as a problem. What nobody foresaw tells nothing about the inside. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof HttpProblem) {
    return problem(error.status, error.code, error.message, { ...error.more, request_id: requestId });
  }
  if (isGone(error)) {
    return problem(400, 'client_gone', 'The client went away before its request was whole.', {
      request_id: requestId,
    });
  }
  // The framework's own: what it could not read of a request.
  if (error instanceof HTTPException && error.status < 500 && error.status in TITLES) {
    return problem(error.status as ProblemStatus, 'unusable_request', error.message, {
      request_id: requestId,
    });
  }
  const known = avatarErrorIn(error);
  if (known) {
    const status = STATUS_OF[known.code] ?? 500;
    const words = known.code === 'usage' ? withFieldNames : (text: string) => text;
    const hint = known.hint === undefined ? {} : { hint: words(known.hint) };
    return problem(status, known.code, words(known.message), { ...hint, request_id: requestId });
  }
  return problem(500, 'internal', 'The log of the server says more, under this request id.', {
    request_id: requestId,
  });
}

/** Where a request does not fit its schema. */
export function invalidRequest(error: z.core.$ZodError, part: string, requestId: string): Problem {
  const errors = error.issues.slice(0, 20).map(({ path, message }) => ({
    path: `/${[part, ...path].map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
    message: excerptOf(message, 300),
  }));
  return problem(400, 'invalid_request', `The request does not fit: ${errors[0]?.message ?? 'see errors'}`, {
    errors,
    request_id: requestId,
  });
}

export function problemResponse(context: Context, { ...body }: Problem): Response {
  return context.json(body, body.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}

function problem(status: ProblemStatus, code: string, detail: string, more: Partial<Problem>): Problem {
  return { type: `/problems/${code}`, title: TITLES[status], status, code, detail, ...more };
}
