import { createInterface } from 'node:readline/promises';
import { AvatarError } from '../../domain/errors.ts';
import { DEFAULT_TEXT_MODEL } from '../../domain/model-table.ts';
import { terminalLine } from '../../telemetry/terminal-text.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommonOptions } from '../program.ts';
import { inSession, print, printJson, say } from '../session.ts';

interface InstallOptions extends CommonOptions {
  url?: string;
  email?: string;
  model?: string;
  modelUrl?: string;
}

export async function flowiseInstall(options: InstallOptions): Promise<void> {
  await inSession(options, async (session) => {
    const { config, environment, logger } = session;
    const url = (options.url ?? config.flowise?.url)?.replace(/\/+$/, '');
    if (url === undefined) {
      throw new AvatarError('usage', 'Which Flowise server?', { hint: 'Give --url, or set FLOWISE_URL.' });
    }
    const apiKey = config.openai?.apiKey;
    if (apiKey === undefined) {
      throw new AvatarError('usage', 'The flows need a chat model, and OPENAI_API_KEY is not set.', {
        hint: 'Set it to the key that the flows shall use; with --model-url it can be the key of any compatible server.',
      });
    }
    const email =
      options.email || environment['FLOWISE_EMAIL'] || (await ask('E-mail of the Flowise account: '));
    const password = environment['FLOWISE_PASSWORD'] || (await ask('Password: ', { hidden: true }));
    const { installFlows } = await import('../../providers/flowise/index.ts');
    const installed = await installFlows({
      url,
      email,
      password,
      modelCredential: {
        provider: 'openai',
        apiKey,
        baseUrl: options.modelUrl ?? config.openai?.baseUrl,
        modelName: options.model ?? config.openai?.textModel ?? DEFAULT_TEXT_MODEL,
      },
      logger,
    });
    if (session.json) printJson({ url, ...installed });
    else {
      // The server chose these words: they may neither steer the terminal nor look like further lines.
      for (const [name, value] of [
        ['FLOWISE_URL', url],
        ['FLOWISE_API_KEY', installed.apiKey],
        ['FLOWISE_PERSONA_FLOW_ID', installed.personaFlowId],
        ['FLOWISE_PROMPT_FLOW_ID', installed.promptFlowId],
      ] as const) {
        print(terminalLine(`${name}=${value}`));
      }
      say(
        'Both flows are on the server. Put these four lines into .env, then try them: avatars doctor --deep',
      );
    }
    return EXIT.done;
  });
}

async function ask(question: string, { hidden = false } = {}): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new AvatarError('usage', 'The account on the Flowise server is not given.', {
      hint: 'Set FLOWISE_EMAIL and FLOWISE_PASSWORD, or run this on a terminal.',
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  if (hidden) {
    // What is typed must not be shown; readline has no option for that but to write nothing.
    process.stderr.write(question);
    Object.assign(terminal, { _writeToOutput: () => {} });
  }
  try {
    return await terminal.question(hidden ? '' : question);
  } finally {
    terminal.close();
    if (hidden) process.stderr.write('\n');
  }
}
