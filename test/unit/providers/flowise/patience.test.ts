import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { Agent, request } from 'undici';
import { afterEach, expect, it, vi } from 'vitest';
import { createFlowisePersonaWriter } from '../../../../src/providers/flowise/persona-writer.ts';
import { newCall, requestFor } from '../../../contract/persona-writer-suite.ts';
import { createSilentLogger } from '../../../../src/telemetry/logger.ts';

afterEach(() => vi.useRealTimers());

/** A real server that answers when it is told to, while the clock of this process is driven by the test. */
async function startPatientServer() {
  const waiting: ServerResponse[] = [];
  const server = createServer((incoming, response) => {
    incoming.resume();
    waiting.push(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    async asked() {
      while (waiting.length === 0) await realPause();
    },
    answer: () => waiting[0]?.writeHead(200, { 'content-type': 'application/json' }).end('{"text":"late"}'),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Lets sockets move without a timer. */
function realPause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const FAKED = { toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] } as const;

async function advance(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await realPause();
  }
}

function ask(url: string) {
  const writer = createFlowisePersonaWriter({ url, flowId: 'flow', logger: createSilentLogger() });
  const outcome = writer.ask(requestFor(1), newCall()).then(
    ({ text }) => text,
    (error: { code: string }) => error.code,
  );
  let settled: string | undefined;
  void outcome.then((result) => (settled = result));
  return { outcome, settled: () => settled };
}

it('waits 599 s for the first byte, and takes the answer that comes then', async () => {
  vi.useFakeTimers({ toFake: [...FAKED.toFake] });
  const server = await startPatientServer();
  const ordinary = await startPatientServer();
  // The same clock makes an ordinary client give up after 300 s, so it does drive the client's timers.
  const other = request(ordinary.url, { method: 'POST', body: 'x', dispatcher: new Agent() }).catch(
    ({ code }: { code?: unknown }) => code,
  );
  const asking = ask(server.url);
  await server.asked();
  await ordinary.asked();
  await advance(310);
  await expect(other).resolves.toBe('UND_ERR_HEADERS_TIMEOUT');
  await advance(289);
  expect(asking.settled()).toBeUndefined();
  server.answer();
  await expect(asking.outcome).resolves.toBe('late');
  server.close();
  ordinary.close();
});

it('gives up after 600 s', async () => {
  vi.useFakeTimers({ toFake: [...FAKED.toFake] });
  const server = await startPatientServer();
  const asking = ask(server.url);
  await server.asked();
  await advance(599);
  expect(asking.settled()).toBeUndefined();
  await advance(2);
  await expect(asking.outcome).resolves.toBe('outcome_unknown');
  server.close();
});
