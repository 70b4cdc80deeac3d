// How much time the pipeline adds to the vendors' own: servers that take 1 s for every answer, 1024×1024 grids.
// Run it: npm run bench:pipeline. It writes bench/pipeline.md.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createApplication } from '../src/runtime/create-application.ts';
import { readConfig } from '../src/runtime/config.ts';
import { createSilentLogger } from '../src/telemetry/logger.ts';
import { scratchFolder } from '../test/support/avatars.ts';
import { startFlowiseServer } from '../test/support/flowise-server/server.ts';
import { startOpenAiServer } from '../test/support/openai-server/index.ts';
import { datasetRequest } from '../test/support/requests.ts';

const VENDOR_MS = 1_000;
const CONCURRENCY = 4;

interface Measured {
  /** Seconds from a person's first prompt or base call to the stored pictures, the slowest person. */
  person: number;
  /** Seconds of the whole dataset, from the first request for people. */
  dataset: number;
  mostInFlight: number;
}

async function measure(people: number, images: number): Promise<Measured> {
  const flowise = await startFlowiseServer({ latencyMs: VENDOR_MS });
  const openai = await startOpenAiServer({ latencyMs: VENDOR_MS });
  const config = readConfig({
    AVATARS_DATA_DIR: join(scratchFolder(), 'data'),
    OPENAI_API_KEY: openai.apiKey,
    OPENAI_BASE_URL: openai.url,
    FLOWISE_URL: flowise.url,
    FLOWISE_API_KEY: flowise.apiKey,
    FLOWISE_PERSONA_FLOW_ID: flowise.personaFlowId,
    FLOWISE_PROMPT_FLOW_ID: flowise.promptFlowId,
    IMAGE_CONCURRENCY: String(CONCURRENCY),
  });
  const application = await createApplication({ config, logger: createSilentLogger() });
  try {
    const dataset = await application.create(
      datasetRequest({ count: people, images, personaProvider: 'flowise', pictureProvider: 'openai' }),
    );
    const ended = await application.run(dataset, { stopping: new AbortController().signal });
    if (ended.status !== 'completed') throw new Error(`the dataset ended as ${ended.status}`);
    const done = await application.personas.page(dataset.id, 'completed', -1, people);
    const calls = await application.calls.forPersonas(done.map((persona) => persona.id));
    const seconds = done.map((persona) => {
      const sent = calls.filter((call) => call.personaId === persona.id).map((call) => Number(call.sentAt));
      return (Number(persona.completedAt) - Math.min(...sent)) / 1000;
    });
    const first = Math.min(...flowise.calls.map((call) => call.receivedAt));
    return {
      person: Math.max(...seconds),
      dataset: (Math.max(...done.map((persona) => Number(persona.completedAt))) - first) / 1000,
      mostInFlight: openai.maximumInFlight,
    };
  } finally {
    await application.close();
    await flowise.close();
    await openai.close();
  }
}

// Once for the code to be loaded and compiled: a first grid takes half a second to cut, a later one a tenth of that.
await measure(12, 4);
const four = await measure(1, 4);
const eight = await measure(1, 8);
const twelve = await measure(12, 4);

// People, then prompt and base picture together, then the grids: the vendors' own time, with no work between.
const idealPerson = 2 * (VENDOR_MS / 1000);
const idealTwelve = (1 + (12 * 2) / CONCURRENCY) * (VENDOR_MS / 1000);
const row = (what: string, seconds: number, ideal: number, bound: string) =>
  `| ${what} | ${seconds.toFixed(2)} s | ${ideal.toFixed(2)} s | ${(seconds / ideal).toFixed(3)} | ${bound} |`;
const report = `# What the pipeline adds to the vendors' time

\`npm run bench:pipeline\`, with vendors that take 1 s for every answer and 1024×1024 grids, on ${cpus().length} cores
(${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, embedded database, local store.

| what | took | the vendors' part | ratio | bound |
|---|---|---|---|---|
${row('one person, 4 pictures: first prompt or base call to stored pictures', four.person, idealPerson, '2.4 s')}
${row('one person, 8 pictures', eight.person, idealPerson, '2.7 s')}
${row(`12 people, 4 pictures each, ${CONCURRENCY} picture calls at a time`, twelve.dataset, idealTwelve, '1.15')}

Most picture calls in flight with 12 people: ${twelve.mostInFlight} of ${CONCURRENCY} allowed.
`;
writeFileSync(new URL('./pipeline.md', import.meta.url), report);
console.log(report);
