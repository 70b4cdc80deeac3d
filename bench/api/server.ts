// The API on PostgreSQL in a process of its own; it says its address and a viewer's session, and its memory whenever it is asked.
import { readFileSync } from 'node:fs';
import { startTestServer } from '../../test/support/test-server.ts';

const server = await startTestServer({ environment: { DATABASE_URL: process.argv[2] ?? '' } });
process.send?.({ url: server.url, cookie: server.cookieOf('viewer') });

process.on('message', () => {
  const status = readFileSync('/proc/self/status', 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  const { heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  // Native libraries that answering questions about people has no use for.
  const maps = readFileSync('/proc/self/maps', 'utf8');
  process.send?.({
    cpu: (user + system) / 1000,
    rss: kilobytes('VmRSS') / 1024,
    peak: kilobytes('VmHWM') / 1024,
    heap: heapUsed / 1024 ** 2,
    external: external / 1024 ** 2,
    sharp: maps.includes('sharp'),
  });
});
process.on('disconnect', () => process.exit());
