import { get, type ClientRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ReceivedEvent {
  id: number;
  type: string;
  data: Record<string, unknown>;
}

export interface EventClient {
  readonly events: readonly ReceivedEvent[];
  /** Connections that were made. */
  readonly connections: number;
  /** Whether the stream is open now, and has said where it begins. */
  readonly isOpen: boolean;
  /** Cuts the connection without a word; it comes back by itself. */
  cut(): void;
  close(): void;
}

/** Listens as a browser's EventSource does: comes back after a loss, with the id of what it got last. */
export function listen(
  url: string,
  { key, lastEventId, waitMs = 50 }: { key: string; lastEventId?: number; waitMs?: number },
): EventClient {
  const events: ReceivedEvent[] = [];
  let last = lastEventId === undefined ? '' : String(lastEventId);
  let connections = 0;
  let isClosed = false;
  let isOpen = false;
  let current: ClientRequest | undefined;

  function take(block: string): void {
    const fields = new Map(
      block
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith(':'))
        .map((line): [string, string] => {
          const at = line.indexOf(': ');
          return [line.slice(0, at), line.slice(at + 2)];
        }),
    );
    last = fields.get('id') ?? last;
    isOpen = true;
    const data = fields.get('data');
    if (data === undefined) return;
    events.push({
      id: Number(last),
      type: fields.get('event') ?? 'message',
      data: JSON.parse(data) as ReceivedEvent['data'],
    });
  }

  function connect(): void {
    if (isClosed) return;
    connections += 1;
    let text = '';
    const again = async () => {
      if (current !== request) return;
      current = undefined;
      isOpen = false;
      await sleep(waitMs * (0.5 + Math.random()));
      connect();
    };
    const request = get(url, {
      agent: false,
      headers: { 'x-api-key': key, ...(last === '' ? {} : { 'last-event-id': last }) },
    });
    current = request;
    request.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        if (current !== request) return;
        const blocks = (text + piece).split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) take(block);
      });
      response.on('error', () => undefined);
      response.on('close', () => void again());
    });
    request.on('error', () => void again());
  }

  connect();
  return {
    events,
    get connections() {
      return connections;
    },
    get isOpen() {
      return isOpen;
    },
    cut: () => current?.destroy(),
    close() {
      isClosed = true;
      current?.destroy();
    },
  };
}
