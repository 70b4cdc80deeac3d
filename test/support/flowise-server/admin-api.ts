import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendError, sendJson } from './faults.ts';
import { suppliedKey } from './prediction.ts';
import { kindOf, newKey, type Store, type StoredFlow } from './store.ts';

type Body = Record<string, unknown>;
type Handler = (body: Body, parts: readonly string[], query: URLSearchParams) => void;

const NODES: Readonly<Record<string, object>> = {
  startAgentflow: {
    name: 'startAgentflow',
    version: 1.4,
    inputs: [
      { label: 'Input Type', name: 'startInputType', type: 'options', default: 'chatInput' },
      { label: 'Form Title', name: 'formTitle', type: 'string', show: { startInputType: 'formInput' } },
      { label: 'Flow State', name: 'startState', type: 'array', optional: true, array: [] },
    ],
  },
  llmAgentflow: {
    name: 'llmAgentflow',
    version: 1.1,
    inputs: [
      { label: 'Model', name: 'llmModel', type: 'asyncOptions', loadConfig: true },
      { label: 'Messages', name: 'llmMessages', type: 'array', optional: true, array: [] },
      { label: 'Enable Memory', name: 'llmEnableMemory', type: 'boolean', default: true },
      { label: 'Window', name: 'llmMemoryWindowSize', type: 'number', show: { llmEnableMemory: true } },
    ],
  },
};

/**
 * The part of Flowise's API that its web page uses for accounts, keys, credentials and flows: by cookie and
 * `x-request-from: internal`, or, for reading a flow, by an API key that has the right to.
 * @returns whether the path was one of these
 */
export function handleAdmin(
  store: Store,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: Body,
): boolean {
  const [resource = '', ...parts] = url.pathname.replace('/api/v1/', '').split('/');
  const open = `${request.method} ${resource}/${parts[0] ?? ''}`;
  const openHandlers: Record<string, () => void> = {
    'GET version/': () => sendJson(response, 200, { version: store.version }),
    'GET ping/': () => response.writeHead(200, { 'content-type': 'text/html' }).end('pong'),
    'POST auth/resolve': () =>
      sendJson(response, 200, { redirectUrl: store.account ? '/signin' : '/organization-setup' }),
    'POST auth/login': () => login(store, response, body),
    'POST account/register': () => register(store, response, body),
    'POST account/logout': () => sendJson(response, 200, { message: 'logged out' }),
  };
  if (openHandlers[open] !== undefined) {
    openHandlers[open]();
    return true;
  }

  const internal = request.headers['x-request-from'] === 'internal';
  if (internal && !hasSession(store, request.headers.cookie)) {
    sendJson(response, 401, { message: 'Invalid or Missing token' });
    return true;
  }
  const key = internal
    ? undefined
    : store.keys.find(({ apiKey }) => apiKey === suppliedKey(request.headers.authorization));
  if (!internal && key === undefined) {
    sendJson(response, 401, { error: 'Unauthorized Access' });
    return true;
  }
  const handler = handlers(store, response)[`${request.method} ${resource}`];
  if (handler === undefined) return false;
  const needed = request.method === 'GET' && resource === 'chatflows' ? 'agentflows:view' : undefined;
  if (!internal && (needed === undefined || !key?.permissions.includes(needed))) {
    sendJson(response, 403, { message: 'Forbidden' });
    return true;
  }
  handler(body, parts, url.searchParams);
  return true;
}

