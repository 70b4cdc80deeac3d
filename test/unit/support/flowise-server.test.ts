import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingFixtures, readJsonFixtures } from '../../support/fixtures.ts';
import { FAULTS, type Fault } from '../../support/flowise-server/faults.ts';
import { personAt } from '../../support/flowise-server/people.ts';
import { startFlowiseServer, type FlowiseServer } from '../../support/flowise-server/server.ts';

const SEND = { method: 'POST', headers: { 'content-type': 'application/json' } };

interface Recorded {
  request: { method: string; path: string; headers: Record<string, string>; body?: unknown };
  response: {
    status: number;
    headers: Record<string, string>;
    body?: { message?: string };
    bodyText?: string;
  };
}
const missing = missingFixtures('flowise');
const recorded = missing === undefined ? readJsonFixtures<Recorded>('flowise') : new Map<string, Recorded>();

async function replay(target: FlowiseServer, { request }: Recorded): Promise<Response> {
  const flow = request.path.includes('image-prompt') ? target.promptFlowId : target.personaFlowId;
  const path = request.path.replace(/<id of [^>]*>/, flow);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      value.replace('<FLOWISE_API_KEY>', target.apiKey),
    ]),
  );
  const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
  return fetch(`${target.url}${path}`, { method: request.method, headers, ...body });
}

describe.skipIf(missing !== undefined)(`the stand-in beside a real Flowise ${missing ?? ''}`, () => {
  let server: FlowiseServer;
  beforeAll(async () => {
    server = await startFlowiseServer();
  });
  afterAll(() => server.close());

  it.each([
    'id-none',
    'id-not-uuid',
    'id-unknown',
    'key-lower-bearer',
    'key-missing',
    'key-no-bearer',
    'key-wrong',
    'method-get',
    'path-api-twice',
    'path-double-slash',
    'path-double-slash-no-key',
    'path-end-slash',
    'ok-personas-2',
    'ok-image-first',
    'override-array',
    'override-unknown-key',
    'override-wrong-node',
  ])('%s: answers the same request with the same status, type and message', async (name) => {
    const real = recorded.get(name) as Recorded;
    const answer = await replay(server, real);
    expect(answer.status).toBe(real.response.status);
    expect(answer.headers.get('content-type')).toBe(real.response.headers['content-type']);
    if (real.response.body?.message === undefined) return;
    expect(await answer.json()).toMatchObject({ message: real.response.body.message });
  });

  it.each(FAULTS.filter((fault) => recorded.has(fault)).map((fault): [Fault] => [fault]))(
    '%s: fails in the same words',
    async (fault) => {
      const failing = await startFlowiseServer({ mode: fault });
      const real = recorded.get(fault) as Recorded;
      const answer = await replay(failing, recorded.get('ok-personas-2') as Recorded);
      expect(answer.status).toBe(real.response.status);
      const said = (await answer.text()).replace('no-model', 'fake-model').replace('a-model', 'fake-model');
      expect(said).toBe(
        real.response.body === undefined ? real.response.bodyText : JSON.stringify(real.response.body),
      );
      await failing.close();
    },
  );

  it('does to $ patterns and missing keys what the real one does', async () => {
    const answers = await Promise.all(
      ['override-dollar', 'override-some-keys'].map(async (name) => {
        const answer = await replay(server, recorded.get(name) as Recorded);
        return ((await answer.json()) as { text: string }).text;
      }),
    );
    expect(answers[0]).toContain('pays $ and {{ $flow.state.persona_description }} and $1 and');
    expect(answers[1]).toContain('{{ $flow.state.persona_description }}');
  });
});

describe('the stand-in', () => {
  it('counts calls in flight, keeps them apart from requests, and refuses above its own limit', async () => {
    const server = await startFlowiseServer({ latencyMs: 60, callsPerMinute: 3 });
    const ask = () =>
      fetch(`${server.url}/api/v1/prediction/${server.personaFlowId}`, {
        ...SEND,
        headers: { ...SEND.headers, authorization: `Bearer ${server.apiKey}` },
        body: '{"question":"go"}',
      });
    const statuses = (await Promise.all([ask(), ask(), ask(), ask()])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 429]);
    expect(server.maximumInFlight()).toBe(3);
    expect(server.calls).toHaveLength(3);
    expect(server.requests).toHaveLength(4);
    await server.close();
  });

  it('invents people who are all different, adult, and within the limits', () => {
    const people = Array.from({ length: 600 }, (_, index) =>
      personAt(index, { language: 'English', description: '' }),
    );
    expect(new Set(people.map(({ firstname, lastname }) => `${firstname} ${lastname}`)).size).toBe(600);
    for (const { bios } of people) {
      expect(bios['age']).toBeGreaterThanOrEqual(18);
      expect(Array.from(String(bios['facebook_bio'])).length).toBeLessThanOrEqual(255);
      expect(Array.from(String(bios['tiktok_bio'])).length).toBeLessThanOrEqual(80);
    }
  });

  it('runs as a process of its own, and writes down each call before and after', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flowise-stand-in-'));
    const calls = join(folder, 'calls.jsonl');
    const main = new URL('../../support/flowise-server/main.ts', import.meta.url).pathname;
    const options = JSON.stringify({ mode: ['llm-500', 'ok'], latencyMs: 5 });
    const child = spawn(process.execPath, [main, '--calls', calls, '--options', options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { url, apiKey, personaFlowId } = JSON.parse(line) as Record<string, string>;
    for (const status of [500, 200, 200]) {
      const answer = await fetch(`${url}/api/v1/prediction/${personaFlowId}`, {
        ...SEND,
        headers: { ...SEND.headers, authorization: `Bearer ${apiKey}` },
        body: '{"question":"go"}',
      });
      expect(answer.status).toBe(status);
    }
    child.kill('SIGTERM');
    await once(child, 'exit');
    const events = (await readFile(calls, 'utf8'))
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { event: string; index: number; mode: string });
    expect(events.map(({ event, index, mode }) => `${event} ${index} ${mode}`)).toEqual([
      'started 0 llm-500',
      'ended 0 llm-500',
      'started 1 ok',
      'ended 1 ok',
      'started 2 ok',
      'ended 2 ok',
    ]);
    await rm(folder, { recursive: true });
  });
});
