import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { handleAdmin } from './admin-api.ts';
import { send, sendError, WEB_PAGE, type Mode } from './faults.ts';
import { createStandInModel } from './model.ts';
import { createPrediction, suppliedKey, type FlowiseCall } from './prediction.ts';
import { createStore, type FlowKind, type Store } from './store.ts';

export interface FlowiseServerOptions {
  port?: number;
  apiKey?: string;
  personaFlowId?: string;
  promptFlowId?: string;
  /** Whether the flows let a request set their state. */
  override?: 'on' | 'off' | 'start-state-off';
  /** Rights of the key beyond running its flows; `agentflows:view` unless told. */
  permissions?: string[];
  account?: { email: string; password: string };
  /** What the server says that it is; 3.1.4 unless told. */
  version?: string;
  /** A server that was just installed: no account, no flows, no key. */
  empty?: boolean;
  /** For every call, or one for each. `ok` unless told. */
  mode?: Mode | ((index: number, flow: FlowKind) => Mode);
  /** Milliseconds that the model takes, for every call or one for each. */
  latencyMs?: number | ((index: number) => number);
  callsPerMinute?: number;
  /** Bytes; Flowise takes 50 MB. */
  largestBody?: number;
  /** Number of the first person that the model invents. */
  firstPerson?: number;
  /** Told of every call when it starts and when it ends. */
  onCall?(event: 'started' | 'ended', call: FlowiseCall): void;
}

export interface FlowiseServer {
  readonly url: string;
  readonly apiKey: string;
  readonly personaFlowId: string;
  readonly promptFlowId: string;
  /** Every run of a flow; requests that Flowise refuses before it runs one are not among them. */
  readonly calls: readonly FlowiseCall[];
  /** All requests, also the refused ones: method and path. */
  readonly requests: readonly string[];
  readonly store: Store;
  maximumInFlight(): number;
  close(): Promise<void>;
}

export const PERSONA_FLOW_ID = '3f1f2f0e-5d1b-4c36-9a51-0d5f6f7c1a01';
export const PROMPT_FLOW_ID = '3f1f2f0e-5d1b-4c36-9a51-0d5f6f7c1a02';
export const FLOWISE_API_KEY = 'stand-in-flowise-key-1234567890';

/** A stand-in for Flowise 3.1.4 on the loopback interface, as strict and as silent as the real one. */
export async function startFlowiseServer(options: FlowiseServerOptions = {}): Promise<FlowiseServer> {
  const apiKey = options.apiKey ?? FLOWISE_API_KEY;
  const personaFlowId = options.personaFlowId ?? PERSONA_FLOW_ID;
  const promptFlowId = options.promptFlowId ?? PROMPT_FLOW_ID;
  const store = createStore({
    apiKey,
    personaFlowId,
    promptFlowId,
    override: options.override ?? 'on',
    permissions: options.permissions ?? ['agentflows:view'],
    account: options.account,
    empty: options.empty ?? false,
    version: options.version ?? '3.1.4',
  });
  const calls: FlowiseCall[] = [];
  const requests: string[] = [];
  let inFlight = 0;
  let most = 0;
  const { mode = 'ok', latencyMs = 0 } = options;
  const predict = createPrediction({
    store,
    model: createStandInModel(options.firstPerson),
    modeOf: (index, flow) => (typeof mode === 'function' ? mode(index, flow) : mode),
    latencyMs: (index) => (typeof latencyMs === 'function' ? latencyMs(index) : latencyMs),
    callsPerMinute: options.callsPerMinute,
    started(call) {
      calls.push(call);
      most = Math.max(most, (inFlight += 1));
      options.onCall?.('started', call);
    },
    ended(call) {
      inFlight -= 1;
      options.onCall?.('ended', call);
    },
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    requests.push(`${request.method} ${path}`);
    const body = await readBody(request, options.largestBody ?? 50 * 1_048_576);
    if (body === 'too large') return sendError(response, 413, 'request entity too large');
    if (body === 'no JSON') return sendError(response, 400, 'Unexpected token in JSON');
    const prediction = /^\/api\/v1\/prediction(?:\/([^/]*)\/?)?$/.exec(path);
    if (request.method === 'POST' && prediction !== null) {
      return predict(request, response, decodeURIComponent(prediction[1] ?? ''), body);
    }
    const open = path.startsWith('/api/v1/prediction');
    if (path.startsWith('/api/v1/') && !path.startsWith('/api/v1/api/') && !open) {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (handleAdmin(store, request, response, url, body)) return;
    }
    // Anything else is the web page, though not without a key where the path looks like the API's.
    const known = store.keys.some((key) => key.apiKey === suppliedKey(request.headers.authorization));
    if (path.includes('/api/v1/') && !open && !known) {
      return send(response, 401, 'application/json; charset=utf-8', { error: 'Unauthorized Access' });
    }
    return send(response, 200, 'text/html; charset=UTF-8', WEB_PAGE);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      sendError(response, 500, error instanceof Error ? error.message : String(error));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    apiKey,
    personaFlowId,
    promptFlowId,
    calls,
    requests,
    store,
    maximumInFlight: () => most,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** As Express reads it: a body that does not say that it is JSON is no body. */
async function readBody(
  request: IncomingMessage,
  largest: number,
): Promise<Record<string, unknown> | 'too large' | 'no JSON'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
  }
  if (size > largest) return 'too large';
  if (size === 0 || !/^application\/json\b/.test(request.headers['content-type'] ?? '')) return {};
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  } catch {
    return 'no JSON';
  }
}
