// A process of its own: makes the files of a new embedded database in the folder that is named, and ends.
import { PGlite } from '@electric-sql/pglite';
import { messageOf } from '../domain/errors.ts';
import { withoutOptimising } from './baseline-wasm.ts';

try {
  const dataDir = process.argv[2] as string;
  const database = await withoutOptimising(() => PGlite.create({ dataDir }));
  await database.close();
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
