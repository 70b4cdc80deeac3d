import { parseEnv } from 'node:util';
import type { ChatModelServer } from '../../test/support/chat-model-server.ts';
import type { CommandLine } from './command-line.ts';
import type { Report } from './report.ts';

export const ACCOUNT = { email: 'rehearsal@example.com', password: 'Rehearsal-2026!' };

/** What `avatars flowise install` prints for `.env`. */
export interface FlowiseVariables extends Record<string, string> {
  FLOWISE_URL: string;
  FLOWISE_API_KEY: string;
  FLOWISE_PERSONA_FLOW_ID: string;
  FLOWISE_PROMPT_FLOW_ID: string;
}

/** Installs on an empty server, again on the same, and with a wrong password. */
export async function rehearseInstall(
  report: Report,
  commandLine: CommandLine,
  url: string,
  model: ChatModelServer,
): Promise<FlowiseVariables> {
  const env = {
    FLOWISE_EMAIL: ACCOUNT.email,
    FLOWISE_PASSWORD: ACCOUNT.password,
    OPENAI_API_KEY: model.apiKey,
  };
  const args = [
    'flowise',
    'install',
    '--url',
    url,
    '--model',
    'stand-in-model',
    '--model-url',
    model.baseUrl,
  ];
  const install = (changed: Record<string, string> = {}) => commandLine.run(args, { ...env, ...changed });

  report.title('A weak password for the first account');
  const weak = await install({ FLOWISE_PASSWORD: 'short' });
  report.expect(weak.code !== 0 && /first account/.test(weak.stderr), 'is refused with the reason');

  report.title('Installing the flows');
  const first = await install();
  report.expect(first.code === 0, 'both flows are on the server');
  report.title('Installing them again');
  const second = await install();
  report.expect(second.code === 0 && second.stdout === first.stdout, 'gives the same ids and the same key');
  const all = [first, second].map(({ stdout, stderr }) => stdout + stderr).join('');
  report.expect(
    !all.includes(ACCOUNT.password) && !all.includes(model.apiKey),
    "neither the password nor the model's key is printed",
  );

  report.title('A wrong password');
  const wrong = await install({ FLOWISE_PASSWORD: 'Wrong-password-1' });
  report.expect(wrong.code !== 0 && /refuses the sign-in/.test(wrong.stderr), 'is named for what it is');
  report.title('An unknown account');
  const unknown = await install({ FLOWISE_EMAIL: 'nobody@example.com' });
  report.expect(unknown.code !== 0 && /has no account/.test(unknown.stderr), 'is named for what it is');

  return readVariables(second.stdout);
}

function readVariables(stdout: string): FlowiseVariables {
  const printed = parseEnv(stdout);
  const value = (name: string): string => {
    const found = printed[name];
    if (!found) throw new Error(`avatars flowise install did not print ${name}`);
    return found;
  };
  return {
    FLOWISE_URL: value('FLOWISE_URL'),
    FLOWISE_API_KEY: value('FLOWISE_API_KEY'),
    FLOWISE_PERSONA_FLOW_ID: value('FLOWISE_PERSONA_FLOW_ID'),
    FLOWISE_PROMPT_FLOW_ID: value('FLOWISE_PROMPT_FLOW_ID'),
  };
}
