/**
 * The stand-in as a process of its own, for tests that kill the program under test:
 *
 *     node test/support/flowise-server/main.ts --calls calls.jsonl --options '{"latencyMs":200}'
 *
 * Prints one JSON line with its address, key and flow ids, and appends two lines for every run of a flow to
 * the file: `{"event":"started",…}` before the model is asked and `{"event":"ended",…}` after.
 */
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MODES, type Mode } from './faults.ts';
import { startFlowiseServer, type FlowiseServerOptions } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    calls: { type: 'string' },
    /** Options as JSON; `mode` may be a list: one mode for each call, the last for all further ones. */
    options: { type: 'string', default: '{}' },
  },
});

const { mode = 'ok', ...rest } = JSON.parse(values.options) as Omit<FlowiseServerOptions, 'mode'> & {
  mode?: Mode | Mode[];
};
const modes = Array.isArray(mode) ? mode : [mode];
for (const name of modes) if (!MODES.includes(name)) throw new Error(`unknown mode ${name}`);

const server = await startFlowiseServer({
  ...rest,
  port: Number(values.port),
  mode: (index) => modes[Math.min(index, modes.length - 1)] ?? 'ok',
  onCall(event, call) {
    if (values.calls !== undefined) appendFileSync(values.calls, `${JSON.stringify({ event, ...call })}\n`);
  },
});
const { url, apiKey, personaFlowId, promptFlowId } = server;
process.stdout.write(`${JSON.stringify({ url, apiKey, personaFlowId, promptFlowId })}\n`);
process.once('SIGTERM', () => void server.close());
