import {
  type FlowiseServer,
  type FlowiseServerOptions,
  startFlowiseServer,
} from './flowise-server/server.ts';
import { type OpenAiServer, type OpenAiServerOptions, startOpenAiServer } from './openai-server/index.ts';

export interface Vendors {
  flowise: FlowiseServer;
  openai: OpenAiServer;
  /** The variables that point the program at them. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Pictures that are made and cut in no time, where it does not matter what is on them. */
export const SMALL = {
  baseSize: { width: 512, height: 512 },
  gridSize: { width: 512, height: 512 },
} satisfies OpenAiServerOptions;

/** The stand-ins for both paid services, and the configuration that uses them. */
export async function startVendors(
  options: { flowise?: FlowiseServerOptions; openai?: OpenAiServerOptions } = {},
): Promise<Vendors> {
  const [flowise, openai] = await Promise.all([
    startFlowiseServer(options.flowise),
    startOpenAiServer(options.openai),
  ]);
  return {
    flowise,
    openai,
    env: {
      OPENAI_API_KEY: openai.apiKey,
      OPENAI_BASE_URL: openai.url,
      FLOWISE_URL: flowise.url,
      FLOWISE_API_KEY: flowise.apiKey,
      FLOWISE_PERSONA_FLOW_ID: flowise.personaFlowId,
      FLOWISE_PROMPT_FLOW_ID: flowise.promptFlowId,
    },
    async close() {
      await Promise.all([flowise.close(), openai.close()]);
    },
  };
}
