// What a dataset does with a grid, in a process of its own. Reads the path of a grid a line; answers each with a
// line of JSON. The first argument is the data directory.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createPictureThreads, createImaging } from '../../src/imaging/index.ts';
import { uploadImagesBatch } from '../../src/pipeline/steps/upload-images-batch.ts';
import { createMarker } from '../../src/runtime/create-provenance.ts';
import { readConfig } from '../../src/runtime/config.ts';
import { createLocalStore } from '../../src/storage/local-store.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';

const dataDirectory = process.argv[2] ?? '';
const threads = createPictureThreads();
const imaging = createImaging({ work: threads });
const provenance = createMarker(readConfig({ AVATARS_DATA_DIR: dataDirectory }));
const store = createLocalStore({ directory: join(dataDirectory, 'objects'), logger: createSilentLogger() });
let number = 0;

async function split(file: string) {
  const start = performance.now();
  const bytes = await readFile(file);
  const cutting = imaging.split(bytes, { rows: 2, cols: 2 });
  // As in a dataset, whose ledger knows the answer's hash before the photos are cut out.
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { pictures } = await cutting;
  const marked = await provenance.mark(
    pictures.map((picture) => picture.bytes),
    {
      original: { bytes, sha256, title: 'grid' },
      maker: { source: 'trainedAlgorithmicMedia', system: 'openai gpt-image-2' },
      edit: 'cropped',
    },
  );
  number += 1;
  const stored = await uploadImagesBatch(
    { store, datasetId: 'bench', picturesPrefix: `bench/${number}/` },
    pictures.map((picture, index) => ({ ...picture, bytes: marked[index] ?? picture.bytes })),
  );
  const milliseconds = performance.now() - start;
  return { milliseconds, bytes: stored.reduce((sum, picture) => sum + picture.bytes, 0) };
}

const resident = () => process.memoryUsage().rss;

for await (const file of createInterface({ input: process.stdin })) {
  const before = resident();
  const answer = await split(file);
  // Linux counts in kilobytes, and Node on all systems like it.
  console.log(JSON.stringify({ ...answer, before, most: process.resourceUsage().maxRSS * 1024 }));
}
await threads.close();
