import type { ServerResponse } from 'node:http';
import { errorBody } from './refusal.ts';
import type { Fault, Reaction } from './types.ts';

/** Everything that can go wrong at the vendor, or on the way; and whether the vendor charges for it. */
export const FAULTS = {
  moderation_blocked: false,
  content_policy_violation: false,
  rate_limit_exceeded: false,
  insufficient_quota: false,
  billing_hard_limit_reached: false,
  invalid_api_key: false,
  forbidden: false,
  model_not_found: false,
  server_error: false,
  bad_gateway: false,
  overloaded: false,
  redirect: false,
  reset_before_answer: true,
  reset_mid_answer: true,
  hang: true,
  hang_mid_answer: true,
  html: false,
  empty_body: false,
  truncated_json: true,
  no_data: true,
  empty_data: true,
  no_b64_json: true,
  bad_base64: true,
  not_a_picture: true,
  zero_bytes: true,
  huge_picture: true,
  other_picture: true,
  no_usage: true,
  chat_text: true,
  chat_refusal: true,
  chat_cut_off: true,
  chat_no_choices: true,
} as const satisfies Record<string, boolean>;

export type FaultName = keyof typeof FAULTS;

interface ErrorAnswer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

const HTML = '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>cloudflare</body>\r\n</html>';

/** Answers with a status of their own. */
function errorAnswer(fault: Fault, apiKey: string): ErrorAnswer | undefined {
  const wait = fault.retryAfterMs ?? 200;
  switch (fault.name) {
    case 'moderation_blocked': {
      const { categories } = fault;
      const named = categories === undefined ? '' : ` safety_violations=[${categories.join(', ')}].`;
      const details =
        categories === undefined ? {} : { moderation_details: { moderation_stage: 'input', categories } };
      return {
        status: 400,
        body: errorBody(
          `Your request was rejected by the safety system.${named}`,
          'image_generation_user_error',
          'moderation_blocked',
          null,
          details,
        ),
      };
    }
    case 'content_policy_violation':
      return {
        status: 400,
        body: errorBody('The prompt was flagged.', 'invalid_request_error', 'content_policy_violation'),
      };
    case 'rate_limit_exceeded':
      return {
        status: 429,
        body: errorBody(
          `Rate limit reached for images per minute. Please try again in ${wait}ms.`,
          'requests',
          'rate_limit_exceeded',
        ),
        headers: { 'retry-after-ms': String(wait), 'retry-after': String(Math.ceil(wait / 1000)) },
      };
    case 'insufficient_quota':
      return {
        status: 429,
        body: errorBody('You exceeded your current quota.', 'insufficient_quota', 'insufficient_quota'),
      };
    case 'billing_hard_limit_reached':
      return {
        status: 400,
        body: errorBody(
          'Billing hard limit has been reached.',
          'billing_limit_user_error',
          'billing_hard_limit_reached',
        ),
      };
    case 'invalid_api_key':
      return { status: 401, body: wrongKey(apiKey) };
    case 'forbidden':
      return {
        status: 403,
        body: errorBody(
          'Your organization must be verified to use this model.',
          'invalid_request_error',
          null,
        ),
      };
    case 'model_not_found':
      return {
        status: 404,
        body: errorBody('The model does not exist.', 'invalid_request_error', 'model_not_found'),
      };
    case 'server_error':
      return { status: 500, body: errorBody('The server had an error.', 'server_error', 'server_error') };
    case 'bad_gateway':
      return { status: 502, body: HTML, headers: { 'content-type': 'text/html' } };
    case 'overloaded':
      return {
        status: 503,
        body: errorBody('The engine is currently overloaded.', 'server_error', null),
        headers: { 'retry-after': String(Math.ceil(wait / 1000)) },
      };
    case 'redirect':
      return { status: 301, body: '', headers: { location: 'https://example.org/v1/elsewhere' } };
    case 'html':
      return { status: 200, body: HTML, headers: { 'content-type': 'text/html' } };
    case 'empty_body':
      return { status: 200, body: '' };
    default:
      return undefined;
  }
}

/** As the vendor writes it: with the first and the last of the key that was sent. */
export function wrongKey(sent: string): string {
  const masked = `${sent.slice(0, 8)}${'*'.repeat(Math.max(4, sent.length - 12))}${sent.slice(-4)}`;
  return errorBody(
    `Incorrect API key provided: ${masked}. You can find your API key at https://platform.openai.com/account/api-keys.`,
    'invalid_request_error',
    'invalid_api_key',
  );
}

/** Answers with an error. Returns whether the fault is of this kind. */
export function answerWithError(response: ServerResponse, fault: Fault, apiKey: string): boolean {
  const answer = errorAnswer(fault, apiKey);
  if (answer === undefined) return false;
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  response.end(answer.body);
  return true;
}

/** Breaks the connection, or lets it hang. Returns whether the fault is of this kind. */
export function breakConnection(response: ServerResponse, fault: Fault, body: string): boolean {
  switch (fault.name) {
    case 'hang':
      return true;
    case 'reset_before_answer':
      response.socket?.resetAndDestroy();
      return true;
    case 'reset_mid_answer':
    case 'hang_mid_answer': {
      const whole = Buffer.from(body);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length });
      response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => {
        if (fault.name === 'reset_mid_answer') response.socket?.resetAndDestroy();
      });
      return true;
    }
    default:
      return false;
  }
}

/** A `respond` that fails by chance, the same for the same seed; `rates` are parts of 1. */
export function faultsByChance(rates: Partial<Record<FaultName, number>>, seed = 1): () => Reaction {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    let point = state / 2_147_483_648;
    for (const [name, rate] of Object.entries(rates)) {
      point -= rate;
      if (point < 0) return name as FaultName;
    }
    return 'ok';
  };
}
