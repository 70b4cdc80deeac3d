// A server of its own process that works on no dataset: `node run-event-server.ts DATABASE_URL` prints its address and
// a key for it.
import { startTestServer } from './test-server.ts';

const server = await startTestServer({ environment: { DATABASE_URL: process.argv[2] ?? '' } });
process.stdout.write(`${JSON.stringify({ url: server.url, key: await server.newKey() })}\n`);
process.once('SIGTERM', () => void server.close());
