import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  copyObject,
  deleteObject,
  deleteObjects,
  getObject,
  headObject,
  listObjects,
  putObject,
  type Answer,
  type Operation,
  type StrictRules,
} from './operations.ts';
import { S3Refusal, xml } from './refusal.ts';
import { folderShelf, memoryShelf, type S3Object } from './shelf.ts';
import { parseQuery, verifySignature } from './signature.ts';

/**
 * `down`: the connection is reset. `lost-answer`: the request is carried out, and the connection reset.
 * `half`: the answer stops in the middle. `hang`: no answer at all.
 */
export type S3Fault = 'down' | 'slow-down' | 'internal-error' | 'hang' | 'lost-answer' | 'half';

export interface S3ServerOptions extends Partial<StrictRules> {
  /** 0 (the default) takes a free one. */
  port?: number;
  bucket?: string;
  accessKey?: string;
  secretKey?: string;
  region?: string;
  /** Objects are kept here, and found again by the next server; in memory when left out. */
  directory?: string;
  /** Whether objects can be read without a signature. */
  publicRead?: boolean;
  /** Milliseconds before each answer. */
  latency?: number;
  /** Told of every call when it has been answered. */
  onCall?: (call: S3Call) => void;
}

export interface S3Call {
  operation: string;
  method: string;
  key: string;
  status: number;
  /** The S3 error code of a refusal, or the fault. */
  error?: string;
  contentType?: string | undefined;
  /** Size of the request's body. */
  bytes: number;
  /** `Date.now()` at arrival. */
  at: number;
}

export interface S3Server {
  /** The endpoint, without the bucket and without a slash at the end. */
  url: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  region: string;
  objects: ReadonlyMap<string, S3Object>;
  /** Every request that arrived while the server was not down. */
  calls: S3Call[];
  setDown(down: boolean): void;
  /** A fault for every call, for chosen calls, or for none. */
  setFault(fault: S3Fault | ((call: S3Call) => S3Fault | undefined) | undefined): void;
  close(): Promise<void>;
}

/**
 * A stand-in for an S3-compatible store, over real HTTP and strict: bucket in the path, Signature Version 4
 * recomputed, no ACLs, no streamed bodies with trailing checksums.
 */
