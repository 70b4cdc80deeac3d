import type { ClientOptions } from 'openai';
import { Agent, DecoratorHandler, FormData, fetch as undiciFetch, type Dispatcher } from 'undici';

type Fetch = NonNullable<ClientOptions['fetch']>;

/** Connections at once, as a bound on a mistake; how many calls are in flight is decided elsewhere. */
const MOST_CONNECTIONS = 128;
/**
 * Bytes of one answer. The largest picture of the vendor (3840×2160, PNG, in base64) stays far below; what
 * is larger comes from somebody who wants to fill the memory.
 */
export const LARGEST_ANSWER = 128 * 1024 * 1024;
/** Milliseconds until a connection stands. Nothing has been sent before that. */
const CONNECT_TIMEOUT_MS = 30_000;

/**
 * The agent for calls that cost money.
 *
 * - No limits of time of its own (undici's are 300 s for the headers and 300 s between two pieces of the
 *   body): a picture may take 600 s, and the one limit is set where the call is made.
 * - A connection for every call (`pipelining: 0` is how undici spells "no keep-alive"): a kept connection
 *   that the server closes at the wrong moment leaves a call of unknown outcome, and a handshake is
 *   nothing beside a picture.
 * - No HTTP/2, where the loss of one connection would take many calls with it.
 */
export function createAgent(): Agent {
  return new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    pipelining: 0,
    allowH2: false,
    connections: MOST_CONNECTIONS,
    // A net for what the SDK reads by itself, the bodies of errors; our own reader stops before.
    maxResponseSize: LARGEST_ANSWER + 8 * 1024 * 1024,
    connect: { timeout: CONNECT_TIMEOUT_MS },
  });
}

/** A view of the agent for one call, which tells when the call goes out on a connection that stands. */
export function watchSending(agent: Agent, onSent: () => void): Dispatcher {
  return agent.compose((dispatch) => (options, handler) => {
    const watcher: Dispatcher.DispatchHandler = new DecoratorHandler(handler);
    const start = watcher.onRequestStart?.bind(watcher);
    watcher.onRequestStart = (controller, context) => {
      onSent();
      start?.(controller, context);
    };
    return dispatch(options, watcher);
  });
}

/**
 * undici's own `fetch`, because an agent and the `fetch` that uses it must be of the same version, and
 * Node's built-in one is of another. For the same reason the form that the SDK builds (of Node's class) is
 * copied into undici's, or it would be sent as the text "[object FormData]".
 */
export const fetchOverUndici = Object.assign(
  async (url: unknown, init?: { body?: unknown }): Promise<unknown> => {
    const body = init?.body instanceof globalThis.FormData ? copyForm(init.body) : init?.body;
    return undiciFetch(url as string, { ...init, body } as Parameters<typeof undiciFetch>[1]);
  },
  // The SDK looks here to find out whether forms can be sent.
  { Response: globalThis.Response },
) as Fetch;

function copyForm(form: globalThis.FormData): FormData {
  const copy = new FormData();
  for (const [name, value] of form) {
    if (typeof value === 'string') copy.append(name, value);
    else copy.append(name, value, value.name);
  }
  return copy;
}
