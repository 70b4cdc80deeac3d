import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedMessage {
  id: string;
  headers: IncomingHttpHeaders;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

export interface WebhookReceiver {
  url: string;
  /** Messages that were taken; those that were refused are not among them. */
  readonly received: readonly ReceivedMessage[];
  /** Requests of any kind. */
  readonly requests: number;
  /** How the next requests are answered, one each; then 204. */
  readonly answers: (number | 'hang' | 'redirect' | 'flood')[];
  close(): Promise<void>;
}

/** A receiver by the specification of Standard Webhooks: what is not signed, or is too old, it refuses. */
export async function startWebhookReceiver(secret: string): Promise<WebhookReceiver> {
  const verifier = new Webhook(secret);
  const received: ReceivedMessage[] = [];
  const answers: WebhookReceiver['answers'] = [];
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      const { headers } = request;
      try {
        if (request.method !== 'POST' || headers['content-type'] !== 'application/json') throw new Error();
        const body = verifier.verify(text, headers as Record<string, string>) as ReceivedMessage['body'];
        const answer = answers.shift() ?? 204;
        if (answer === 'hang') return;
        if (answer === 'redirect') response.writeHead(307, { location: '/again' }).end();
        else if (typeof answer === 'number' && answer >= 300) response.writeHead(answer).end();
        else {
          received.push({ id: String(headers['webhook-id']), headers, body });
          if (answer === 'flood') flood(response);
          else response.writeHead(answer).end();
        }
      } catch {
        response.writeHead(401).end();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=of-the-receiver`,
    received,
    answers,
    get requests() {
      return requests;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An answer without an end. */
function flood(response: ServerResponse): void {
  const pour = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
  };
  response.writeHead(200);
  response.on('drain', pour);
  pour();
}
