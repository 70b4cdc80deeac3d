// Runs the whole suite, or the files named, and ends with one line that counts what ran.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';

// Everything that is left of the run is in one folder, and goes with it. PostgreSQL, which refuses to run as root, has
// to get through it as somebody else.
const folder = mkdtempSync(join(tmpdir(), 'avatars-run-'));
chmodSync(folder, 0o711);
process.env['TMPDIR'] = folder;
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

/** How many files are named at the end, as those that a run waits for. */
const SLOWEST = 10;

const files = process.argv.slice(2);
const vitest = await startVitest('test', files, { watch: false, run: true });
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const count = (state: string) => tests.filter((test) => test.result().state === state).length;
// Where a hook fails, no test of its suite runs, and none fails.
const suites = vitest.state.getTestModules().flatMap((module) => [module, ...module.children.allSuites()]);
const broken = suites.filter((suite) => suite.errors().length > 0).length;
const faults = vitest.state.getUnhandledErrors().length;
const slowest = vitest.state
  .getTestModules()
  .map((module) => ({ file: module.relativeModuleId, seconds: module.diagnostic().duration / 1000 }))
  .toSorted((one, other) => other.seconds - one.seconds)
  .slice(0, SLOWEST);
await vitest.close();

console.log('Slowest files:');
for (const { file, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(8)} s  ${file}`);
const skipped = count('skipped');
const failed = count('failed') + broken + faults;
process.exitCode = failed > 0 || count('passed') === 0 ? 1 : 0;
if (skipped > 0) console.log(`${skipped} skipped: the name of each says why`);
console.log(`${count('passed')} passed, ${failed} failed`);
