/** Overwrites one object without end, each time whole with another byte, until it is killed. */
import { createLocalStore } from '../../src/storage/local-store.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';

const [directory = '', size = '1'] = process.argv.slice(2);
const store = createLocalStore({ directory, logger: createSilentLogger() });
for (let round = 0; ; round += 1) {
  await store.put('pictures/one.png', Buffer.alloc(Number(size), round % 251), { contentType: 'image/png' });
  if (round === 0) console.log('writing');
}
