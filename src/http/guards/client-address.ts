import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import type { HttpEnvironment } from '../environment.ts';
import type { Site } from './site.ts';

const OWN_NETWORK = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal']);

/**
 * The address that a request comes from, to count by. Behind a proxy (`publicUrl`) in the own network it is the last
 * one in `X-Forwarded-For`: the one that the proxy itself saw, and nobody else could write. IPv6 counts by /64, of
 * which one machine has all addresses.
 */
export function clientAddress(context: Context<HttpEnvironment>, { publicUrl }: Site): string {
  // Node's request stands beside the standard one; there is none where no socket is, as in a test.
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
  const peer = parse(incoming?.socket.remoteAddress);
  if (!peer) return 'unknown';
  if (publicUrl === undefined || !OWN_NETWORK.has(peer.range())) return countedAs(peer);
  const forwarded = parse(context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim());
  return countedAs(forwarded ?? peer);
}

function parse(text: string | undefined): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  return text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}

function countedAs(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  if (address.kind() === 'ipv4') return address.toString();
  return `${(address as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
