/**
 * The stand-in as a process of its own, for tests that kill the client:
 *
 *   node test/support/openai-server/main.ts '{"latencyMs": 1000}' --log calls.jsonl
 *
 * Prints `{"url": "…", "apiKey": "…"}` when it listens, appends two lines for each call to the log (when it
 * arrives and when it ends), and on SIGTERM ends after the calls in flight.
 */
import { parseArgs } from 'node:util';
import { appendCall } from './call-log.ts';
import { faultsByChance, type FaultName } from './faults.ts';
import { startOpenAiServer } from './server.ts';
import type { OpenAiServerOptions, Reaction, ServerCall } from './types.ts';

/** What can be said in JSON: the options of the server without its functions. */
type Settings = Omit<
  OpenAiServerOptions,
  'respond' | 'pictureFor' | 'latencyMs' | 'onReceived' | 'onEnded'
> & {
  latencyMs?: number;
  /** Chance of each fault, as parts of 1. */
  faultRates?: Partial<Record<FaultName, number>>;
  faultSeed?: number;
  /** Reactions by the number of the call, from 1; go before `faultRates`. */
  reactions?: Record<string, Reaction>;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { log: { type: 'string' } },
});
const { faultRates, faultSeed, reactions, ...settings } = JSON.parse(positionals[0] ?? '{}') as Settings;
const byChance = faultsByChance(faultRates ?? {}, faultSeed);
const log = (event: 'received' | 'ended') => (call: ServerCall) => {
  if (values.log !== undefined) appendCall(values.log, event, call);
};

const server = await startOpenAiServer({
  ...settings,
  respond: (call) => reactions?.[call.number] ?? byChance(),
  onReceived: log('received'),
  onEnded: log('ended'),
});
process.stdout.write(`${JSON.stringify({ url: server.url, apiKey: server.apiKey })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void server.idle().then(() => server.close());
  });
}
