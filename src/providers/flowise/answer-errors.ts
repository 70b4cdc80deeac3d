import { CallError, type CallErrorCode, type CallErrorDetails } from '../../domain/errors.ts';
import { excerpt } from './excerpt.ts';

/** An answer as it came, status and words. */
export interface RawAnswer {
  status: number;
  contentType: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** What the messages name. `secrets` are taken out of the server's words. */
export interface Place {
  url: string;
  flowId: string;
  secrets: readonly string[];
}

type Verdict = readonly [CallErrorCode, string, Partial<CallErrorDetails>];

const MODEL_CREDENTIAL_HINT =
  'Open the flow in Flowise, and in its LLM node choose a credential with a key that the model accepts.';

/** The error that an answer with another status than 200 means. Sources: recorded answers of Flowise 3.1.4. */
export function errorOfAnswer(answer: RawAnswer, place: Place): CallError {
  const message = withoutPadding(messageOfBody(answer.body));
  const words = excerpt(message, place.secrets);
  const [code, text, details] = judge(answer, message, words, place);
  return new CallError(code, text, {
    billed: 'no',
    retryable: false,
    httpStatus: answer.status,
    ...details,
  });
}

function judge(answer: RawAnswer, message: string, words: string, place: Place): Verdict {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirected(answer, place);
  if (status === 400 || status === 404 || status === 412) return unknownFlow(status, words, place);
  if (status === 401 || status === 403) return wrongKey(words);
  if (status === 413) return ['bad_request', `Flowise refuses the request as too large: ${words}`, {}];
  if (status === 429) {
    return [
      'rate_limited',
      'The rate limit of the Flowise flow is reached.',
      { retryable: true, retryAfterMs: retryAfterMs(answer) },
    ];
  }
  if (status === 408 || status === 504 || status === 524) {
    return [
      'outcome_unknown',
      `A server in front of Flowise gave up waiting (${status}); the flow may still be running.`,
      { billed: 'unknown', retryable: true, hint: 'Raise its time limit above 600 s.' },
    ];
  }
  if (status === 500 && /Unauthorized\s*$/.test(message) && !/\bnode: /.test(message)) return wrongKey(words);
  if (status === 500) return failedInside(message, words);
  if (status > 500) {
    return [
      'unavailable',
      `Flowise is not available (${status}): ${words}`,
      { billed: 'unknown', retryable: true },
    ];
  }
  return ['bad_request', `Flowise refuses the request (${status}): ${words}`, {}];
}

function redirected(answer: RawAnswer, place: Place): Verdict {
  const target = answer.headers['location'];
  const where = typeof target === 'string' ? ` to ${excerpt(target, place.secrets, 200)}` : '';
  return [
    'not_found',
    `${place.url} sends on${where} instead of answering.`,
    { hint: 'Give the address that it sends on to as FLOWISE_URL.' },
  ];
}

function unknownFlow(status: number, words: string, place: Place): Verdict {
  const reasons: Readonly<Record<number, string>> = {
    400: 'is not a flow id that Flowise accepts',
    404: 'does not exist on the server',
    412: 'is missing',
  };
  const id = place.flowId === '' ? 'The flow id' : `The flow "${excerpt(place.flowId, [], 60)}"`;
  return [
    'not_found',
    `${id} ${reasons[status]}: ${words}`,
    { hint: 'Copy the id from the address of the flow in Flowise, or run "avatars flowise install".' },
  ];
}

function wrongKey(words: string): Verdict {
  return [
    'key',
    `Flowise does not accept the key for this flow: ${words}`,
    {
      hint: 'Set FLOWISE_API_KEY to the key that is chosen for the flow in Flowise (flow > </> API Endpoint).',
    },
  ];
}

/** Status 500: the flow ran, and something in it failed, most often the model. */
function failedInside(message: string, words: string): Verdict {
  const modelStatus = Number(/\b(?:LLM|Agent) node: (\d{3})\b/.exec(message)?.[1] ?? '0');
  if (isOfModel(message) || modelStatus === 401 || modelStatus === 403) {
    return ['key', `The model behind Flowise refuses its key: ${words}`, { hint: MODEL_CREDENTIAL_HINT }];
  }
  if (modelStatus === 402 || /exceeded your current quota|insufficient_quota|billing/i.test(message)) {
    return [
      'money',
      `The account of the model behind Flowise has no money left: ${words}`,
      { hint: 'Top up the account of the model that the flow uses, or raise its limit.' },
    ];
  }
  if (/content[_ ]policy|moderation|safety system|flagged as/i.test(message)) {
    return ['refused', `The model behind Flowise refuses the text: ${words}`, {}];
  }
  if (modelStatus === 429) {
    return [
      'rate_limited',
      `The model behind Flowise limits its rate: ${words}`,
      { retryable: true, retryAfterMs: saidSeconds(message) },
    ];
  }
  if (modelStatus === 404 || /Model is required/i.test(message)) {
    return [
      'not_found',
      `The model behind Flowise cannot be found: ${words}`,
      { hint: 'Open the flow in Flowise and choose a model that exists in its LLM node.' },
    ];
  }
  if (modelStatus === 400) {
    return ['bad_request', `The model behind Flowise refuses the request: ${words}`, {}];
  }
  return [
    'unavailable',
    `The flow failed in Flowise, most likely the model behind it: ${words}`,
    {
      billed: 'unknown',
      retryable: true,
      hint: 'Look at the run under "Executions" in Flowise; it names the node and the reason.',
    },
  ];
}

/** Flowise rewords some 401 of the model's server; its own are the bare word. */
function isOfModel(message: string): boolean {
  return /check your API key|Incorrect API key|Missing credentials|API key not found|apiKey client option/i.test(
    message,
  );
}

function messageOfBody(body: string): string {
  try {
    const parsed = JSON.parse(body) as { message?: unknown; error?: unknown } | null;
    for (const words of [parsed?.message, parsed?.error]) if (typeof words === 'string') return words;
  } catch {
    // Not JSON: its own words, or a web page.
  }
  return /<html|<!doctype/i.test(body) ? 'a web page' : body;
}

/** Flowise puts its function's name in front, and its library an address behind. */
function withoutPadding(message: string): string {
  return message.replace(/^Error: [\w.]+ - /, '').replace(/\s*Troubleshooting URL:\s+\S+\s*$/, '');
}

function retryAfterMs(answer: RawAnswer): number | undefined {
  const header = answer.headers['retry-after'];
  const value = Array.isArray(header) ? header[0] : header;
  if (value === undefined || value.trim() === '') return undefined;
  const milliseconds = /^\d+(?:\.\d+)?$/.test(value.trim())
    ? Number(value) * 1_000
    : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, Math.round(milliseconds)) : undefined;
}

/** "Please try again in 20s." */
function saidSeconds(message: string): number | undefined {
  const said = /try again in (\d+(?:\.\d+)?)(ms|s|m)\b/i.exec(message);
  if (said === null) return undefined;
  const unit = { ms: 1, s: 1_000, m: 60_000 }[said[2]?.toLowerCase() as 'ms' | 's' | 'm'];
  return Math.round(Number(said[1]) * unit);
}
