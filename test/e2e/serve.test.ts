import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { avatars, hasSaid, scratchFolder } from '../support/avatars.ts';
import { type RunningServer, setUp, startServer } from '../support/running-server.ts';
import { startVendors } from '../support/vendors.ts';

const servers: RunningServer[] = [];
afterEach(async () => {
  for (const { child, ended } of servers.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

async function serve(env: Record<string, string>, args?: string[]): Promise<RunningServer> {
  const server = await startServer(env, args);
  servers.push(server);
  return server;
}

const get = (server: RunningServer, path: string, cookie: string) =>
  fetch(`${server.url}${path}`, { headers: { cookie } });

describe('avatars serve', () => {
  it('prints a link until there is an administrator, each start another one', async () => {
    const env = { AVATARS_DATA_DIR: scratchFolder() };
    const first = await serve(env);
    await hasSaid(first, first.setUpUrl ?? '');
    expect(first.setUpUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/set-up\?token=[\w-]{43}$/);
    first.child.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0 });
    const second = await serve(env);
    await expect(setUp({ ...first, url: second.url })).rejects.toThrow('403');
    const cookie = await setUp(second);
    expect((await get(second, '/api/v1/me', cookie)).status).toBe(200);
    second.child.kill('SIGINT');
    expect(await second.ended).toMatchObject({ code: 0 });
    const third = await serve(env);
    expect(third.setUpUrl).toBeNull();
    expect((await get(third, '/api/v1/me', cookie)).status).toBe(200);
  });

  it('listens for others only when it has an administrator', async () => {
    const env = { AVATARS_DATA_DIR: scratchFolder() };
    const args = ['--host', '0.0.0.0', '--port', '0'];
    const refused = await avatars(['serve', ...args], env);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/no administrator yet[^]*without --host/);
    const first = await serve(env);
    await setUp(first);
    first.child.kill('SIGTERM');
    await first.ended;
    const open = await serve(env, args);
    expect((await fetch(open.url.replace('0.0.0.0', '127.0.0.1') + '/healthz')).status).toBe(200);
  });

  it('says that its port or its data directory is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const env = { AVATARS_DATA_DIR: scratchFolder() };
    const inUse = await avatars(['serve', '--port', String(port)], env);
    other.close();
    expect(inUse.code).toBe(1);
    expect(inUse.stderr).toContain(`Something else listens at port ${port}`);
    await serve(env);
    const locked = await avatars(['serve', '--port', '0'], env);
    expect(locked.code).toBe(1);
    expect(locked.stderr).toMatch(/is in use by another avatars process/);
  });

  it('reports to nobody, whatever variables of its libraries say', async () => {
    const reports: (string | undefined)[] = [];
    const collector = createServer((request, answer) => {
      reports.push(request.url);
      answer.end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => collector.once('listening', resolve));
    const { port } = collector.address() as AddressInfo;
    const server = await serve({
      AVATARS_DATA_DIR: scratchFolder(),
      BETTER_AUTH_TELEMETRY: '1',
      BETTER_AUTH_TELEMETRY_ENDPOINT: `http://127.0.0.1:${port}`,
    });
    await setUp(server);
    server.child.kill('SIGTERM');
    await server.ended;
    collector.close();
    expect(reports).toEqual([]);
  });

  it.each(['-1', '65536', 'http', '80.5'])('takes no port %s', async (port) => {
    const { code, stderr } = await avatars(['serve', `--port=${port}`], {
      AVATARS_DATA_DIR: scratchFolder(),
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--port')]);
  });

  it('lets calls in flight finish when it is stopped, and goes on with the dataset at the next start', async () => {
    const vendors = await startVendors({ flowise: { latencyMs: 20 }, openai: { latencyMs: 500 } });
    try {
      const env = { ...vendors.env, AVATARS_DATA_DIR: scratchFolder(), IMAGE_CONCURRENCY: '2' };
      const server = await serve(env);
      const cookie = await setUp(server);
      const created = await fetch(`${server.url}/api/v1/datasets`, {
        method: 'POST',
        headers: { cookie, origin: server.url, 'content-type': 'application/json' },
        body: JSON.stringify({ description: 'bakers in Ghent', count: 3, images: 4 }),
      });
      const { id } = (await created.json()) as { id: string };
      await expect
        .poll(() => vendors.openai.calls.length, { timeout: 60_000, interval: 10 })
        .toBeGreaterThanOrEqual(2);
      server.child.kill('SIGTERM');
      expect(await server.ended).toMatchObject({ code: 0 });
      const again = await serve(env);
      const read = async () => (await (await get(again, `/api/v1/datasets/${id}`, cookie)).json()) as Dataset;
      await expect.poll(async () => (await read()).status, { timeout: 60_000 }).toBe('completed');
      expect((await read()).cost).toMatchObject({ unknown: 0, repeats: 0 });
      expect(vendors.openai.calls).toHaveLength(6);
    } finally {
      await vendors.close();
    }
  });
});

interface Dataset {
  status: string;
  cost: { unknown: number; repeats: number };
}
