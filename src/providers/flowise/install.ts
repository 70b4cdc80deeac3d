import { z } from 'zod';
import { AvatarError } from '../../domain/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import { normaliseFlowiseUrl } from './address.ts';
import { signIn, type AdminSession } from './admin-session.ts';
import {
  composeFlow,
  NodeDescription,
  readFlowFile,
  type FlowFile,
  type FlowModel,
} from './flow-definition.ts';
import { withStateAllowed } from './override-setting.ts';
import { readServerVersion } from './server-version.ts';

export interface InstallFlowsOptions {
  url: string;
  /** The account on the web page of Flowise; made when the server has none yet. */
  email: string;
  password: string;
  modelCredential: {
    provider: 'openai';
    apiKey: string;
    /** Base URL of another server that speaks the same API, for example `http://localhost:11434/v1`. */
    baseUrl?: string | undefined;
    modelName: string;
  };
  logger: Logger;
}

export interface InstalledFlows {
  personaFlowId: string;
  promptFlowId: string;
  /** The key for both flows. A secret: it is returned, and neither stored nor logged. */
  apiKey: string;
}

const NAME = 'avatar-data-generator';
export const FLOW_NAMES: Readonly<Record<FlowFile, string>> = {
  personas: `${NAME}: personas`,
  'picture-prompt': `${NAME}: picture prompt`,
};
/** Enough to run the two flows and for `doctor` to read their settings. */
const PERMISSIONS = ['agentflows:view'];

const ApiKeys = z.array(
  z.object({ id: z.string(), keyName: z.string(), apiKey: z.string(), permissions: z.array(z.string()) }),
);
const Credential = z.object({ id: z.string(), name: z.string() });
const Flow = z.object({ id: z.string(), name: z.string(), apiConfig: z.string().nullish() });

/**
 * Puts the product's two flows on a Flowise server, as its own web page would: signs in, and makes or updates
 * an API key, the model's credential and the flows, override setting included. Run again, it updates what it
 * made before. Nothing that is given is stored on this side.
 * @throws AvatarError `configuration`, CallError
 */
export async function installFlows(options: InstallFlowsOptions): Promise<InstalledFlows> {
  const { logger } = options;
  const url = normaliseFlowiseUrl(options.url);
  const version = await readServerVersion(url);
  logger.debug({ version }, 'found Flowise');
  const { session, registered } = await signIn(url, options);
  if (registered) logger.info({ account: options.email }, 'made the first account of this Flowise');
  try {
    const key = await ensureApiKey(session);
    const model: FlowModel = {
      credentialId: await ensureCredential(session, options.modelCredential.apiKey),
      modelName: options.modelCredential.modelName,
      baseUrl: options.modelCredential.baseUrl,
    };
    const install = (file: FlowFile): Promise<string> => ensureFlow(session, file, key.id, model, logger);
    return {
      personaFlowId: await install('personas'),
      promptFlowId: await install('picture-prompt'),
      apiKey: key.apiKey,
    };
  } finally {
    await session.end();
  }
}

async function ensureApiKey(session: AdminSession): Promise<{ id: string; apiKey: string }> {
  const body = { keyName: NAME, permissions: PERMISSIONS };
  let keys = await session.ask('list API keys', ApiKeys, 'GET', '/apikey');
  const found = keys.find(({ keyName }) => keyName === NAME);
  if (found === undefined) {
    keys = await session.ask('make an API key', ApiKeys, 'POST', '/apikey', body);
  } else if (!PERMISSIONS.every((permission) => found.permissions.includes(permission))) {
    const permissions = [...new Set([...found.permissions, ...PERMISSIONS])];
    keys = await session.ask('change the API key', ApiKeys, 'PUT', `/apikey/${found.id}`, {
      ...body,
      permissions,
    });
  }
  const key = keys.find(({ keyName }) => keyName === NAME);
  if (key !== undefined) return key;
  throw new AvatarError('configuration', `Flowise made no API key named "${NAME}".`, {
    hint: 'Make one by hand on the page "API Keys" under that name, and run this again.',
  });
}

async function ensureCredential(session: AdminSession, modelKey: string): Promise<string> {
  const type = 'openAIApi';
  const credentials = await session.ask(
    'list credentials',
    z.array(Credential),
    'GET',
    `/credentials?credentialName=${type}`,
  );
  const found = credentials.find(({ name }) => name === NAME);
  const body = { name: NAME, credentialName: type, plainDataObj: { openAIApiKey: modelKey } };
  const saved =
    found === undefined
      ? await session.ask("store the model's credential", Credential, 'POST', '/credentials', body)
      : await session.ask(
          "update the model's credential",
          Credential,
          'PUT',
          `/credentials/${found.id}`,
          body,
        );
  return saved.id;
}

async function ensureFlow(
  session: AdminSession,
  file: FlowFile,
  apiKeyId: string,
  model: FlowModel,
  logger: Logger,
): Promise<string> {
  const name = FLOW_NAMES[file];
  const definition = await readFlowFile(file);
  const descriptions: NodeDescription[] = [];
  for (const nodeName of new Set(definition.nodes.map((node) => node.data.name))) {
    descriptions.push(
      await session.ask(`describe the node ${nodeName}`, NodeDescription, 'GET', `/nodes/${nodeName}`),
    );
  }
  const flows = await session.ask('list the flows', z.array(Flow), 'GET', '/chatflows?type=AGENTFLOW');
  const [found, ...others] = flows.filter((flow) => flow.name === name);
  if (others.length > 0) {
    logger.warn(
      { flow: name, copies: others.length + 1 },
      'several flows have this name; the newest is used',
    );
  }
  const body = {
    name,
    type: 'AGENTFLOW',
    flowData: composeFlow(definition, descriptions, model),
    apiConfig: withStateAllowed(found?.apiConfig),
    apikeyid: apiKeyId,
  };
  const saved =
    found === undefined
      ? await session.ask(`make the flow "${name}"`, Flow, 'POST', '/chatflows', body)
      : await session.ask(`update the flow "${name}"`, Flow, 'PUT', `/chatflows/${found.id}`, body);
  logger.info({ flow: saved.id, name }, found === undefined ? 'made the flow' : 'updated the flow');
  return saved.id;
}
