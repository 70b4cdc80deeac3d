import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface StoredFlow {
  id: string;
  name: string;
  type: string;
  flowData: string;
  apiConfig: string | null;
  apikeyid: string | null;
  /** What the stand-in calls it in its record of calls. */
  kind: FlowKind;
}
export type FlowKind = 'personas' | 'picture-prompt' | 'other';

export interface StoredKey {
  id: string;
  keyName: string;
  apiKey: string;
  permissions: string[];
}

export interface StoredCredential {
  id: string;
  name: string;
  credentialName: string;
  /** Kept as Flowise keeps it: nobody gets it back in the clear. */
  plainDataObj: Record<string, string>;
}

/** What a Flowise server knows, in memory. */
export interface Store {
  flows: StoredFlow[];
  keys: StoredKey[];
  credentials: StoredCredential[];
  account: { email: string; password: string } | undefined;
  /** Cookies of those who signed in. */
  sessions: Set<string>;
  version: string;
}

export interface StoreOptions {
  apiKey: string;
  personaFlowId: string;
  promptFlowId: string;
  override: 'on' | 'off' | 'start-state-off';
  /** Rights of the key. */
  permissions: string[];
  account: { email: string; password: string } | undefined;
  /** Without flows, as a server that was just installed. */
  empty: boolean;
  version: string;
}

export function createStore(options: StoreOptions): Store {
  const key: StoredKey = {
    id: randomUUID(),
    keyName: 'stand-in',
    apiKey: options.apiKey,
    permissions: options.permissions,
  };
  const flow = (id: string, file: FlowKind): StoredFlow => ({
    id,
    name: `stand-in ${file}`,
    type: 'AGENTFLOW',
    flowData: withCredential(readFlow(file)),
    apiConfig: apiConfig(options.override),
    apikeyid: key.id,
    kind: file,
  });
  const filled = !options.empty;
  return {
    flows: filled
      ? [flow(options.personaFlowId, 'personas'), flow(options.promptFlowId, 'picture-prompt')]
      : [],
    keys: filled ? [key] : [],
    credentials: [],
    account: options.account,
    sessions: new Set(),
    version: options.version,
  };
}

function readFlow(file: FlowKind): string {
  return readFileSync(new URL(`../../../flows/${file}.json`, import.meta.url), 'utf8');
}

interface Flow {
  nodes: { data: { name: string; inputs: Record<string, unknown> } }[];
}

function withCredential(flowData: string): string {
  const flow = JSON.parse(flowData) as Flow;
  for (const { data } of flow.nodes) {
    const config = data.inputs['llmModelConfig'] as object | undefined;
    if (config !== undefined) Object.assign(config, { FLOWISE_CREDENTIAL_ID: randomUUID() });
  }
  return JSON.stringify(flow);
}

export function apiConfig(override: StoreOptions['override']): string {
  return JSON.stringify({
    overrideConfig: {
      status: override !== 'off',
      nodes: {
        Start: [{ label: 'Flow State', name: 'startState', type: 'array', enabled: override === 'on' }],
      },
      variables: [],
    },
  });
}

/** What a flow is, judged by the state that its prompts use. */
export function kindOf(flowData: string): FlowKind {
  if (flowData.includes('$flow.state.requested_amount')) return 'personas';
  return flowData.includes('$flow.state.person_data') ? 'picture-prompt' : 'other';
}

export function newKey(): string {
  return randomBytes(32).toString('base64url');
}