function handlers(store: Store, response: ServerResponse): Record<string, Handler> {
  const found = <Item extends { id: string }>(items: Item[], id: string | undefined): Item | undefined => {
    const item = items.find((candidate) => candidate.id === id);
    if (item === undefined) sendError(response, 404, `${id} not found in the database!`);
    return item;
  };
  return {
    'GET apikey': () => sendJson(response, 200, store.keys),
    'POST apikey': (body) => {
      if (!body['keyName'] || !Array.isArray(body['permissions']) || body['permissions'].length === 0) {
        return sendError(response, 412, 'permissions must be an array of strings!');
      }
      store.keys.push({
        id: randomUUID(),
        apiKey: newKey(),
        keyName: body['keyName'] as string,
        permissions: body['permissions'] as string[],
      });
      return sendJson(response, 200, store.keys);
    },
    'PUT apikey': (body, [id]) => {
      const key = found(store.keys, id);
      if (key === undefined) return;
      key.permissions = body['permissions'] as string[];
      sendJson(response, 200, store.keys);
    },
    'GET credentials': (_body, _parts, query) => {
      const wanted = query.get('credentialName');
      const listed = store.credentials.filter((c) => wanted === null || c.credentialName === wanted);
      sendJson(
        response,
        200,
        listed.map(({ id, name, credentialName }) => ({ id, name, credentialName })),
      );
    },
    'POST credentials': (body) => {
      const saved = { id: randomUUID(), ...credentialOf(body) };
      store.credentials.push(saved);
      sendJson(response, 200, { ...saved, plainDataObj: undefined, encryptedData: 'x' });
    },
    'PUT credentials': (body, [id]) => {
      const saved = found(store.credentials, id);
      if (saved === undefined) return;
      Object.assign(saved, credentialOf(body));
      sendJson(response, 200, { ...saved, plainDataObj: undefined, encryptedData: 'x' });
    },
    'GET nodes': (_body, [name = '']) => {
      const node = NODES[name];
      if (node === undefined) sendError(response, 404, `Node ${name} not found`);
      else sendJson(response, 200, node);
    },
    'GET chatflows': (_body, [id]) => {
      if (id === undefined || id === '') return sendJson(response, 200, store.flows);
      const flow = found(store.flows, id);
      if (flow !== undefined) sendJson(response, 200, flow);
    },
    'POST chatflows': (body) => {
      const flow = { id: randomUUID(), ...flowOf(body) };
      store.flows.unshift(flow);
      sendJson(response, 200, flow);
    },
    'PUT chatflows': (body, [id]) => {
      const flow = found(store.flows, id);
      if (flow === undefined) return;
      Object.assign(flow, flowOf(body));
      sendJson(response, 200, flow);
    },
  };
}

function credentialOf(body: Body) {
  return {
    name: body['name'] as string,
    credentialName: body['credentialName'] as string,
    plainDataObj: body['plainDataObj'] as Record<string, string>,
  };
}

function flowOf(body: Body): Omit<StoredFlow, 'id'> {
  const flowData = body['flowData'] as string;
  return {
    name: body['name'] as string,
    type: body['type'] as string,
    flowData,
    apiConfig: (body['apiConfig'] as string | undefined) ?? null,
    apikeyid: (body['apikeyid'] as string | undefined) ?? null,
    kind: kindOf(flowData),
  };
}

function login(store: Store, response: ServerResponse, body: Body): void {
  if (store.account?.email !== body['email']) return sendError(response, 404, 'User Not Found');
  if (store.account?.password !== body['password']) {
    return sendError(response, 401, 'Incorrect Email or Password');
  }
  const token = randomUUID();
  store.sessions.add(token);
  response.setHeader('set-cookie', [
    `token=${token}; Path=/; HttpOnly; SameSite=Lax`,
    `connect.sid=${randomUUID()}; Path=/; HttpOnly`,
  ]);
  return sendJson(response, 200, { email: store.account?.email });
}

const STRONG = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^a-zA-Z0-9]).{8,128}$/;

function register(store: Store, response: ServerResponse, body: Body): void {
  const user = (body['user'] ?? {}) as { email?: string; credential?: string };
  if (store.account !== undefined) return sendError(response, 400, 'You can only have one organization');
  if (!STRONG.test(user.credential ?? '')) return sendError(response, 400, 'Invalid Password');
  store.account = { email: user.email ?? '', password: user.credential ?? '' };
  return sendJson(response, 201, { user: { email: user.email } });
}

function hasSession(store: Store, cookie: string | undefined): boolean {
  const token = /(?:^|; )token=([^;]+)/.exec(cookie ?? '')?.[1];
  return token !== undefined && store.sessions.has(token);
}
