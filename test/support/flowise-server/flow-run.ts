import { randomUUID } from 'node:crypto';
import type { ChatMessage, ModelMode, StandInModel } from './model.ts';
import type { StoredFlow } from './store.ts';

/** What a client may send; anything may be missing or of another type. */
export interface PredictionBody {
  question?: unknown;
  history?: unknown;
  humanInput?: unknown;
  streaming?: unknown;
  overrideConfig?: { startState?: unknown };
}

interface Node {
  id: string;
  data: { name: string; label: string; inputs: Record<string, unknown> };
}
type State = Record<string, string>;
interface StateEntry {
  key?: unknown;
  value?: unknown;
}

/** The state that the flow starts with, by Flowise's rules: its own unless the flow allows another. */
export function startState(flow: StoredFlow, body: PredictionBody): State {
  const start = nodesOf(flow).find(({ data }) => data.name === 'startAgentflow');
  if (start === undefined) return {};
  const sent = body.overrideConfig?.startState;
  let entries = (start.data.inputs['startState'] ?? []) as StateEntry[];
  if (isStateAllowed(flow, start.data.label)) {
    if (Array.isArray(sent)) entries = [...entries, ...(sent as StateEntry[])];
    else if (typeof sent === 'object' && sent !== null && start.id in sent) {
      entries = (sent as Record<string, StateEntry[]>)[start.id] ?? [];
    }
  }
  const state: State = {};
  // A value of the state is a place for {{ variables }} too; only `question` matters here.
  for (const { key, value } of entries) {
    if (typeof key === 'string') state[key] = fill(textOf(value), { question: 'go' });
  }
  return state;
}

function isStateAllowed(flow: StoredFlow, startLabel: string): boolean {
  const { overrideConfig } = JSON.parse(flow.apiConfig ?? '{}') as {
    overrideConfig?: { status?: boolean; nodes?: Record<string, { name: string; enabled?: boolean }[]> };
  };
  if (overrideConfig?.status !== true) return false;
  return overrideConfig.nodes?.[startLabel]?.some((p) => p.name === 'startState' && p.enabled) ?? false;
}

/** The answer of a flow that ends on its LLM node, shaped as Flowise 3.1.4 shapes it. */
export function runFlow(flow: StoredFlow, state: State, mode: ModelMode, model: StandInModel) {
  const nodes = nodesOf(flow);
  const start = nodes.find(({ data }) => data.name === 'startAgentflow');
  const llm = nodes.find(({ data }) => data.name === 'llmAgentflow');
  const values = Object.fromEntries(
    Object.entries(state).map(([key, value]) => [`$flow.state.${key}`, value]),
  );
  const templates = (llm?.data.inputs['llmMessages'] ?? []) as ChatMessage[];
  const messages = templates.map(({ role, content }) => ({ role, content: fill(content, values) }));
  const text = model.answer(messages, mode);
  const words = messages.reduce((sum, { content }) => sum + content.length, 0);
  const chatId = randomUUID();
  return {
    text,
    question: 'go',
    chatId,
    chatMessageId: randomUUID(),
    executionId: randomUUID(),
    agentFlowExecutedData: [
      {
        nodeId: start?.id,
        nodeLabel: start?.data.label,
        data: { id: start?.id, name: 'startAgentflow', input: { question: 'go' }, output: {}, state },
        previousNodeIds: [],
        status: 'FINISHED',
      },
      {
        nodeId: llm?.id,
        nodeLabel: llm?.data.label,
        data: {
          id: llm?.id,
          name: 'llmAgentflow',
          input: { messages },
          output: {
            content: text,
            usageMetadata: {
              input_tokens: Math.ceil(words / 4),
              output_tokens: Math.ceil(text.length / 4),
              total_tokens: Math.ceil((words + text.length) / 4),
            },
          },
          state,
        },
        previousNodeIds: [start?.id],
        status: 'FINISHED',
      },
    ],
    sessionId: chatId,
  };
}

/**
 * Fills in `{{ name }}` as Flowise does: the places are looked for once, each is replaced with
 * `String.replace`, so that `$` patterns in a value do what they do there, and unknown names stay.
 */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  let filled = template;
  for (const match of template.match(/{{(.*?)}}/g) ?? []) {
    const value = values[match.replace(/[{}]/g, '').trim()];
    if (value !== undefined) filled = filled.replace(match, value);
  }
  return filled;
}

function nodesOf(flow: StoredFlow): Node[] {
  return (JSON.parse(flow.flowData) as { nodes: Node[] }).nodes;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
