import { isAvatarError, messageOf } from '../../domain/errors.ts';
import type { Finding } from '../../domain/finding.ts';
import { checkApiKey, normaliseFlowiseUrl } from './address.ts';
import { errorOfAnswer, type RawAnswer } from './answer-errors.ts';
import { runOnce, type FlowKind } from './check-run.ts';
import { readFlowSettings } from './flow-settings.ts';
import { PERSONA_STATE_KEYS, PROMPT_STATE_KEYS } from './flow-state.ts';
import { isWebPage, jsonOf, sendHttp } from './http.ts';
import { readServerVersion } from './server-version.ts';
import { errorOfTransport } from './transport-errors.ts';

export interface CheckFlowiseOptions {
  url: string;
  apiKey?: string | undefined;
  personaFlowId: string;
  promptFlowId: string;
  /** Also runs each flow once, which costs one call of the model behind it each. */
  deep?: boolean;
  /** Milliseconds for one such run. */
  timeoutMs?: number;
}

const FLOWS = {
  personas: { label: 'persona flow', variable: 'FLOWISE_PERSONA_FLOW_ID', keys: PERSONA_STATE_KEYS },
  prompt: { label: 'picture-prompt flow', variable: 'FLOWISE_PROMPT_FLOW_ID', keys: PROMPT_STATE_KEYS },
} as const satisfies Record<FlowKind, unknown>;

/**
 * Looks for the usual mistakes: wrong address, wrong key, override setting off, model behind it failing. The
 * last one costs a model call per flow and is tried with `deep` only; nothing else runs a flow. Never throws.
 */
export async function checkFlowise(options: CheckFlowiseOptions): Promise<Finding[]> {
  let url: string;
  try {
    url = normaliseFlowiseUrl(options.url);
    if (options.apiKey !== undefined) checkApiKey(options.apiKey);
    const version = await readServerVersion(url);
    const kinds = ['personas', 'prompt'] as const;
    const found = (await Promise.all(kinds.map((kind) => checkFlow({ ...options, url }, kind)))).flat();
    // What is known to be broken is mended first.
    const isTried = options.deep === true || found.some(({ level }) => level === 'error');
    return [
      { level: 'ok', what: `Flowise ${version} answers at ${url}.` },
      ...found,
      ...(isTried ? [] : [NOT_TRIED]),
    ];
  } catch (error) {
    return [asFinding(error)];
  }
}

const NOT_TRIED: Finding = {
  level: 'warning',
  what: 'Whether the model behind the flows works was not tried: that costs one model call a flow.',
  hint: 'To try it: avatars doctor --deep',
};

async function checkFlow(options: CheckFlowiseOptions, kind: FlowKind): Promise<Finding[]> {
  const { label, variable, keys } = FLOWS[kind];
  const flowId = kind === 'personas' ? options.personaFlowId : options.promptFlowId;
  const name = `The ${label} (${variable})`;
  if (flowId.trim() === '') return [{ level: 'error', what: `${name} is not set.`, hint: INSTALL_HINT }];
  const place = { url: options.url, flowId, secrets: options.apiKey === undefined ? [] : [options.apiKey] };
  const headers = options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` };

  const ask = async (method: 'GET' | 'POST', resource: string, body?: unknown): Promise<RawAnswer> => {
    const address = `${options.url}/api/v1/${resource}/${encodeURIComponent(flowId)}`;
    try {
      return await sendHttp({ method, url: address, headers, body });
    } catch (error) {
      throw errorOfTransport(error, place);
    }
  };

  const settings = readFlowSettings(await ask('GET', 'chatflows'), keys);
  if (settings !== undefined && !settings.isAgentflow) {
    return [{ level: 'error', what: `${name} is no Agentflow V2.`, hint: INSTALL_HINT }];
  }
  const probe = await ask('POST', 'prediction', IMPOSSIBLE);
  if (!isRefusedAsImpossible(probe)) {
    if (probe.status === 200) {
      const what = isWebPage(probe) ? 'answers with a web page' : 'is no Agentflow V2';
      return [{ level: 'error', what: `${name} ${what}.`, hint: INSTALL_HINT }];
    }
    const error = errorOfAnswer(probe, place);
    const finding = asFinding(error, name);
    if (error.code === 'key' && options.apiKey === undefined) {
      return [{ ...finding, hint: `FLOWISE_API_KEY is not set. ${error.hint ?? ''}`.trim() }];
    }
    return [probe.status === 429 ? { ...finding, level: 'warning' } : finding];
  }

  const faults = settings?.faults.map((fault) => ({ ...fault, what: `${name}: ${fault.what}.` })) ?? [
    {
      level: 'warning' as const,
      what: `${name}: whether its override setting is on cannot be seen with this key.`,
      hint: 'Give the key the right "agentflows:view" in Flowise, or try the flow: avatars doctor --deep',
    },
  ];
  if (faults.some(({ level }) => level === 'error')) return faults;
  const ready: Finding = { level: 'ok', what: `${name} exists and accepts the key.` };
  if (options.deep !== true) return [ready, ...faults];
  try {
    return [
      ready,
      ...faults,
      { level: 'ok', what: `${name}: ${await runOnce(kind, { ...options, flowId })}` },
    ];
  } catch (error) {
    return [ready, ...faults, asFinding(error, name)];
  }
}

const INSTALL_HINT = 'Run "avatars flowise install" and set the ids that it prints.';

/**
 * A request that Flowise checks the key and the flow for, and then refuses before any node runs: it goes on
 * with a conversation that never was, with a history that is none (Agentflow V2, Flowise 3).
 */
const IMPOSSIBLE = {
  question: 'go',
  history: [{ role: 'nobody' }],
  humanInput: { type: 'proceed', startNodeId: 'none' },
};

function isRefusedAsImpossible(answer: RawAnswer): boolean {
  const message = (jsonOf(answer) as { message?: unknown } | null | undefined)?.message;
  return (
    answer.status >= 400 &&
    typeof message === 'string' &&
    /Invalid history format|No previous execution found/.test(message)
  );
}

function asFinding(error: unknown, name?: string): Finding {
  const hint = isAvatarError(error) ? error.hint : undefined;
  const message = messageOf(error);
  return {
    level: 'error',
    what: name === undefined ? message : `${name}: ${message}`,
    ...(hint === undefined ? {} : { hint }),
  };
}
