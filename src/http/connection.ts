import { IncomingMessage, ServerResponse } from 'node:http';

/** Node's side of a request, as @hono/node-server hands it over; undefined where there is no connection. */
export function connectionOf(environment: unknown): ServerResponse | undefined {
  const outgoing = fieldOf(environment, 'outgoing');
  return outgoing instanceof ServerResponse ? outgoing : undefined;
}

/** The address at the other end of the connection: of a proxy, where there is one. */
export function remoteAddressOf(environment: unknown): string | undefined {
  const incoming = fieldOf(environment, 'incoming');
  return incoming instanceof IncomingMessage ? incoming.socket.remoteAddress : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
