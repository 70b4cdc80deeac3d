import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Running, startAvatars, startScript } from './avatars.ts';
import { sessionCookie, TEST_PASSWORD } from './test-server.ts';

/** `avatars serve` in a process of its own. */
export interface RunningServer extends Running {
  url: string;
  /** What it printed for the first administrator. */
  setUpUrl: string | null;
}

const ANY_PORT = ['--port', '0'];
const START = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

/** Starts the server on a free port, and waits until it listens. */
export function startServer(
  env: Record<string, string>,
  args: readonly string[] = ANY_PORT,
): Promise<RunningServer> {
  return listening(startAvatars(['serve', '--json', ...args], env));
}

/** The same as `npm start`, which builds the dashboard where it is not built yet. */
export function startAsNewcomer(
  env: Record<string, string>,
  args: readonly string[] = ANY_PORT,
): Promise<RunningServer> {
  return listening(startScript(START, ['--json', ...args], env));
}

async function listening(running: Running): Promise<RunningServer> {
  let stdout = '';
  running.child.stdout?.on('data', (text: string) => (stdout += text));
  for (let tries = 0; !stdout.includes('\n'); tries += 1) {
    if (running.child.exitCode !== null || tries > 1_200) throw new Error(running.stderr());
    await sleep(50);
  }
  const said = JSON.parse(stdout.split('\n')[0] ?? '') as { url: string; set_up_url: string | null };
  return { ...running, url: said.url, setUpUrl: said.set_up_url };
}

/** Makes the first administrator as the dashboard does. @returns the cookie of the session */
export async function setUp({ url, setUpUrl }: RunningServer): Promise<string> {
  const token = new URL(setUpUrl ?? '').searchParams.get('token');
  const answer = await fetch(`${url}/api/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, email: 'ana@example.org', name: 'Ana', password: TEST_PASSWORD }),
  });
  return sessionCookie(answer);
}
