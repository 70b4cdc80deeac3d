import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

interface Event {
  id: number;
  kind: string;
  data: object;
}

/** Server-sent events with numbers, told again to whoever says which one was the last. */
export function eventStream() {
  const past: Event[] = [];
  const listeners = new Set<(event: Event) => void>();
  return {
    emit: (kind: string, data: object): void => {
      const event = { id: past.length + 1, kind, data };
      past.push(event);
      for (const listener of listeners) listener(event);
    },
    handle: (context: Context) =>
      streamSSE(context, async (stream) => {
        const dataset = context.req.query('dataset');
        const write = ({ id, kind, data }: Event) => {
          if (dataset && (data as { dataset_id?: string }).dataset_id !== dataset) return;
          void stream.writeSSE({ id: String(id), event: kind, data: JSON.stringify(data) });
        };
        const last = context.req.header('Last-Event-ID');
        if (last !== undefined) past.slice(Number(last)).forEach(write);
        listeners.add(write);
        await stream.write(': hello\n\n');
        await new Promise<void>((done) => stream.onAbort(done));
        listeners.delete(write);
      }),
  };
}
