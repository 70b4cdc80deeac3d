import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FlowiseServer, startFlowiseServer } from '../support/flowise-server/server.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server/index.ts';
import { environmentOf } from '../support/databases.ts';
import { avatars, startAvatars } from '../support/avatars.ts';

const PEOPLE = 3;
const IMAGES = 4;
/** Milliseconds that both vendors take for an answer. */
const LATENCY = 150;
const IMAGE_CONCURRENCY = 2;

/** When the process is killed: at a request of a vendor (before it is answered), or some time after one. */
interface Moment {
  name: string;
  path: RegExp;
  /** The how-manieth request to that path, from 1. */
  request: number;
  /** Milliseconds after the request has arrived; the vendor answers after 150. */
  after: number;
}

const moments: Moment[] = [
  { name: 'when the request for people arrives', path: /personas/, request: 1, after: 0 },
  { name: 'while people are being written', path: /personas/, request: 1, after: 75 },
  { name: 'just after people were written', path: /personas/, request: 1, after: 155 },
  { name: 'when the first prompt is asked for', path: /picture-prompt/, request: 1, after: 0 },
  { name: 'when the first base picture is asked for', path: /generations/, request: 1, after: 0 },
  { name: 'just after the first base picture', path: /generations/, request: 1, after: 160 },
  { name: 'when the first grid is asked for', path: /edits/, request: 1, after: 0 },
  { name: 'just after the first grid', path: /edits/, request: 1, after: 160 },
  { name: 'while pictures are cut and stored', path: /edits/, request: 1, after: 260 },
  { name: 'when the last grid is asked for', path: /edits/, request: PEOPLE, after: 0 },
];

describe.each(['PGlite', 'PostgreSQL'] as const)('kill -9, then resume, on %s', (database) => {
  let flowise: FlowiseServer;
  let openai: OpenAiServer;
  let onRequest: (path: string) => void = () => {};

  beforeEach(async () => {
    flowise = await startFlowiseServer({
      latencyMs: LATENCY,
      onCall: (event, call) => event === 'started' && onRequest(`prediction ${call.flow}`),
    });
    openai = await startOpenAiServer({ latencyMs: LATENCY, onReceived: (call) => onRequest(call.path) });
  });
  afterEach(async () => {
    await flowise.close();
    await openai.close();
  });

  it.each(moments)('$name', async ({ path, request, after }) => {
    const env: Record<string, string> = {
      ...(await environmentOf(database)),
      OPENAI_API_KEY: openai.apiKey,
      OPENAI_BASE_URL: openai.url,
      FLOWISE_URL: flowise.url,
      FLOWISE_API_KEY: flowise.apiKey,
      FLOWISE_PERSONA_FLOW_ID: flowise.personaFlowId,
      FLOWISE_PROMPT_FLOW_ID: flowise.promptFlowId,
      IMAGE_CONCURRENCY: String(IMAGE_CONCURRENCY),
    };

    const first = startAvatars(
      ['generate', 'night nurses in Porto', '--count', String(PEOPLE), '--images', String(IMAGES)],
      env,
    );
    let seen = 0;
    onRequest = (arrived) => {
      if (!path.test(arrived)) return;
      seen += 1;
      if (seen === request) {
        setTimeout(() => first.child.kill('SIGKILL'), after);
      }
    };
    const killed = await first.ended;
    onRequest = () => {};
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    const resumed = await avatars(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    const result = resumed.json() as { dataset: { id: string }; pictures: number };
    expect(result).toMatchObject({
      dataset: { status: 'completed', requested: PEOPLE, completed: PEOPLE, failed: 0 },
      pictures: PEOPLE * IMAGES,
    });

    // What is needed, and besides at most what was in flight at the kill: the ledger knows it as of unknown outcome.
    const shown = (await avatars(['show', result.dataset.id, '--json'], env)).json() as {
      dataset: object;
      cost: { unknown: number };
    };
    expect(shown).toMatchObject({ dataset: { completed: PEOPLE, gaps: [] } });
    const { unknown } = shown.cost;
    const paid = openai.calls.filter((call) => call.charged);
    const needed = { pictures: PEOPLE + PEOPLE, texts: 1 + PEOPLE };
    expect(paid.length).toBeGreaterThanOrEqual(needed.pictures);
    expect(paid.length).toBeLessThanOrEqual(needed.pictures + Math.min(unknown, IMAGE_CONCURRENCY));
    expect(paid.length + flowise.calls.length).toBeLessThanOrEqual(needed.pictures + needed.texts + unknown);

    // The same picture was asked for twice only where the first call was in flight.
    const asked = paid.map((call) => `${call.path} ${call.prompt ?? ''}`);
    expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(Math.min(unknown, IMAGE_CONCURRENCY));
    expect(readdirSync(env['AVATARS_DATA_DIR'] ?? '')).toContain('objects');
  });
});
