import { z } from 'zod';
import { signIn } from '../../src/providers/flowise/admin-session.ts';
import type { ChatModelServer } from '../../test/support/chat-model-server.ts';
import type { CommandLine } from './command-line.ts';
import { ACCOUNT, type FlowiseVariables } from './install-twice.ts';
import type { Report } from './report.ts';

interface Trial {
  title: string;
  /** What differs from the right configuration. */
  env?: Record<string, string>;
  /** Whether it is seen only by a call of the model. */
  deep?: boolean;
  exit: number;
  says: RegExp;
}

/** Provokes each usual mistake and compares what `avatars doctor` says with what it is. */
export async function provokeMistakes(
  report: Report,
  commandLine: CommandLine,
  installed: FlowiseVariables,
  model: ChatModelServer,
  slow: boolean,
): Promise<void> {
  const { FLOWISE_URL: url, FLOWISE_PERSONA_FLOW_ID: personaFlowId } = installed;

  async function check({ title, env = {}, deep = false, exit, says }: Trial): Promise<void> {
    report.title(title);
    const before = model.calls();
    const ended = await commandLine.run(['doctor', ...(deep ? ['--deep'] : [])], { ...installed, ...env });
    report.expect(says.test(ended.stdout + ended.stderr), `says what it is (${says.source})`);
    report.expect(ended.code === exit, `exit code ${ended.code}`);
    const calls = model.calls() - before;
    report.expect(deep || calls === 0, `cost ${calls} model calls`);
  }

  await check({ title: 'Everything right', exit: 0, says: /^✓ .*accepts the key/m });
  const bothAnswer = /one person came back[\s\S]*a picture prompt/;
  await check({ title: 'Everything right, with a model call', deep: true, exit: 0, says: bothAnswer });

  const refusesKey = /^✗ .*does not accept the key/m;
  await check({ title: 'Wrong key', env: { FLOWISE_API_KEY: 'not-a-key' }, exit: 1, says: refusesKey });
  await check({
    title: 'No key',
    env: { FLOWISE_API_KEY: '' },
    exit: 1,
    says: /^✗ .*does not accept the key.*\n +FLOWISE_API_KEY is not set/m,
  });
  const wrongUrls: readonly (readonly [string, string, number, RegExp])[] = [
    ['/api/v1 in it', `${url}/api/v1`, 2, /FLOWISE_URL .*without \/api\/v1/],
    ['another path', `${url}/some/page`, 1, /^✗ .*is not the address of Flowise/m],
    ['nobody there', 'http://127.0.0.1:9', 1, /^✗ .*cannot be reached/m],
  ];
  for (const [what, address, exit, says] of wrongUrls) {
    await check({ title: `Wrong URL: ${what}`, env: { FLOWISE_URL: address }, exit, says });
  }
  const unknown = '00000000-0000-4000-8000-000000000000';
  const noFlow = /^✗ .*does not exist/m;
  await check({ title: 'Unknown flow', env: { FLOWISE_PERSONA_FLOW_ID: unknown }, exit: 1, says: noFlow });
  const noId = /^✗ .*is not a flow id/m;
  await check({ title: 'No flow id', env: { FLOWISE_PROMPT_FLOW_ID: 'prompts' }, exit: 1, says: noId });

  const restore = await switchOverrideOff(url, personaFlowId);
  const overrideOff = /^✗ .*override setting is off/m;
  await check({ title: 'Override off', exit: 1, says: overrideOff });
  const blind = { FLOWISE_API_KEY: await keyWithoutRights(url, personaFlowId) };
  const title = 'Override off, seen by the answer of the model alone';
  await check({ title, env: blind, deep: true, exit: 1, says: overrideOff });
  await restore();

  const failures = [
    ['key', /^✗ .*model behind Flowise refuses its key/m],
    ['no-model', /^✗ .*model behind Flowise cannot be found/m],
    ['quota', /^✗ .*no money left/m],
    ['blank', /^✗ .*answered nothing/m],
    ['refusal', /^✗ .*not with what it was asked for/m],
    ['down', /^✗ .*flow failed in Flowise/m],
  ] as const;
  for (const [mode, says] of failures) {
    if (mode === 'down' && !slow) continue;
    model.set(mode);
    await check({ title: `The model behind it fails: ${mode}`, deep: true, exit: 1, says });
  }
  model.set('ok');
}

const Flow = z.object({ id: z.string(), apiConfig: z.string().nullish(), apikeyid: z.string().nullish() });

/** @returns what puts it back */
async function switchOverrideOff(url: string, flowId: string): Promise<() => Promise<void>> {
  const { session } = await signIn(url, ACCOUNT);
  const path = `/chatflows/${flowId}`;
  const before = await session.ask('read the flow', Flow, 'GET', path);
  await session.ask('change the flow', Flow, 'PUT', path, {
    apiConfig: '{"overrideConfig":{"status":false}}',
  });
  return async () => {
    await session.ask('change the flow', Flow, 'PUT', path, {
      apiConfig: before.apiConfig,
      apikeyid: before.apikeyid,
    });
    await session.end();
  };
}

const Keys = z.array(z.object({ id: z.string(), keyName: z.string(), apiKey: z.string() }));

/** A key that may run the flow and read nothing. */
async function keyWithoutRights(url: string, flowId: string): Promise<string> {
  const { session } = await signIn(url, ACCOUNT);
  const keys = await session.ask('make a key', Keys, 'POST', '/apikey', {
    keyName: 'without rights',
    permissions: ['tools:view'],
  });
  const key = keys.find(({ keyName }) => keyName === 'without rights');
  if (key === undefined) throw new Error('no key was made');
  await session.ask('change the flow', Flow, 'PUT', `/chatflows/${flowId}`, { apikeyid: key.id });
  await session.end();
  return key.apiKey;
}
