import { type Running, startAvatars } from './avatars.ts';
import { sessionCookie, TEST_PASSWORD } from './test-server.ts';

/** `avatars serve` in a process of its own. */
export interface RunningServer extends Running {
  url: string;
  /** What it printed for the first administrator. */
  setUpUrl: string | null;
}

/** Starts the server on a free port, and waits until it listens. @throws Error with what it said where it ended */
export async function startServer(
  env: Record<string, string>,
  args: readonly string[] = ['--port', '0'],
): Promise<RunningServer> {
  const running = startAvatars(['serve', '--json', ...args], env);
  const line = await Promise.race([firstLine(running), running.ended.then(() => undefined)]);
  if (line === undefined) throw new Error(running.stderr());
  const said = JSON.parse(line) as { url: string; set_up_url: string | null };
  return { ...running, url: said.url, setUpUrl: said.set_up_url };
}

function firstLine({ child }: Running): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.on('data', (text: string) => {
      said += text;
      if (said.includes('\n')) resolve(said.split('\n')[0] ?? '');
    });
  });
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
