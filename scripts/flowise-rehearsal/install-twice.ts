import { installFlows, type InstalledFlows } from '../../src/providers/flowise/install.ts';
import { messageOf, isAvatarError } from '../../src/domain/errors.ts';
import type { ChatModelServer } from '../../test/support/chat-model-server.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import type { Report } from './report.ts';

export const ACCOUNT = { email: 'rehearsal@example.com', password: 'Rehearsal-2026!' };

/** Installs on an empty server, again on the same, and with a wrong password. */
export async function rehearseInstall(
  report: Report,
  url: string,
  model: ChatModelServer,
): Promise<InstalledFlows> {
  report.title('Installing the flows');
  const options = {
    url,
    ...ACCOUNT,
    modelCredential: {
      provider: 'openai' as const,
      apiKey: model.apiKey,
      baseUrl: model.baseUrl,
      modelName: 'stand-in-model',
    },
    logger: silentLogger,
  };
  const weak = await refusalOf(installFlows({ ...options, password: 'short' }));
  report.expect(/first account/.test(weak), `a weak password for the first account: ${weak}`);
  const first = await installFlows(options);
  report.line(`persona flow ${first.personaFlowId}, picture-prompt flow ${first.promptFlowId}`);
  const second = await installFlows(options);
  report.expect(
    JSON.stringify(first) === JSON.stringify(second),
    'a second installation updates the same flows and keeps the key',
  );
  const wrong = await refusalOf(installFlows({ ...options, password: 'Wrong-password-1' }));
  report.expect(/refuses the sign-in/.test(wrong), `a wrong password: ${wrong}`);
  const unknown = await refusalOf(installFlows({ ...options, email: 'nobody@example.com' }));
  report.expect(/has no account/.test(unknown), `an unknown account: ${unknown}`);
  return second;
}

async function refusalOf(installing: Promise<unknown>): Promise<string> {
  try {
    await installing;
    return 'accepted';
  } catch (error) {
    return `${messageOf(error)}${isAvatarError(error) && error.hint ? ` → ${error.hint}` : ''}`;
  }
}
