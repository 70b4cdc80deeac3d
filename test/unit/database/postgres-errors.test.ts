import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { explainPostgresError } from '../../../src/database/postgres-errors.ts';
import { openPostgres } from '../../../src/database/connection.ts';

it.each([
  ['ECONNREFUSED', /start PostgreSQL/],
  ['ENOTFOUND', /host name/],
  ['28P01', /password/],
  ['3D000', /createdb/],
  ['42501', /right to create/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /NODE_EXTRA_CA_CERTS/],
  ['XX000', /Check that PostgreSQL runs/],
])('%s: the way out fits', (code, hint) => {
  const cause = Object.assign(new Error('what the driver says'), { code });
  const error = explainPostgresError(new Error('Failed query: select', { cause }));
  expect(error.message).toBe('DATABASE_URL: the database cannot be used: what the driver says');
  expect(error.hint).toMatch(hint);
});

it('names the reason of an error that only has one for each address', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:5432'), { code: 'ECONNREFUSED' });
  expect(explainPostgresError(new AggregateError([refused], '')).message).toContain('ECONNREFUSED ::1:5432');
});

it('does not wait for ever for a server that never says a word', { timeout: 40_000 }, async () => {
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await expect(openPostgres(`postgres://somebody@127.0.0.1:${port}/avatars`)).rejects.toMatchObject({
    code: 'configuration',
    message: expect.stringContaining('timeout'),
  });
  silent.close();
});
