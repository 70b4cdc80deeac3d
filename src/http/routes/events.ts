import type { ServerResponse } from 'node:http';
import { z } from '@hono/zod-openapi';
import { connectionOf } from '../connection.ts';
import type { EventStream } from '../../services/event-stream.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { operation, problemAnswer } from '../operation.ts';
import { HttpProblem } from '../problem.ts';

/** Never the id of an event. */
const NO_EVENT = -1;
const EventNumber = z.string().regex(/^\d{1,15}$/, { error: 'must be the id of an event' });

const listenToEvents = operation('read', {
  method: 'get',
  path: '/events',
  operationId: 'listenToEvents',
  summary: 'Live events',
  description:
    'Server-sent events: `dataset`, `persona`, `picture` and `gap` with what changed as JSON, and `reset` where events were missed for good, so that everything has to be loaded again. Who comes back with the id of the last event gets all that followed. The pictures that a person is completed with are told by the `persona` event alone.',
  tags: ['Events'],
  request: {
    query: z.strictObject({
      dataset: z.uuid().optional().meta({ description: 'Only what is about this dataset.' }),
      last_event_id: EventNumber.optional().meta({
        description: 'As the header `Last-Event-ID`, which goes first: for a first connection.',
      }),
    }),
    headers: z.object({ 'last-event-id': z.string().optional() }),
  },
  responses: {
    200: {
      description: 'Events until either side ends it.',
      content: {
        'text/event-stream': {
          schema: z.string(),
          example:
            'id: 7\nevent: persona\ndata: {"dataset_id":"01900000-0000-7000-8000-000000000001","persona_id":"01900000-0000-7000-8000-000000000002","position":0,"status":"completed","review":"pending"}\n\n',
        },
      },
    },
    503: problemAnswer('Too many streams are open.'),
  },
});

/** Browsers send back what they got, and an empty one at first; what nobody can have got is a place that is lost. */
function lastOf(header: string | undefined, fromQuery: string | undefined): number | undefined {
  const given = header?.trim() || fromQuery;
  if (given === undefined) return undefined;
  return EventNumber.safeParse(given).success ? Number(given) : NO_EVENT;
}

export function eventRoutes(api: Api, { events, signIn }: HttpDependencies): void {
  api.openapi(listenToEvents, (context) => {
    const { dataset, last_event_id: fromQuery } = context.req.valid('query');
    const headers = {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // Proxies that buffer would hold events back.
      'X-Accel-Buffering': 'no',
    };
    if (context.req.method === 'HEAD') return new Response(null, { headers });
    const stream = events.open({
      dataset,
      lastEventId: lastOf(context.req.header('last-event-id'), fromQuery),
      mayListen: async () => (await signIn.authenticate(context.req.raw))?.permissions.has('read') ?? false,
    });
    if (!stream) {
      throw new HttpProblem(503, 'too_many_streams', 'Too many live streams are open, or the server stops.', {
        hint: 'Try again later; everything can be read without a stream too.',
      });
    }
    context.req.raw.signal.addEventListener('abort', () => stream.close());
    return new Response(bodyOf(stream, connectionOf(context.env)), { headers });
  });
}

/** Nothing is asked of the stream before the connection has taken what came before. */
function bodyOf(stream: EventStream, connection: ServerResponse | undefined): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stream.ended.addEventListener('abort', () => {
          try {
            controller.close();
          } catch {
            // It has been closed from the other side.
          }
          // A client that does not read would never let the connection come to its end.
          if (connection?.writableNeedDrain) connection.destroy();
        });
      },
      async pull(controller) {
        const text = await stream.next();
        if (text !== undefined) controller.enqueue(encoder.encode(text));
      },
      cancel() {
        stream.close();
      },
    },
    { highWaterMark: 0 },
  );
}
