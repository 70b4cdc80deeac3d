import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerWithError, breakConnection, FAULTS, wrongKey } from './faults.ts';
import { DEFAULT_MODELS } from './models.ts';
import { createPictureSource } from './pictures.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { Refusal } from './refusal.ts';
import type { Fault, OpenAiServer, OpenAiServerOptions, Reaction, ServerCall } from './types.ts';
import { createWorkshop } from './workshop.ts';

const DEFAULT_KEY = 'sk-test-0123456789abcdefwxyz';
const SQUARE = { width: 1024, height: 1024 };

/** A stand-in for the vendor, on a port of its own: as strict as the vendor, and as faulty as told. */
export async function startOpenAiServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const apiKey = options.apiKey ?? DEFAULT_KEY;
  const models = options.models ?? DEFAULT_MODELS;
  const limiter = createRateLimiter(options.rateLimit);
  const pictures = createPictureSource({
    baseSize: options.baseSize ?? SQUARE,
    gridSize: options.gridSize ?? SQUARE,
    gutter: options.gutter ?? 16,
    noise: options.noise ?? 0,
  });
  const workshop = createWorkshop({
    models,
    pictures,
    pictureFor: options.pictureFor,
    outputDetails: options.outputDetails ?? true,
  });
  const calls: ServerCall[] = [];
  const waiting: (() => void)[] = [];
  let inFlight = 0;
  let picturesInFlight = 0;
  let maximumInFlight = 0;

  function receive(request: IncomingMessage): ServerCall {
    const path = new URL(request.url ?? '/', 'http://stand-in').pathname;
    const id = request.headers['x-client-request-id'];
    const call: ServerCall = {
      number: calls.length + 1,
      id: typeof id === 'string' ? id : undefined,
      requestId: `req_${String(calls.length + 1).padStart(8, '0')}`,
      method: request.method ?? '',
      path,
      kind: kindOf(path),
      receivedAt: Date.now(),
      fields: {},
      files: [],
      clientGone: false,
      charged: false,
      usd: 0,
    };
    calls.push(call);
    inFlight += 1;
    if (call.kind === 'picture') picturesInFlight += 1;
    maximumInFlight = Math.max(maximumInFlight, picturesInFlight);
    options.onReceived?.(call);
    return call;
  }

  function end(call: ServerCall): void {
    call.endedAt = Date.now();
    inFlight -= 1;
    if (call.kind === 'picture') picturesInFlight -= 1;
    options.onEnded?.(call);
    if (inFlight === 0) for (const wake of waiting.splice(0)) wake();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = receive(request);
    response.setHeader('x-request-id', call.requestId);
    response.on('close', () => {
      call.clientGone = !response.writableFinished;
    });
    try {
      const body = await readAll(request);
      const sentKey = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      if (sentKey !== apiKey) {
        call.outcome = 'invalid_api_key';
        response.writeHead(401, { 'content-type': 'application/json' }).end(wrongKey(sentKey));
        return;
      }
      await answer(call, request, body, response);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      call.outcome = error.code ?? error.type;
      response.writeHead(error.status, { 'content-type': 'application/json' }).end(error.body());
    } finally {
      end(call);
    }
  }

  async function answer(
    call: ServerCall,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const work = await workshop.take(call, request.headers, body);
    if (call.kind === 'picture') {
      const turn = limiter.take();
      for (const [name, value] of Object.entries(limiter.headers())) response.setHeader(name, value);
      if (!turn.ok) {
        call.outcome = 'rate_limit_exceeded';
        answerWithError(response, { name: 'rate_limit_exceeded', retryAfterMs: turn.waitMs }, apiKey);
        return;
      }
    }
    const fault = faultOf((await options.respond?.(call)) ?? 'ok');
    const latency = typeof options.latencyMs === 'function' ? options.latencyMs(call) : options.latencyMs;
    // Drawing happens within the time that the answer takes anyway.
    const [done] = await Promise.all([work(fault), sleep(latency ?? 0)]);
    call.outcome = fault?.name ?? 'ok';
    // What has been worked out is charged, also when nobody waits for it any more.
    call.charged = done.usd > 0 && (fault === undefined || (fault.charged ?? FAULTS[fault.name]));
    call.usd = call.charged ? done.usd : 0;
    if (fault !== undefined && answerWithError(response, fault, apiKey)) return;
    if (fault !== undefined && breakConnection(response, fault, done.body)) {
      if (fault.name.startsWith('hang') && !response.closed) {
        await new Promise((resolve) => response.on('close', resolve));
      }
      return;
    }
    if (response.closed) return;
    response.writeHead(200, { 'content-type': 'application/json' });
    await new Promise<void>((resolve) => {
      response.on('close', resolve);
      response.end(done.body, resolve);
    });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) return;
      // A mistake in a test: the answer says so, for whoever reads the client's error.
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: `stand-in: ${String(error)}`, code: 'stand_in' } }));
    });
  });
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/v1`,
    apiKey,
    calls,
    get maximumInFlight() {
      return maximumInFlight;
    },
    get connections() {
      return connections;
    },
    get usd() {
      return calls.reduce((sum, call) => sum + call.usd, 0);
    },
    idle: () => (inFlight === 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function kindOf(path: string): ServerCall['kind'] {
  if (path.startsWith('/v1/images/')) return 'picture';
  if (path.startsWith('/v1/chat/')) return 'chat';
  return path.startsWith('/v1/models/') ? 'model' : 'other';
}

function faultOf(reaction: Reaction): Fault | undefined {
  if (reaction === 'ok') return undefined;
  return typeof reaction === 'string' ? { name: reaction } : reaction;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
