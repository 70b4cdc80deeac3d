import type { Finding } from '../../src/domain/finding.ts';
import { checkFlowise, type CheckFlowiseOptions } from '../../src/providers/flowise/check.ts';
import { signIn } from '../../src/providers/flowise/admin-session.ts';
import type { InstalledFlows } from '../../src/providers/flowise/install.ts';
import { z } from 'zod';
import type { ChatModelServer } from '../../test/support/chat-model-server.ts';
import { ACCOUNT } from './install-twice.ts';
import type { Report } from './report.ts';

/** Provokes each usual mistake and compares what the check says with what it is. */
export async function provokeMistakes(
  report: Report,
  url: string,
  installed: InstalledFlows,
  model: ChatModelServer,
  slow: boolean,
): Promise<void> {
  const right: CheckFlowiseOptions = { url, ...installed };

  async function check(title: string, options: CheckFlowiseOptions, expected: RegExp): Promise<void> {
    report.title(title);
    const before = model.calls();
    const findings = await checkFlowise(options);
    report.findings(findings);
    const said = findings.map(sentence).join('\n');
    report.expect(expected.test(said), `says what it is (${expected.source})`);
    const calls = model.calls() - before;
    report.expect(options.deep === true || calls === 0, `cost ${calls} model calls`);
  }

  await check('Check, everything right', right, /^ok .*accepts the key/m);
  await check(
    'Deep check, everything right',
    { ...right, deep: true },
    /one person came back[\s\S]*a picture prompt/,
  );

  await check('Wrong key', { ...right, apiKey: 'not-a-key' }, /^error .*does not accept the key/m);
  await check('No key', { ...right, apiKey: undefined }, /^error .*does not accept the key/m);
  await check(
    'Wrong URL: /api/v1 in it',
    { ...right, url: `${url}/api/v1` },
    /^error .*must end before \/api/m,
  );
  await check(
    'Wrong URL: another path',
    { ...right, url: `${url}/some/page` },
    /^error .*is not the address of Flowise/m,
  );
  await check(
    'Wrong URL: nobody there',
    { ...right, url: 'http://127.0.0.1:9' },
    /^error .*cannot be reached/m,
  );
  await check(
    'Unknown flow',
    { ...right, personaFlowId: '00000000-0000-4000-8000-000000000000' },
    /^error .*does not exist/m,
  );
  await check('A flow id that is none', { ...right, promptFlowId: 'prompts' }, /^error .*is not a flow id/m);

  const restore = await switchOverrideOff(url, installed.personaFlowId);
  await check('Override off', right, /^error .*override setting is off/m);
  await check(
    'Override off, seen by its answer alone',
    { ...right, deep: true, apiKey: await keyWithoutRights(url, installed.personaFlowId) },
    /^error .*override setting is off/m,
  );
  await restore();

  for (const [mode, expected] of [
    ['key', /^error .*model behind Flowise refuses its key/m],
    ['no-model', /^error .*model behind Flowise cannot be found/m],
    ['quota', /^error .*no money left/m],
    ['blank', /^error .*answered nothing/m],
    ['refusal', /^error .*not with what it was asked for/m],
  ] as const) {
    model.set(mode);
    await check(`Model behind it fails: ${mode}`, { ...right, deep: true }, expected);
  }
  if (slow) {
    model.set('down');
    await check('Model behind it fails: down', { ...right, deep: true }, /^error .*flow failed in Flowise/m);
  }
  model.set('ok');
}

function sentence({ level, what }: Finding): string {
  return `${level} ${what}`;
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
