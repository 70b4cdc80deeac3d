// How fast lists, filters and searches answer over HTTP with 100,000 people and 400,000 pictures in PostgreSQL, and how
// much memory the server takes. Run it: npm run bench:api (a quarter of an hour). It writes bench/api.md.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgres } from '../src/database/connection.ts';
import { scratchFolder } from '../test/support/avatars.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { setUp, startServer } from '../test/support/running-server.ts';
import { createAsker } from './api/asker.ts';
import { fill, PEOPLE, PICTURES_EACH } from './api/fill.ts';
import { processFacts } from './api/process-facts.ts';
import { QUESTIONS } from './api/questions.ts';

const REQUESTS = 300;
/** More of those who browse: one moment at which the machine stands still meets several of them. */
const BROWSING_REQUESTS = 800;
/** People who look at each answer for a while before they ask again. */
const BROWSING = 20;
const LOOK_MS = 500;
/** Clients that ask again at once: what is left when nothing is. */
const AT_ONCE = 8;
/** Milliseconds for one kind of question, however slow it is. */
const LONGEST = 30_000;
const BOUND_MS = 50;
const BOUND_MB = 400;

const postgres = await startPostgres();
const url = await postgres.createDatabase();
await (await openPostgres(url)).close();
const began = performance.now();
await fill(url);
const filled = Math.round((performance.now() - began) / 1000);
console.log(`filled in ${filled} s`);

const server = await startServer({ DATABASE_URL: url, AVATARS_DATA_DIR: scratchFolder() });
const cookie = await setUp(server);
const facts = () => processFacts(server.child.pid ?? 0);

const askers = Array.from({ length: Math.max(BROWSING, AT_ONCE) }, () =>
  createAsker(`${server.url}/api/v1`, cookie),
);

interface Crowd {
  clients: number;
  /** Milliseconds between an answer and the next question, on average. */
  lookMs?: number;
}

async function measure(
  question: () => string,
  { clients, lookMs = 0 }: Crowd,
  requests: number,
): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + LONGEST;
  let left = requests;
  await Promise.all(
    askers.slice(0, clients).map(async (asker) => {
      while (left > 0 && performance.now() < end) {
        left -= 1;
        if (lookMs > 0) await sleep(2 * lookMs * Math.random());
        times.push(await asker.ask(question()));
      }
    }),
  );
  return times.toSorted((a, b) => a - b);
}

const part = (times: readonly number[], share: number) =>
  times[Math.ceil(times.length * share) - 1] ?? Number.NaN;
const ms = (value: number) => value.toFixed(1);

const load = loadavg()[0] ?? 0;
const before = facts();
// What is compiled and cached on the first requests is not what people wait for.
for (const question of Object.values(QUESTIONS)) await measure(question, { clients: AT_ONCE }, 3 * AT_ONCE);
const rows: string[] = [];
const late: string[] = [];
for (const [name, question] of Object.entries(QUESTIONS)) {
  const alone = await measure(question, { clients: 1 }, REQUESTS);
  const browsing = await measure(question, { clients: BROWSING, lookMs: LOOK_MS }, BROWSING_REQUESTS);
  const start = facts().cpuMs;
  const busy = await measure(question, { clients: AT_ONCE }, REQUESTS);
  const cpu = (facts().cpuMs - start) / busy.length;
  rows.push(
    `| ${name} | ${[part(alone, 0.5), part(alone, 0.99), part(browsing, 0.5), part(browsing, 0.99), part(busy, 0.5), cpu].map(ms).join(' | ')} |`,
  );
  console.log(rows.at(-1));
  if (Math.max(part(alone, 0.99), part(browsing, 0.99)) > BOUND_MS) late.push(name);
}
const after = facts();
const metrics = await (await fetch(`${server.url}/metrics`, { headers: { cookie } })).text();
const heap = Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1]) / 2 ** 20;
for (const asker of askers) asker.close();
server.child.kill('SIGTERM');
await server.ended;
await postgres.stop();

const report = `# How fast the API answers

\`npm run bench:api\`: ${PEOPLE.toLocaleString('en')} people and ${(PEOPLE * PICTURES_EACH).toLocaleString('en')} pictures in one dataset on PostgreSQL, asked over HTTP on loopback, on ${cpus().length}
cores (${cpus()[0]?.model.trim() ?? 'unknown'}) that the server, PostgreSQL and whoever asks share, Node ${process.versions.node}. Milliseconds from the
request to the last byte of a page of 50: for one client that asks again at once; for ${BROWSING} people who browse, each
looking ${LOOK_MS} ms at an answer; and for ${AT_ONCE} clients that ask again at once, who keep the machine full. Every request
has a session, which is looked up; the clients count the bytes of the answers and leave them unread.
Bound: ${BOUND_MS} ms at the 99th percentile, for one and for those who browse.
"Processor" is what one answer keeps the server's processor busy. The machine's load was ${load.toFixed(1)} when the questions
began, and ${loadavg()[0]?.toFixed(1)} at their end.

| question | one: median | one: p99 | ${BROWSING} browse: median | ${BROWSING} browse: p99 | ${AT_ONCE} at once: median | processor |
|---|---|---|---|---|---|---|
${rows.join('\n')}

${late.length === 0 ? 'All are within the bound.' : `Over the bound: ${late.join(', ')}.`}

The server is \`avatars serve\` as it is. Its memory (RSS): ${before.rssMb.toFixed(0)} MB before the first request, ${after.rssMb.toFixed(0)} MB after the
last, ${after.peakMb.toFixed(0)} MB at most (bound: ${BOUND_MB} MB); ${heap.toFixed(0)} MB of it are JavaScript's heap.
`;
writeFileSync(new URL('./api.md', import.meta.url), report);
console.log(report);
if (late.length > 0 || after.peakMb > BOUND_MB) process.exitCode = 1;
