/** What the server says when it cannot do what was asked (RFC 9457), or what we say in its place. */
export interface Problem {
  title: string;
  status: number;
  code: string;
  detail?: string;
  hint?: string;
  errors?: { path: string; message: string }[];
  request_id?: string;
}

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
  hint: 'The page tries again by itself. If it lasts, see whether the server still runs.',
};

/** Any error, as something to show. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  const detail = error instanceof Error ? error.message : 'Nobody knows what went wrong.';
  return { title: 'Something went wrong in this page', status: -1, code: 'page', detail };
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
    return { ...from, ...message, ...body };
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

export interface Sending {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** @throws ApiError for every answer that is not 2xx and where no answer comes */
export async function send(path: string, sending: Sending = {}): Promise<Response> {
  const { method = 'GET', body, headers, signal } = sending;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    for (const listener of lostListeners) listener();
    throw new ApiError(UNREACHABLE);
  }
  if (!response.ok) throw new ApiError(await readProblem(response));
  return response;
}

/** @throws ApiError */
export async function request<Answer>(path: string, sending: Sending = {}): Promise<Answer> {
  const response = await send(`/api/v1${path}`, sending);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** `?a=1&b=2` of what is set. */
export function queryOf(values: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const query = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
}
