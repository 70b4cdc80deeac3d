import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from '../../support/postgres.ts';
import { createTestDatabase } from '../../support/databases.ts';

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

it('gives every caller a database of its own on one server', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(new URL(one).host).toBe(new URL(other).host);
  expect(one).not.toBe(other);
  await ask(one, 'CREATE TABLE mine (a text)');
  await ask(one, `INSERT INTO mine VALUES ('Zoë 👩🏽‍🦱')`);
  expect(await ask(one, 'SELECT a FROM mine')).toEqual([{ a: 'Zoë 👩🏽‍🦱' }]);
  await expect(ask(other, 'SELECT a FROM mine')).rejects.toThrow('does not exist');
});

it('wants the right password', async () => {
  const url = new URL(await createTestDatabase());
  url.password = 'wrong';
  await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
});

it('starts a second server, durable, and stops it with everything that belongs to it', async () => {
  const server = await startPostgres({ durable: true });
  const database = await server.createDatabase();
  expect(await ask(database, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  const [{ data_directory: data } = {}] = await ask(server.url, 'SHOW data_directory');
  await server.stop();
  await server.stop();
  await expect(ask(database, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  await expect(access(String(data))).rejects.toThrow('ENOENT');
});

it('ends when the process that started it is killed', async () => {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, '../../support/postgres.ts'))};
    console.log((await startPostgres()).url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  const [{ data_directory: data } = {}] = await ask(String(url).trim(), 'SHOW data_directory');
  child.kill('SIGKILL');
  await expect
    .poll(
      () =>
        access(String(data)).then(
          () => 'there',
          () => 'gone',
        ),
      { timeout: 20_000 },
    )
    .toBe('gone');
  await expect(ask(String(url).trim(), 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});
