// A server of its own process: `node run-event-server.ts DATABASE_URL` prints its address.
import { openPostgres } from '../../src/database/connection.ts';
import { startEventServer } from './event-server.ts';

const connection = await openPostgres(process.argv[2] ?? '');
const server = await startEventServer(connection);
process.stdout.write(`${server.url}\n`);
process.once('SIGTERM', () => {
  void server.close().then(() => connection.close());
});
