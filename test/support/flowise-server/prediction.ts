import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isModelMode, sendError, sendFault, sendJson, type Mode } from './faults.ts';
import { runFlow, startState, type PredictionBody } from './flow-run.ts';
import type { StandInModel } from './model.ts';
import type { FlowKind, Store, StoredFlow } from './store.ts';

/** One run of a flow, from the moment at which Flowise would ask the model and so cost money. */
export interface FlowiseCall {
  index: number;
  flow: FlowKind;
  flowId: string;
  mode: Mode;
  /** The state that arrived in the flow. */
  state: Record<string, string>;
  clientRequestId: string | undefined;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  endedAt: number | undefined;
}

export interface PredictionDependencies {
  store: Store;
  model: StandInModel;
  /** The mode of the call with this number. */
  modeOf(index: number, flow: FlowKind): Mode;
  /** Milliseconds that the model takes. */
  latencyMs(index: number): number;
  /** Calls that a flow takes a minute; the next is answered 429. */
  callsPerMinute: number | undefined;
  started(call: FlowiseCall): void;
  ended(call: FlowiseCall): void;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const BUILD = 'Error: predictionsServices.buildChatflow - ';

export function createPrediction(dependencies: PredictionDependencies) {
  const { store } = dependencies;
  const recent = new Map<string, number[]>();
  let count = 0;

  function isOverLimit(flowId: string): boolean {
    if (dependencies.callsPerMinute === undefined) return false;
    const now = Date.now();
    const times = (recent.get(flowId) ?? []).filter((time) => now - time < 60_000);
    recent.set(flowId, [...times, now]);
    return times.length >= dependencies.callsPerMinute;
  }

  return async function predict(
    request: IncomingMessage,
    response: ServerResponse,
    flowId: string,
    body: PredictionBody,
  ): Promise<void> {
    if (flowId === '') {
      return sendError(response, 412, 'Error: predictionsController.createPrediction - id not provided!');
    }
    if (isOverLimit(flowId)) return sendFault('rate-limited', response, '');
    if (!UUID.test(flowId)) return sendError(response, 400, 'Invalid Chatflow ID');
    const flow = store.flows.find(({ id }) => id === flowId);
    if (flow === undefined) {
      return sendError(response, 404, `Chatflow ${flowId} not found in the database!`);
    }
    if (!acceptsKey(store, flow, request.headers.authorization)) {
      return sendError(response, 500, `${BUILD}Unauthorized`);
    }
    if (Array.isArray(body.history) && body.history.length > 0 && !body.history.every(isHistoryItem)) {
      const form = '{ role: "apiMessage" | "userMessage", content: string }';
      return sendError(response, 500, `${BUILD}Invalid history format. Each history item must have: ${form}`);
    }
    if (body.humanInput !== undefined) {
      return sendError(response, 500, `${BUILD}No previous execution found for session none`);
    }

    const index = count++;
    const call: FlowiseCall = {
      index,
      flow: flow.kind,
      flowId,
      mode: dependencies.modeOf(index, flow.kind),
      state: startState(flow, body),
      clientRequestId: one(request.headers['x-client-request-id']),
      receivedAt: Date.now(),
      endedAt: undefined,
    };
    dependencies.started(call);
    try {
      // Hanging up does not stop a flow, so the wait is not cut short.
      await sleep(dependencies.latencyMs(index));
      const { mode } = call;
      if (isModelMode(mode)) {
        return sendJson(response, 200, runFlow(flow, call.state, mode, dependencies.model));
      }
      const answer = JSON.stringify(runFlow(flow, call.state, 'ok', dependencies.model));
      sendFault(mode, response, answer);
      if (mode === 'hang') await new Promise((resolve) => response.once('close', resolve));
    } finally {
      call.endedAt = Date.now();
      dependencies.ended(call);
    }
  };
}

/** Letter for letter: what stands behind the last "Bearer " is the key, and without it the whole header. */
function acceptsKey(store: Store, flow: StoredFlow, header: string | undefined): boolean {
  if (flow.apikeyid === null || flow.apikeyid === '') return true;
  const key = store.keys.find(({ id }) => id === flow.apikeyid);
  return key !== undefined && suppliedKey(header) === key.apiKey;
}

export function suppliedKey(header: string | undefined): string | undefined {
  return header?.split('Bearer ').pop();
}

function isHistoryItem(item: unknown): boolean {
  const { role, content } = (item ?? {}) as { role?: unknown; content?: unknown };
  return (role === 'apiMessage' || role === 'userMessage') && typeof content === 'string';
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
