// Makes a dataset's people as the pipeline's rows come, without pictures' bytes, from several connections whose
// transactions end in another order than they began: `node stand-in-run.ts DATABASE_URL DATASET PEOPLE SECONDS`.
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Database } from '../../src/database/connection.ts';
import { openPostgres } from '../../src/database/connection.ts';
import { createDatasets } from '../../src/database/datasets.ts';
import { addPeople, completePerson, type StandInPerson } from './stand-in-dataset.ts';

const AT_ONCE = 6;
const IMAGES = 4;

/** Does everything in `seconds` or a little more. */
export async function runStandInDataset(
  db: Database,
  { datasetId, people, seconds }: { datasetId: string; people: number; seconds: number },
): Promise<void> {
  const datasets = createDatasets(db);
  await datasets.start(datasetId);
  const batches = Array.from({ length: Math.ceil(people / 10) }, (_, batch) => batch * 10);
  const perBatchMs = (seconds * 1000 * AT_ONCE) / batches.length;
  /** A transaction that others overtake. */
  const slowly = <Result>(work: (tx: Database) => Promise<Result>) =>
    db.transaction(async (tx) => {
      const result = await work(tx);
      await sleep(Math.random() * 40);
      return result;
    });

  async function write(first: number): Promise<StandInPerson[]> {
    const positions = Array.from({ length: Math.min(10, people - first) }, (_, index) => first + index);
    return slowly((tx) => addPeople(tx, datasetId, positions));
  }

  async function work(): Promise<void> {
    for (let first = batches.shift(); first !== undefined; first = batches.shift()) {
      const started = performance.now();
      for (const person of await write(first)) {
        await slowly((tx) => completePerson(tx, person, IMAGES));
        await sleep(Math.random() * 2);
      }
      await sleep(Math.max(0, perBatchMs - (performance.now() - started)));
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await datasets.settle(datasetId);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , url = '', datasetId = '', people, seconds] = process.argv;
  const connection = await openPostgres(url);
  await runStandInDataset(connection.db, { datasetId, people: Number(people), seconds: Number(seconds) });
  await connection.close();
}
