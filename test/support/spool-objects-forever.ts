/** Spools one object again and again until it is killed: `node spool-objects-forever.ts FOLDER BYTES`. */
import { createSpoolFolder } from '../../src/storage/spool-folder.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';

const [directory = '', size = '0'] = process.argv.slice(2);
const files = createSpoolFolder({ directory, logger: createSilentLogger() });
for (let round = 0; ; round += 1) {
  await files.put('pictures/one.png', Buffer.alloc(Number(size), round % 256), {
    contentType: 'image/png',
    metadata: { round: String(round) },
  });
  if (round === 0) console.log('written');
}
