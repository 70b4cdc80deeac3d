import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PaidCall } from '../../src/database/paid-calls.ts';
import type { Billed, CallErrorCode } from '../../src/domain/errors.ts';
import type { Application, Dataset } from '../../src/runtime/create-application.ts';
import { createDataset, makeDataset, openTestApplication, runDataset } from '../support/application.ts';
import type { Mode } from '../support/flowise-server/faults.ts';
import type { Fault, Reaction, ServerCall } from '../support/openai-server/types.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

type Ending = 'incomplete' | 'paused';

/** Short for whom it keeps waiting, long for a vendor on a busy machine. */
const CALL_TIMEOUT_MS = 4_000;

let vendors: Vendors;
let application: Application;
/** What the picture vendor does to the calls of one dataset, and what it was asked: rows run side by side. */
const faults = new Map<string, (call: ServerCall) => Reaction>();
const askedFor = new Map<string, ServerCall[]>();
let modeOf: (flow: string) => Mode = () => 'ok';

beforeAll(async () => {
  const size = { width: 256, height: 256 };
  vendors = await startVendors({
    openai: { respond, baseSize: size, gridSize: size },
    flowise: { mode: (_index, flow) => modeOf(flow) },
  });
  const env = { ...vendors.env, IMAGES_PER_MINUTE: '1000000' };
  application = await openTestApplication(env, { callTimeoutMs: CALL_TIMEOUT_MS });
  // The first calls of all go carefully, until one is answered.
  await makeDataset(application);
});
afterEach(() => {
  modeOf = () => 'ok';
});
afterAll(async () => {
  await application.close();
  await vendors.close();
});

async function respond(call: ServerCall): Promise<Reaction> {
  const dataset = (await application.calls.get(call.id ?? ''))?.datasetId ?? '';
  askedFor.set(dataset, [...(askedFor.get(dataset) ?? []), call]);
  return faults.get(dataset)?.(call) ?? 'ok';
}

async function makeWith(fault: (call: ServerCall) => Reaction): Promise<Dataset> {
  const dataset = await createDataset(application, { replace: false });
  faults.set(dataset.id, fault);
  return runDataset(application, dataset);
}

