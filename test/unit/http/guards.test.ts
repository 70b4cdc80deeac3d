import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../../src/http/guards/client-address.ts';
import { isLoopback, isOwnHost, isOwnOrigin, type Site } from '../../../src/http/guards/site.ts';
import type { HttpEnvironment } from '../../../src/http/environment.ts';

const LOCAL: Site = { loopbackOnly: true, publicUrl: undefined };
const PROXIED: Site = { loopbackOnly: true, publicUrl: 'https://avatars.example.org' };
const OPEN: Site = { loopbackOnly: false, publicUrl: undefined };

describe('the address to listen on', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is this machine', (address) => {
    expect(isLoopback(address)).toBe(true);
  });
  it.each(['0.0.0.0', '::', '192.168.1.2', 'localhost.example.org', '', '127.0.0.1.example.org'])(
    '%s is not this machine alone',
    (address) => expect(isLoopback(address)).toBe(false),
  );
});

describe('the name that a request is for', () => {
  it.each([
    ['127.0.0.1:7001', LOCAL, true],
    ['LOCALHOST', LOCAL, true],
    ['[::1]:80', LOCAL, true],
    ['avatars.example.org', LOCAL, false],
    ['Avatars.example.org', PROXIED, true],
    ['avatars.example.org.evil.example', PROXIED, false],
    ['anything.example', OPEN, true],
    [undefined, OPEN, false],
  ] as const)('%s', (host, site, own) => expect(isOwnHost(host, site)).toBe(own));
});

describe('the page that a request comes from', () => {
  it.each([
    ['http://127.0.0.1:7001', '127.0.0.1:7001', LOCAL, true],
    ['http://127.0.0.1:7002', '127.0.0.1:7001', LOCAL, false],
    ['https://127.0.0.1:7001', '127.0.0.1:7001', LOCAL, false],
    ['null', '127.0.0.1:7001', LOCAL, false],
    ['https://avatars.example.org', '127.0.0.1:7001', PROXIED, true],
    ['http://avatars.example.org', '127.0.0.1:7001', PROXIED, false],
  ] as const)('%s at %s', (origin, host, site, own) => expect(isOwnOrigin(origin, host, site)).toBe(own));
});

describe('the address that attempts are counted by', () => {
  const from = (remoteAddress: string | undefined, forwarded: string | undefined, site: Site) =>
    clientAddress(
      {
        env: remoteAddress === undefined ? undefined : { incoming: { socket: { remoteAddress } } },
        req: { header: () => forwarded },
      } as unknown as Context<HttpEnvironment>,
      site,
    );

  it.each([
    ['what somebody writes without a proxy', '203.0.113.9', '198.51.100.1', LOCAL, '203.0.113.9'],
    ['what the proxy saw last', '127.0.0.1', '198.51.100.1, 203.0.113.7', PROXIED, '203.0.113.7'],
    ['who goes past the proxy', '203.0.113.9', '198.51.100.1', PROXIED, '203.0.113.9'],
    ['a proxy that says nothing', '10.0.0.2', undefined, PROXIED, '10.0.0.2'],
    ['a proxy that says nonsense', '10.0.0.2', 'unknown', PROXIED, '10.0.0.2'],
    ['IPv4 in IPv6', '::ffff:203.0.113.9', undefined, LOCAL, '203.0.113.9'],
    ['IPv6, by the network', '2001:db8:1:2:3:4:5:6', undefined, LOCAL, '2001:db8:1:2::/64'],
    ['no socket', undefined, undefined, LOCAL, 'unknown'],
  ] as const)('%s', (_, peer, forwarded, site, counted) => {
    expect(from(peer, forwarded, site)).toBe(counted);
  });
});
