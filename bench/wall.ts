// How the picture wall scrolls: a real browser, the product's server on PostgreSQL, people whom the product has drawn.
// Run it: npm run bench:wall -- [people] (some minutes; most of them for writing the people down). It writes bench/wall.md.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { openPostgres } from '../src/database/connection.ts';
import { startDashboard } from '../test/support/dashboard/index.ts';
import { verdictOfPhoto } from '../test/support/dashboard/states.ts';
import { startPostgres } from '../test/support/postgres.ts';

const people = Number(process.argv[2] ?? 100_000);
const BOUND_FPS = 50;
const SCREENS = 60;
/** Parts of a screen between two frames: so fast that no pictures are fetched, and two hands that see them. */
const HANDS = { '7.5 screens a second': 8, '2.7 screens a second': 22, '2 screens a second': 30 };

/** Milliseconds between frames while somebody scrolls. */
const scroll = (steps: number) => `(async () => {
  const frames = [];
  let before = await new Promise(requestAnimationFrame);
  for (let step = 0; step < ${SCREENS * 8}; step += 1) {
    scrollBy(0, innerHeight / ${steps});
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return frames;
})()`;

const postgres = await startPostgres();
const dashboard = await startDashboard({
  people: 40,
  database: async () => openPostgres(await postgres.createDatabase()),
});
const id = await dashboard.add({ description: 'everybody' }, { count: people, verdictOf: verdictOfPhoto });
await dashboard.server.application.datasets.settle(id);
console.log(`${people} people are written down`);

const rows: string[] = [];
let least = Infinity;
for (const view of ['faces', 'sets']) {
  for (const [hand, steps] of Object.entries(HANDS)) {
    const { page, context } = await dashboard.open(`/datasets/${id}?view=${view}`, { role: 'viewer' });
    await page.locator('li a img').first().waitFor();
    await page.waitForTimeout(2_000);
    const frames = await page.evaluate<number[]>(scroll(steps));
    await context.close();
    const sorted = frames.toSorted((a, b) => a - b);
    const fps = (1000 * frames.length) / frames.reduce((sum, frame) => sum + frame, 0);
    least = Math.min(least, fps);
    const slow = frames.filter((frame) => frame > 1000 / BOUND_FPS).length / frames.length;
    const part = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(1);
    rows.push(
      `| ${view} | ${hand} | ${fps.toFixed(1)} | ${part(0.5)} | ${part(0.95)} | ${part(0.99)} | ${(100 * slow).toFixed(1)} % |`,
    );
    console.log(rows.at(-1));
  }
}
await dashboard.close();
await postgres.stop();

writeFileSync(
  new URL('./wall.md', import.meta.url),
  `# How the picture wall scrolls

\`npm run bench:wall\`: ${people.toLocaleString('en')} people in one dataset on PostgreSQL, their thumbnails made by the server while somebody scrolls,
a headless Chromium without a graphics card at 1280 × 800, ${SCREENS * 8} frames each; server, database and browser share ${cpus().length} cores
(${cpus()[0]?.model.trim() ?? 'unknown'}), load ${loadavg()[0]?.toFixed(1)} at the end. From 3 screens a second on the wall fetches no pictures, until the
hand slows down. Bound: ${BOUND_FPS} frames a second.

| view | scrolled by | frames a second | median, ms | 95 % within | 99 % within | longer than 20 ms |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`,
);
if (least < BOUND_FPS) process.exitCode = 1;
