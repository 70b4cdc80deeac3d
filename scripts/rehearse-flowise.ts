/**
 * Tries the Flowise part against a real Flowise 3.1.4, with a stand-in for the language model behind it:
 *
 *     node scripts/rehearse-flowise.ts [--folder DIR] [--people 20] [--slow]
 *
 * Installs Flowise from npm into DIR unless it is there (about 3 GB and five minutes) and starts it on a scratch
 * PostgreSQL. Then goes the way of a user, with nothing but the command line: `avatars flowise install` twice,
 * `avatars generate` with text through both flows and drawn pictures, and `avatars doctor` for the right
 * configuration and for each of the usual mistakes; with --slow also for a model that is down, which Flowise
 * retries for two minutes. Prints what each command prints. Nothing leaves this machine after the
 * installation. Ends with 1 when something is not as it should be.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChatModelServer } from '../test/support/chat-model-server.ts';
import { createCommandLine } from './flowise-rehearsal/command-line.ts';
import { makePeople } from './flowise-rehearsal/make-people.ts';
import { provokeMistakes } from './flowise-rehearsal/mistakes.ts';
import { startScratchPostgres } from './flowise-rehearsal/postgres.ts';
import { FLOWISE_VERSION, installFlowise, startFlowise } from './flowise-rehearsal/real-flowise.ts';
import { createReport } from './flowise-rehearsal/report.ts';
import { rehearseInstall } from './flowise-rehearsal/install-twice.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: join(tmpdir(), `flowise-${FLOWISE_VERSION}`) },
    people: { type: 'string', default: '20' },
    slow: { type: 'boolean', default: false },
  },
});

const report = createReport();
/** What to end, last started first. */
const running: (() => Promise<void>)[] = [];
async function endAll(): Promise<void> {
  for (const end of running.splice(0).toReversed()) await end().catch(() => undefined);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void endAll().then(() => process.exit(130)));
}

try {
  report.title(`Flowise ${FLOWISE_VERSION} in ${values.folder}`);
  await installFlowise(values.folder);
  const database = await startScratchPostgres();
  running.push(() => database.stop());
  const flowise = await startFlowise(values.folder, database);
  running.push(() => flowise.stop());
  const model = await startChatModelServer();
  running.push(() => model.close());
  report.line(`running at ${flowise.url}, the model stand-in at ${model.baseUrl}`);

  const commandLine = createCommandLine(report);
  const installed = await rehearseInstall(report, commandLine, flowise.url, model);
  await makePeople(report, commandLine, installed, model, Number(values.people));
  await provokeMistakes(report, commandLine, installed, model, values.slow);
} finally {
  await endAll();
}
report.end();
process.exitCode = report.failures() === 0 ? 0 : 1;
