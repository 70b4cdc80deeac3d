import { z } from 'zod';
import { START_NODE_ID } from './flow-state.ts';
import { jsonOf } from './http.ts';
import type { RawAnswer } from './answer-errors.ts';
import { allowsState, OVERRIDE_HINT } from './override-setting.ts';

/** A flow as `GET /api/v1/chatflows/{id}` gives it to a key with the right `agentflows:view`. */
const StoredFlow = z.object({
  name: z.string(),
  type: z.string().nullish(),
  flowData: z.string(),
  apiConfig: z.string().nullish(),
  apikeyid: z.string().nullish(),
});
const FlowData = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      data: z.object({
        name: z.string(),
        label: z.string().optional(),
        inputs: z.record(z.string(), z.unknown()).catch({}),
      }),
    }),
  ),
});

export interface FlowFault {
  level: 'warning' | 'error';
  what: string;
  hint: string;
}

export interface FlowSettings {
  name: string;
  isAgentflow: boolean;
  faults: FlowFault[];
}

/** What a flow's stored settings say of the mistakes that its answers hide. `undefined`: not readable. */
export function readFlowSettings(answer: RawAnswer, stateKeys: readonly string[]): FlowSettings | undefined {
  const stored = StoredFlow.safeParse(jsonOf(answer)).data;
  if (answer.status !== 200 || stored === undefined) return undefined;
  const isAgentflow = stored.type === 'AGENTFLOW';
  const nodes = FlowData.safeParse(jsonOf({ ...answer, body: stored.flowData })).data?.nodes ?? [];
  const start = nodes.find(({ data }) => data.name === 'startAgentflow');
  const faults: FlowFault[] = [];

  if (!allowsState(stored.apiConfig, start?.data.label)) {
    faults.push({
      level: 'error',
      what: 'its override setting is off: Flowise ignores what is sent to it, without a word',
      hint: OVERRIDE_HINT,
    });
  }
  if (start?.id !== START_NODE_ID) {
    faults.push({
      level: 'error',
      what: `it has no start node with the id ${START_NODE_ID}, so what is sent to it does not arrive`,
      hint: 'Load the flow of flows/ again, or run "avatars flowise install".',
    });
  }
  const unused = stateKeys.filter((key) => !stored.flowData.includes(`$flow.state.${key}`));
  if (unused.length > 0) {
    faults.push({
      level: 'warning',
      what: `its prompts do not use ${unused.join(', ')}`,
      hint: `Put {{ $flow.state.${unused[0]} }} into the messages of its LLM node.`,
    });
  }
  for (const { data } of nodes.filter(({ data }) => data.name === 'llmAgentflow')) {
    if (!hasModel(data.inputs)) {
      faults.push({
        level: 'error',
        what: `its node "${data.label ?? data.name}" has no model or no credential`,
        hint: 'Open the flow in Flowise and choose a model and a credential in its LLM node.',
      });
    }
  }
  if (nodes.some(({ data }) => data.name === 'directReplyAgentflow')) {
    faults.push({
      level: 'warning',
      what: 'it has a Direct Reply node, which damages answers with $ signs in them',
      hint: 'Take the Direct Reply node out: the flow may end on its LLM node.',
    });
  }
  if (!stored.apikeyid) {
    faults.push({
      level: 'warning',
      what: 'it asks for no key: everybody who reaches the server can run it at your cost',
      hint: 'In Flowise: open the flow, </> API Endpoint, and choose a key.',
    });
  }
  return { name: stored.name, isAgentflow, faults };
}

function hasModel(inputs: Readonly<Record<string, unknown>>): boolean {
  const config = (inputs['llmModelConfig'] ?? {}) as Record<string, unknown>;
  return Boolean(inputs['llmModel']) && Boolean(config['FLOWISE_CREDENTIAL_ID'] || config['credential']);
}
