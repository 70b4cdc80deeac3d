// How much of a vendor's rate limit is used, and how often the vendor says "too many": 60 pictures a minute, a bucket
// of 6, answers in 2 s, for three minutes, with real processes on one PostgreSQL.
// Run it: npm run bench:rate-limit (four minutes). It writes bench/rate-limit.md.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCallLimits } from '../src/database/call-limits.ts';
import { type DatabaseConnection, openEmbedded, openPostgres } from '../src/database/connection.ts';
import { scratchFolder } from '../test/support/avatars.ts';
import { startOpenAiServer } from '../test/support/openai-server/index.ts';
import { type RateFigures, rateFigures, startPictureCallers } from '../test/support/picture-callers.ts';
import { startPostgres } from '../test/support/postgres.ts';

const LIMIT = { perMinute: 60, burst: 6 };
const LATENCY_MS = 2_000;
const WINDOW_MS = 180_000;
const RESERVATIONS = 500;

const postgres = await startPostgres();

async function measure(processes: number, imagesPerMinute: number | undefined): Promise<RateFigures> {
  const server = await startOpenAiServer({ rateLimit: LIMIT, latencyMs: LATENCY_MS });
  const callers = await startPictureCallers(processes, server, {
    databaseUrl: await postgres.createDatabase(),
    imageConcurrency: 4,
    ...(imagesPerMinute === undefined ? {} : { imagesPerMinute }),
  });
  callers.begin();
  await sleep(WINDOW_MS + 2_000);
  await callers.stop();
  await server.close();
  return rateFigures(server, LIMIT, WINDOW_MS);
}

/** Milliseconds that taking a place adds to a call. */
async function reservation(connection: DatabaseConnection): Promise<number> {
  const limits = createCallLimits(connection.db, { imagesPerMinute: 1_000_000 });
  const times: number[] = [];
  for (let number = 0; number < RESERVATIONS; number += 1) {
    const started = performance.now();
    await limits.reserve({ provider: 'openai', line: 'image' });
    times.push(performance.now() - started);
  }
  await connection.close();
  return times.toSorted((a, b) => a - b)[RESERVATIONS / 2] ?? Number.NaN;
}

const embeddedMs = await reservation(await openEmbedded(join(scratchFolder(), 'data')));
const postgresMs = await reservation(await openPostgres(await postgres.createDatabase()));
// At one call a second they do not disturb each other.
const cases = [1, 3].flatMap((processes) =>
  [LIMIT.perMinute, undefined].map((told) => ({ processes, told })),
);
const rows = await Promise.all(
  cases.map(async ({ processes, told }) => {
    const { made, allowed, used, refused } = await measure(processes, told);
    const from = told === undefined ? "learned from the vendor's answers" : `IMAGES_PER_MINUTE=${told}`;
    return `| ${processes} | ${from} | ${made} of ${allowed} | ${(used * 100).toFixed(1)} % | ${(refused * 100).toFixed(1)} % |`;
  }),
);
await postgres.stop();

const report = `# How much of a vendor's rate limit is used

\`npm run bench:rate-limit\`: a vendor that allows ${LIMIT.perMinute} pictures a minute (a bucket of ${LIMIT.burst}, refilled evenly) and answers
in ${LATENCY_MS / 1000} s, for ${WINDOW_MS / 60_000} minutes from the first call on, on ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}. Processes share
one PostgreSQL and have 4 picture calls each. Bounds: at least 97 % used, at most 1 % answered 429.

| processes | limit | pictures | used | answered 429 |
|---|---|---|---|---|
${rows.join('\n')}

Taking a place adds ${embeddedMs.toFixed(1)} ms to a call on the embedded database and ${postgresMs.toFixed(1)} ms on PostgreSQL (median).
`;
writeFileSync(new URL('./rate-limit.md', import.meta.url), report);
console.log(report);