export async function startS3Server(options: S3ServerOptions = {}): Promise<S3Server> {
  const {
    bucket = 'avatars-test',
    accessKey = 'TEST:ACCESS/KEY',
    secretKey = 'test-secret/with+signs=',
    region = 'us-east-1',
    directory,
    latency = 0,
  } = options;
  const rules: StrictRules = {
    requireContentType: options.requireContentType ?? true,
    refuseChecksums: options.refuseChecksums ?? true,
    pageSize: options.pageSize ?? 1000,
    undeletable: options.undeletable,
  };
  const shelf = directory === undefined ? memoryShelf() : folderShelf(directory);
  const calls: S3Call[] = [];
  const sockets = new Set<Socket>();
  let chosenFault: S3Fault | ((call: S3Call) => S3Fault | undefined) | undefined;
  let down = false;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<S3Call> {
    const body = await buffer(request);
    const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
    const [, bucketInPath = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path)?.map(decodeURIComponent) ?? [];
    const query = new Map(parseQuery(search));
    const method = request.method ?? '';
    const [operation, carryOut] = chooseOperation(method, key, query, request);
    const call: S3Call = {
      operation,
      method,
      key,
      status: 0,
      contentType: request.headers['content-type'],
      bytes: body.length,
      at: Date.now(),
    };
    calls.push(call);
    const fault = typeof chosenFault === 'function' ? chosenFault(call) : chosenFault;
    if (fault !== undefined) call.error = fault;
    if (fault === 'hang') return call;
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    if (down || fault === 'down') {
      request.socket.resetAndDestroy();
      return call;
    }
    let answer: Answer;
    try {
      if (fault === 'slow-down') throw new S3Refusal(503, 'SlowDown', 'Please reduce your request rate.');
      if (fault === 'internal-error') throw new S3Refusal(500, 'InternalError', 'We encountered an error.');
      const isPublic = options.publicRead === true && (method === 'GET' || method === 'HEAD') && key !== '';
      const isSigned = request.headers.authorization !== undefined || query.has('X-Amz-Signature');
      if (isSigned || !isPublic) verifySignature(request, body, { accessKey, secretKey, region });
      refuseWhatIsNotSupported(request, query, rules);
      if (bucketInPath !== bucket) {
        throw new S3Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist');
      }
      answer = carryOut({ shelf, bucket, key, query, headers: request.headers, body, rules });
    } catch (error) {
      if (!(error instanceof S3Refusal)) throw error;
      call.error = error.code;
      answer = refusalAnswer(error, String(calls.length));
    }
    call.status = answer.status;
    if (fault === 'lost-answer') request.socket.resetAndDestroy();
    else send(response, answer, { method, half: fault === 'half', requestId: String(calls.length) });
    return call;
  }

  const server = createServer((request, response) => {
    handle(request, response).then(options.onCall, (error: unknown) => {
      // The client hung up, or the stand-in itself is wrong: seen by the client as a broken connection.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.on('connection', (socket) => {
    if (down) {
      socket.resetAndDestroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  const resetAll = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    accessKey,
    secretKey,
    region,
    objects: shelf.objects,
    calls,
    setDown(value) {
      down = value;
      if (down) resetAll();
    },
    setFault(fault) {
      chosenFault = fault;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      resetAll();
      await closed;
    },
  };
}

function refusalAnswer({ status, code, message, details }: S3Refusal, requestId: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: xml('Error', { Code: code, Message: message, ...details, RequestId: requestId }),
  };
}

function chooseOperation(
  method: string,
  key: string,
  query: ReadonlyMap<string, string>,
  request: IncomingMessage,
): [string, Operation] {
  if (key === '') {
    if (method === 'GET' && query.get('list-type') === '2') return ['ListObjectsV2', listObjects];
    if (method === 'POST' && query.has('delete')) return ['DeleteObjects', deleteObjects];
  } else {
    if (method === 'PUT') {
      return request.headers['x-amz-copy-source'] ? ['CopyObject', copyObject] : ['PutObject', putObject];
    }
    if (method === 'GET') return ['GetObject', getObject];
    if (method === 'HEAD') return ['HeadObject', headObject];
    if (method === 'DELETE') return ['DeleteObject', deleteObject];
  }
  return ['unknown', refuse];
}

function refuse(): never {
  throw new S3Refusal(501, 'NotImplemented', 'This operation is not implemented.');
}

const KNOWN_PARAMETERS =
  /^(x-id|delete|list-type|prefix|delimiter|max-keys|continuation-token|start-after|X-Amz-(Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Content-Sha256))$/;

function refuseWhatIsNotSupported(
  { headers }: IncomingMessage,
  query: ReadonlyMap<string, string>,
  { refuseChecksums }: StrictRules,
): void {
  const names = Object.keys(headers);
  if (names.some((name) => name === 'x-amz-acl' || name.startsWith('x-amz-grant-'))) {
    throw new S3Refusal(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs');
  }
  if (names.includes('x-amz-trailer') || headers['content-encoding']?.includes('aws-chunked')) {
    throw new S3Refusal(
      501,
      'NotImplemented',
      'A header you provided implies functionality that is missing.',
    );
  }
  if (refuseChecksums && names.some((name) => /^x-amz-(sdk-)?checksum-/.test(name))) {
    throw new S3Refusal(501, 'NotImplemented', 'Checksum headers are not implemented.');
  }
  const unknown = [...query.keys()].find((name) => !KNOWN_PARAMETERS.test(name));
  if (unknown !== undefined) {
    throw new S3Refusal(501, 'NotImplemented', `The parameter ${unknown} is not implemented.`);
  }
}

function send(
  response: ServerResponse,
  { status, headers = {}, body = '' }: Answer,
  { method, half, requestId }: { method: string; half: boolean; requestId: string },
): void {
  const bytes = Buffer.from(body);
  const length = headers['content-length'] ?? String(bytes.length);
  response.writeHead(status, {
    'x-amz-request-id': requestId,
    ...headers,
    ...(status !== 204 && { 'content-length': length }),
  });
  if (method === 'HEAD') return void response.end();
  if (!half) return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.resetAndDestroy());
}
