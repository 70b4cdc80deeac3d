import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowiseServer, startFlowiseServer } from '../support/flowise-server/index.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server/index.ts';
import { createTestDatabase } from '../support/shared-postgres.ts';
import { avatars, scratchFolder, startAvatars } from '../support/avatars.ts';

const PEOPLE = 3;
const IMAGES = 4;

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
  { name: 'when the request for people arrives', path: /prediction/, request: 1, after: 0 },
  { name: 'while people are being written', path: /prediction/, request: 1, after: 75 },
  { name: 'just after people were written', path: /prediction/, request: 1, after: 155 },
  { name: 'when the first prompt is asked for', path: /prediction/, request: 2, after: 0 },
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

  beforeAll(async () => {
    flowise = await startFlowiseServer({ latencyMs: 150, onRequest: (path) => onRequest(path) });
    openai = await startOpenAiServer({ latencyMs: 150, onRequest: (path) => onRequest(path) });
  });
  afterAll(async () => {
    await flowise.close();
    await openai.close();
  });

  it.each(moments)('$name', async ({ path, request, after }) => {
    const data = scratchFolder();
    const env: Record<string, string> = {
      AVATARS_DATA_DIR: data,
      OPENAI_API_KEY: openai.apiKey,
      OPENAI_BASE_URL: openai.url,
      FLOWISE_URL: flowise.url,
      FLOWISE_API_KEY: flowise.apiKey,
      FLOWISE_PERSONA_FLOW_ID: flowise.personaFlowId,
      FLOWISE_PROMPT_FLOW_ID: flowise.promptFlowId,
      IMAGE_CONCURRENCY: '2',
      ...(database === 'PostgreSQL' ? { DATABASE_URL: await createTestDatabase() } : {}),
    };
    openai.calls.length = 0;
    flowise.calls.length = 0;

    const first = startAvatars(['generate', 'night nurses in Porto', '--count', String(PEOPLE), '--images', String(IMAGES)], env);
    let seen = 0;
    onRequest = (arrived) => {
      if (!path.test(arrived)) return;
      seen += 1;
      if (seen === request) setTimeout(() => first.child.kill('SIGKILL'), after);
    };
    const killed = await first.ended;
    onRequest = () => {};
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    const inFlight = [...openai.calls, ...flowise.calls].filter((call) => call.outcome === 'client-gone').length;

    const resumed = await avatars(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    const result = resumed.json() as { dataset: { id: string }; pictures: number };
    expect(result).toMatchObject({
      dataset: { status: 'completed', requested: PEOPLE, completed: PEOPLE, failed: 0 },
      pictures: PEOPLE * IMAGES,
    });

    // What is needed, plus at most what was in flight at the kill.
    const calls = (pattern: RegExp) => openai.calls.filter((call) => pattern.test(call.path) && call.charged).length;
    const needed = PEOPLE + PEOPLE;
    expect(calls(/generations/) + calls(/edits/)).toBeLessThanOrEqual(needed + inFlight);
    expect(flowise.calls.filter((call) => call.charged).length).toBeLessThanOrEqual(1 + PEOPLE + inFlight);

    // Every prompt was paid for once, unless its call was the one in flight.
    const repeated = openai.calls.length - new Set(openai.calls.map((call) => `${call.path} ${call.prompt}`)).size;
    expect(repeated).toBeLessThanOrEqual(inFlight);

    const shown = await avatars(['show', result.dataset.id, '--json'], env);
    expect(shown.json()).toMatchObject({ dataset: { completed: PEOPLE, gaps: [] } });
    expect(readdirSync(data)).toContain('objects');
  });
});
