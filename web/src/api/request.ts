import type { Problem as ServerProblem } from './client.ts';

/** What the server says when it cannot do what was asked (RFC 9457), or what we say in its place. */
export type Problem = Omit<ServerProblem, 'type'>;

export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

const UNREACHABLE: Problem = {
  title: 'The server does not answer',
  status: 0,
  code: 'unreachable',
  detail: 'The server cannot be reached.',
  hint: 'Nothing was changed. Try again when it answers; if it does not, see whether it still runs.',
};

/** The server's words are for programs too. */
const SESSION_ENDED = {
  detail: 'Your session has ended.',
  hint: 'Sign in to go on; what you just did was not done.',
};

/** Any error, as something to show. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  const detail = error instanceof Error ? error.message : 'Nobody knows what went wrong.';
  return { title: 'Something went wrong in this page', status: -1, code: 'page', detail };
}

/** Whether there is nothing at an address: it was deleted, or never was one. */
export function isNowhere(error: unknown): boolean {
  const { status, code } = problemOf(error);
  return status === 404 || (status === 400 && code === 'invalid_request');
}

async function readProblem(response: Response): Promise<Problem> {
  const from = {
    title: response.statusText || 'The request failed',
    status: response.status,
    code: 'unknown',
  };
  try {
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null) return from;
    // The sign-in library answers `{message}` where the API answers a problem.
    const message = 'message' in body && typeof body.message === 'string' ? { detail: body.message } : {};
    const problem = { ...from, ...message, ...body };
    return problem.code === 'not_signed_in' ? { ...problem, ...SESSION_ENDED } : problem;
  } catch {
    return from;
  }
}

const lostListeners = new Set<() => void>();
/** Calls back when a request finds no server. */
export function onUnreachable(listener: () => void): () => void {
  lostListeners.add(listener);
  return () => lostListeners.delete(listener);
}

/**
 * `fetch` that only gives answers of success.
 * @throws ApiError for every other one, and where none comes
 */
export async function fetchOrThrow(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(input, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    for (const listener of lostListeners) listener();
    throw new ApiError(UNREACHABLE);
  }
  if (!response.ok) throw new ApiError(await readProblem(response));
  return response;
}

/**
 * A request outside of the API's own: signing in and out.
 * @throws ApiError
 */
export function send(path: string, { method, body }: { method: 'POST'; body: unknown }): Promise<Response> {
  return fetchOrThrow(path, {
    method,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