/** What somebody who runs this dataset gets to read. */
async function readable(dataset: Dataset): Promise<string> {
  const gaps = await application.datasets.gaps(dataset.id);
  const texts = [...gaps.map((gap) => gap.reason), dataset.pause?.message, dataset.pause?.hint];
  const text = texts.filter((one) => one !== undefined).join(' ');
  expect(text).not.toMatch(/unknown error|undefined|\[object|\n|\bat .+:\d+:\d+/i);
  return text;
}

async function expectEnding(dataset: Dataset, ending: Ending, code: CallErrorCode, says: RegExp) {
  expect(await readable(dataset)).toMatch(says);
  expect(dataset).toMatchObject({ status: ending, pause: ending === 'paused' ? { code } : null });
  expect(await application.datasets.gaps(dataset.id)).toHaveLength(ending === 'paused' ? 0 : 1);
}

/** Every try is written down as the vendor saw it; the repeat of a call of unknown outcome names it. */
function expectLedger(rows: PaidCall[], ids: (string | undefined)[], code: CallErrorCode, billed: Billed) {
  expect(rows.map((row) => row.id)).toEqual(ids);
  for (const [index, row] of rows.entries()) {
    const isUnknown = code === 'outcome_unknown';
    expect(row).toMatchObject({ status: isUnknown ? 'unknown' : 'failed', failure: { code, billed } });
    const before = rows[index - 1];
    expect(row.repeatOf).toBe(isUnknown && before?.purpose === row.purpose ? before.id : null);
  }
}

/** What was paused goes on where it stopped; whatever else comes after is another dataset of this process. */
async function expectLife(dataset: Dataset): Promise<void> {
  faults.delete(dataset.id);
  modeOf = () => 'ok';
  if (dataset.status !== 'paused') return;
  expect(await runDataset(application, dataset)).toMatchObject({ status: 'completed', pause: null });
}

async function ledgerOf(dataset: Dataset, purpose: string): Promise<PaidCall[]> {
  const statuses = ['written', 'failed', 'completed'] as const;
  const people = await Promise.all(
    statuses.map((status) => application.personas.page(dataset.id, status, -1, 9)),
  );
  return application.calls.forPurpose(dataset.id, `person:${people.flat()[0]?.id}:${purpose}`);
}

const refused = (...categories: string[]): Fault => ({ name: 'moderation_blocked', categories });

/** What the vendor does to every such call; calls that follow; how it ends; the ledger's code; billed; what is read. */
const PICTURE_ROWS: [Fault, number, Ending, CallErrorCode, Billed, RegExp][] = [
  [refused('violence'), 3, 'incomplete', 'refused', 'no', /refused.*violence.*2 further prompts/],
  [refused('sexual'), 1, 'incomplete', 'refused', 'no', /refused.*objected to: sexual\)/],
  [refused('self-harm', 'minors'), 1, 'incomplete', 'refused', 'no', /refused the prompt/],
  [{ name: 'moderation_blocked' }, 1, 'incomplete', 'refused', 'no', /refused.*no category was named/],
  [{ name: 'content_policy_violation' }, 1, 'incomplete', 'refused', 'no', /content_policy_violation/],
  [{ name: 'rate_limit_exceeded', retryAfterMs: 5 }, 3, 'paused', 'rate_limited', 'no', /asks to wait/],
  [{ name: 'insufficient_quota' }, 1, 'paused', 'money', 'no', /no money left.*Add credit/],
  [{ name: 'billing_hard_limit_reached' }, 1, 'paused', 'money', 'no', /has reached its limit.*Add credit/],
  [{ name: 'invalid_api_key' }, 1, 'paused', 'key', 'no', /does not accept the key.*OPENAI_API_KEY/],
  [{ name: 'forbidden' }, 1, 'paused', 'key', 'no', /does not accept the key for this.*must be verified/],
  [{ name: 'model_not_found' }, 1, 'paused', 'not_found', 'no', /no model.*OPENAI_IMAGE_MODEL/],
  [{ name: 'redirect' }, 1, 'paused', 'not_found', 'no', /301.*OPENAI_BASE_URL/],
  [{ name: 'server_error' }, 2, 'paused', 'unavailable', 'unknown', /failed \(500/],
  [{ name: 'bad_gateway' }, 2, 'paused', 'unavailable', 'unknown', /502.*HTML page/],
  [{ name: 'overloaded', retryAfterMs: 0 }, 2, 'paused', 'unavailable', 'unknown', /503.*overloaded/],
  [{ name: 'reset_before_answer' }, 2, 'incomplete', 'outcome_unknown', 'unknown', /lost.*may have been ch/],
  [
    { name: 'reset_mid_answer' },
    2,
    'incomplete',
    'outcome_unknown',
    'unknown',
    /lost.*may have been charged/,
  ],
  [
    { name: 'hang' },
    2,
    'incomplete',
    'outcome_unknown',
    'unknown',
    new RegExp(`no whole answer within ${CALL_TIMEOUT_MS / 1000} s`),
  ],
  [{ name: 'hang_mid_answer' }, 2, 'incomplete', 'outcome_unknown', 'unknown', /no whole answer within/],
  [{ name: 'html' }, 2, 'incomplete', 'unusable_answer', 'unknown', /HTML instead of JSON/],
  [{ name: 'empty_body' }, 2, 'incomplete', 'unusable_answer', 'unknown', /zero bytes/],
  [{ name: 'truncated_json' }, 2, 'incomplete', 'unusable_answer', 'unknown', /JSON is cut off/],
  [{ name: 'no_data' }, 2, 'incomplete', 'unusable_answer', 'yes', /without data/],
  [{ name: 'empty_data' }, 2, 'incomplete', 'unusable_answer', 'yes', /empty data: no picture/],
  [{ name: 'no_b64_json' }, 2, 'incomplete', 'unusable_answer', 'yes', /without b64_json/],
  [{ name: 'bad_base64' }, 2, 'incomplete', 'unusable_answer', 'yes', /not base64/],
  [{ name: 'not_a_picture' }, 2, 'incomplete', 'unusable_answer', 'yes', /not a PNG, JPEG or WebP/],
  [{ name: 'zero_bytes' }, 2, 'incomplete', 'unusable_answer', 'yes', /picture of zero bytes/],
  [{ name: 'huge_picture' }, 2, 'incomplete', 'unusable_answer', 'yes', /not a usable picture/],
];

describe.each([
  ['base picture', '/images/generations', 'base'],
  ['grid', '/images/edits', 'grid:0'],
])('the call for a %s', (_stage, path, purpose) => {
  it.concurrent.each(PICTURE_ROWS)('%j: %i calls, %s', async (fault, calls, ending, code, billed, says) => {
    const dataset = await makeWith((call) => (call.path.endsWith(path) ? fault : 'ok'));

    await expectEnding(dataset, ending, code, says);
    const asked = (askedFor.get(dataset.id) ?? []).filter((call) => call.path.endsWith(path));
    expect(asked).toHaveLength(calls);
    expect(new Set(asked.map((call) => call.prompt)).size).toBe(code === 'refused' ? calls : 1);
    const rows = await ledgerOf(dataset, purpose);
    expectLedger(
      rows,
      asked.map((call) => call.id),
      code,
      billed,
    );
    expect(rows.map((row) => row.prompt)).toEqual(asked.map((call) => call.prompt));
    await expectLife(dataset);
  });

  it.concurrent('is answered once what was objected to has been taken out', async () => {
    let times = 0;
    const dataset = await makeWith((call) =>
      call.path.endsWith(path) && (times += 1) < 3 ? refused('violence') : 'ok',
    );
    expect(dataset.status).toBe('completed');
    expect((await ledgerOf(dataset, purpose)).map((row) => row.status)).toEqual([
      'failed',
      'failed',
      'succeeded',
    ]);
  });

  it.concurrent('may be answered without any usage: the person is completed, the price unknown', async () => {
    const dataset = await makeWith((call) => (call.path.endsWith(path) ? 'no_usage' : 'ok'));
    expect(dataset.status).toBe('completed');
    expect(await ledgerOf(dataset, purpose)).toMatchObject([{ status: 'succeeded', usd: null }]);
  });
});

/** What Flowise does to every run; runs in one purpose; how it ends; the ledger's code; billed; what is read. */
const FLOW_ROWS: [Mode, number, Ending, CallErrorCode, Billed, RegExp][] = [
  ['unauthorized', 1, 'paused', 'key', 'no', /does not accept the key.*FLOWISE_API_KEY/],
  ['llm-401', 1, 'paused', 'key', 'no', /model behind Flowise refuses its key.*credential/],
  ['llm-400', 1, 'incomplete', 'bad_request', 'no', /refuses the request.*context length/],
  ['llm-404', 1, 'paused', 'not_found', 'no', /model behind Flowise cannot be found/],
  ['llm-429-quota', 1, 'paused', 'money', 'no', /no money left/],
  ['llm-500', 2, 'paused', 'unavailable', 'unknown', /failed in Flowise.*Executions/],
  ['llm-503', 2, 'paused', 'unavailable', 'unknown', /overloaded/],
  ['llm-dead', 2, 'paused', 'unavailable', 'unknown', /Connection error/],
  ['bad-gateway', 2, 'paused', 'unavailable', 'unknown', /not available \(502\)/],
  ['gateway-timeout', 2, 'incomplete', 'outcome_unknown', 'unknown', /gave up waiting \(504\)/],
  ['web-page', 1, 'paused', 'not_found', 'no', /answers with a web page.*FLOWISE_URL/],
  ['redirect', 1, 'paused', 'not_found', 'no', /sends on to/],
  ['not-json', 2, 'incomplete', 'unusable_answer', 'yes', /not the JSON of a finished flow/],
  ['truncated-json', 2, 'incomplete', 'unusable_answer', 'yes', /not the JSON of a finished flow/],
  ['blank', 2, 'incomplete', 'unusable_answer', 'yes', /answered nothing/],
  ['hang', 2, 'incomplete', 'outcome_unknown', 'unknown', /did not answer within/],
  ['reset', 2, 'incomplete', 'outcome_unknown', 'unknown', /lost before its answer was whole/],
  ['reset-in-answer', 2, 'incomplete', 'outcome_unknown', 'unknown', /lost before its answer was whole/],
];

describe.each(['personas', 'picture-prompt'] as const)('the flow for %s', (flow) => {
  it.each(FLOW_ROWS)('%s: %i calls each, %s', async (mode, calls, ending, code, billed, says) => {
    const before = vendors.flowise.calls.length;
    modeOf = (asked) => (asked === flow ? mode : 'ok');
    const dataset = await makeDataset(application, { replace: false });

    await expectEnding(dataset, ending, code, says);
    const asked = vendors.flowise.calls.slice(before).filter((call) => call.flow === flow);
    // People are asked for once more, where that may help: it is another question, about other people.
    const again = flow === 'personas' && ending === 'incomplete' && code !== 'bad_request';
    expect(asked).toHaveLength(again ? 2 * calls : calls);
    const rows =
      flow === 'picture-prompt'
        ? await ledgerOf(dataset, 'prompt:0')
        : [
            ...(await application.calls.forPurpose(dataset.id, 'write:batch-0:0')),
            ...(await application.calls.forPurpose(dataset.id, 'write:batch-0:1')),
          ];
    expectLedger(
      rows,
      asked.map((call) => call.clientRequestId),
      code,
      billed,
    );
    await expectLife(dataset);
  });

  it.each(['refusal', 'truncated'] as const)('a model that answers with %s', async (mode) => {
    modeOf = (asked) => (asked === flow ? mode : 'ok');
    const dataset = await makeDataset(application, { replace: false });
    expect(dataset.status).toBe('incomplete');
    expect(await readable(dataset)).toMatch(
      mode === 'refusal' ? /I'm sorry, but I can't help/ : /breaks off before its end|stops in the middle/,
    );
    await expectLife(dataset);
  });
});

it('makes another dataset after all of this', async () => {
  expect(await makeDataset(application, { count: 2 })).toMatchObject({ status: 'completed' });
});

// An application of their own: nothing goes to Flowise for as long as they say.
describe.each(['rate-limited', 'llm-429'] as const)('a flow that answers %s', (mode) => {
  it('is not asked again before it says so', async () => {
    const own = await openTestApplication(vendors.env);
    const dataset = await createDataset(own);
    try {
      const before = vendors.flowise.calls.length;
      modeOf = () => mode;
      const stop = new AbortController();
      const making = runDataset(own, dataset, stop.signal);
      while (vendors.flowise.calls.length === before) await new Promise((wake) => setTimeout(wake, 20));
      await new Promise((wake) => setTimeout(wake, 500));
      stop.abort();
      expect(await making).toMatchObject({ status: 'paused', pause: { code: 'interrupted' } });
      expect(vendors.flowise.calls).toHaveLength(before + 1);
      expect(await own.calls.forPurpose(dataset.id, 'write:batch-0:0')).toMatchObject([
        {
          id: vendors.flowise.calls.at(-1)?.clientRequestId,
          status: 'failed',
          failure: {
            code: 'rate_limited',
            billed: 'no',
            retryAfterMs: mode === 'llm-429' ? 20_000 : 3_000,
          },
        },
      ]);
      // Another writer has limits of its own.
      expect(await makeDataset(own, { personaProvider: 'openai' })).toMatchObject({ status: 'completed' });
    } finally {
      await own.close();
    }
  });
});
