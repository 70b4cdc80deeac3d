// Holds the data directory named in argv until it is killed; tells on stdout when it has it.
import { openEmbedded } from '../../src/database/connection.ts';

await openEmbedded(process.argv[2] ?? '');
process.stdout.write('held\n');
setInterval(() => {}, 1_000);
