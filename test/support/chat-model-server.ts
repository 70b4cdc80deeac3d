import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createStandInModel, MODEL_MODES, type ChatMessage, type ModelMode } from './flowise-server/model.ts';

/** How the model's server fails, with the status that it answers. */
export const CHAT_FAULTS = { key: 401, 'no-model': 404, quota: 429, down: 500 } as const;
export type ChatFault = keyof typeof CHAT_FAULTS;
export type ChatMode = ModelMode | ChatFault;

export interface ChatModelServer {
  /** Base URL as OpenAI clients take it, `/v1` included. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Requests so far, refused ones included. */
  calls(): number;
  set(mode: ChatMode): void;
  close(): Promise<void>;
}

interface ChatRequest {
  model?: unknown;
  messages?: unknown;
  stream?: unknown;
  stream_options?: { include_usage?: boolean };
}

const ERRORS: Record<ChatFault, { message: string; type: string; code: string }> = {
  key: {
    message: 'Incorrect API key provided: sk-wrong********7890.',
    type: 'invalid_request_error',
    code: 'invalid_api_key',
  },
  'no-model': {
    message: 'The model `no-model` does not exist',
    type: 'invalid_request_error',
    code: 'model_not_found',
  },
  quota: {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  },
  down: {
    message: 'The server had an error while processing your request.',
    type: 'server_error',
    code: 'server_error',
  },
};

/** A stand-in for an OpenAI-compatible chat model, in one answer or streamed, on the loopback interface. */
export async function startChatModelServer(apiKey = 'sk-stand-in-model-key'): Promise<ChatModelServer> {
  const model = createStandInModel();
  let mode: ChatMode = 'ok';
  let calls = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      return fail(response, 404, { message: 'Unknown request URL', type: 'invalid_request_error', code: '' });
    }
    calls += 1;
    if (request.headers.authorization !== `Bearer ${apiKey}`) return fail(response, 401, ERRORS.key);
    if (!isModelMode(mode)) return fail(response, CHAT_FAULTS[mode], ERRORS[mode]);
    const asked = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest;
    if (typeof asked.model !== 'string' || !Array.isArray(asked.messages)) {
      return fail(response, 400, { message: 'model and messages are needed', type: '', code: '' });
    }
    const messages = asked.messages as ChatMessage[];
    const text = model.answer(messages, mode);
    const prompt = Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / 4);
    const completion = Math.ceil(text.length / 4);
    const usage = {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    };
    const common = { id: `chatcmpl-${calls}`, created: Math.floor(Date.now() / 1_000), model: asked.model };
    if (asked.stream === true) return stream(response, common, text, usage, asked);
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        ...common,
        object: 'chat.completion',
        choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
        usage,
      }),
    );
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      fail(response, 500, { message: String(error), type: 'server_error', code: '' });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    apiKey,
    calls: () => calls,
    set: (next) => {
      mode = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isModelMode(mode: ChatMode): mode is ModelMode {
  return (MODEL_MODES as readonly string[]).includes(mode);
}

function stream(
  response: ServerResponse,
  common: object,
  text: string,
  usage: object,
  asked: ChatRequest,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const event = (choices: unknown[], more: object = {}): void => {
    response.write(
      `data: ${JSON.stringify({ ...common, object: 'chat.completion.chunk', choices, ...more })}\n\n`,
    );
  };
  event([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
  for (const piece of text.match(/[\s\S]{1,400}/gu) ?? []) {
    event([{ index: 0, delta: { content: piece }, finish_reason: null }]);
  }
  event([{ index: 0, delta: {}, finish_reason: 'stop' }]);
  if (asked.stream_options?.include_usage === true) event([], { usage });
  response.end('data: [DONE]\n\n');
}

function fail(response: ServerResponse, status: number, error: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
}
