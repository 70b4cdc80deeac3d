import { AvatarError } from '../domain/errors.ts';
import type { Config, FlowiseConfig, OpenAiConfig } from './config.ts';

/** Enough to ask OpenAI, or a server that speaks its language. */
export type UsableOpenAi = OpenAiConfig & Required<Pick<OpenAiConfig, 'apiKey'>>;

/** Enough to talk to a Flowise server: to install the flows on it, for example. */
export type UsableFlowiseServer = FlowiseConfig & Required<Pick<FlowiseConfig, 'apiKey'>>;

/** Enough to ask the two flows. */
export type UsableFlowise = Required<FlowiseConfig>;

/** @throws AvatarError `configuration`, naming the variables to set */
export function requireOpenAi(config: Config): UsableOpenAi {
  const openai = config.openai ?? {};
  if (openai.apiKey === undefined) {
    throw missing('OpenAI', ['OPENAI_API_KEY'], 'or choose the provider "offline".');
  }
  return { ...openai, apiKey: openai.apiKey };
}

/** @throws AvatarError `configuration`, naming the variables to set */
export function requireFlowiseServer(config: Config): UsableFlowiseServer {
  const { url, apiKey } = config.flowise ?? {};
  if (config.flowise === undefined || url === undefined || apiKey === undefined) {
    throw missing('Flowise', unset({ FLOWISE_URL: url, FLOWISE_API_KEY: apiKey }), ADVICE);
  }
  return { ...config.flowise, apiKey };
}

/** @throws AvatarError `configuration`, naming the variables to set */
export function requireFlowise(config: Config): UsableFlowise {
  const { url, apiKey, personaFlowId, promptFlowId } = config.flowise ?? {};
  if (
    url === undefined ||
    apiKey === undefined ||
    personaFlowId === undefined ||
    promptFlowId === undefined
  ) {
    const names = unset({
      FLOWISE_URL: url,
      FLOWISE_API_KEY: apiKey,
      FLOWISE_PERSONA_FLOW_ID: personaFlowId,
      FLOWISE_PROMPT_FLOW_ID: promptFlowId,
    });
    const flowsAreMissing = names.some((name) => name.endsWith('_FLOW_ID'));
    const howToGetThem = '"avatars flowise install" makes the flows and prints their ids;';
    throw missing('Flowise', names, flowsAreMissing ? `${howToGetThem} ${ADVICE}` : ADVICE);
  }
  return { url, apiKey, personaFlowId, promptFlowId };
}

const ADVICE = 'or choose the provider "offline".';

function unset(values: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(values).filter((name) => values[name] === undefined);
}

function missing(provider: string, names: readonly string[], advice: string): AvatarError<'configuration'> {
  const list = new Intl.ListFormat('en').format(names);
  return new AvatarError(
    'configuration',
    `${provider} was chosen, and ${list} ${names.length === 1 ? 'is' : 'are'} not set.`,
    {
      hint: `Set ${list} in the environment or in the file .env; ${advice}`,
    },
  );
}
