import { z } from 'zod';
import type { Usage } from '../../domain/paid-call.ts';
import { START_NODE_ID, type StateEntry } from './flow-state.ts';

const ExecutedNode = z.object({
  nodeId: z.string(),
  data: z.object({
    name: z.string().optional(),
    state: z.record(z.string(), z.unknown()).optional().catch(undefined),
    output: z.looseObject({}).optional().catch(undefined),
  }),
});
type ExecutedNode = z.infer<typeof ExecutedNode>;

/** What we use of an answer of `POST /api/v1/prediction/{flow}` (Flowise 3.1.4). */
export const PredictionAnswer = z.object({
  text: z.string(),
  executionId: z.string().optional().catch(undefined),
  agentFlowExecutedData: z.array(ExecutedNode).catch([]),
});
export type PredictionAnswer = z.infer<typeof PredictionAnswer>;

const UsageMetadata = z.object({ input_tokens: z.number(), output_tokens: z.number() });

/** Tokens of all model calls of the flow, where its trace tells them. */
export function usageOf(answer: PredictionAnswer): Usage | undefined {
  const counts = answer.agentFlowExecutedData
    .map((node) => UsageMetadata.safeParse(node.data.output?.['usageMetadata']).data)
    .filter((count) => count !== undefined);
  if (counts.length === 0) return undefined;
  return {
    inputTextTokens: counts.reduce((sum, count) => sum + count.input_tokens, 0),
    outputTextTokens: counts.reduce((sum, count) => sum + count.output_tokens, 0),
  };
}

/**
 * Why the flow did not get the state that was sent with the question, as its trace shows; `undefined` when
 * it did, or when the trace does not tell. Flowise ignores the state without a word unless the flow allows it.
 */
export function ignoredState(
  answer: PredictionAnswer,
  sent: readonly StateEntry[],
): 'override-off' | 'other-start-node' | undefined {
  const start = answer.agentFlowExecutedData.find(isStartNode);
  const state = start?.data.state;
  if (start === undefined || state === undefined) return undefined;
  const arrived = sent.some(({ key, value }) => value !== '' && isSame(state[key], value));
  if (arrived || sent.every(({ value }) => value === '')) return undefined;
  return start.nodeId === START_NODE_ID ? 'override-off' : 'other-start-node';
}

/** Flowise may change space, marks and `$` on the way; a paid answer is not thrown away for that. */
function isSame(arrived: unknown, sent: string): boolean {
  if (typeof arrived !== 'string' || arrived === '') return false;
  return essenceOf(arrived) === essenceOf(sent);
}

function essenceOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 200);
}

function isStartNode(node: ExecutedNode): boolean {
  return node.data.name === 'startAgentflow' || node.nodeId.startsWith('startAgentflow');
}
