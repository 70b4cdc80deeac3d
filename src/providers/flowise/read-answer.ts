import { CallError } from '../../domain/errors.ts';
import type { TextAnswer } from '../../ports/answers.ts';
import { ADDRESS_HINT } from './address.ts';
import { errorOfAnswer, type Place, type RawAnswer } from './answer-errors.ts';
import { ignoredState, PredictionAnswer, usageOf } from './answer.ts';
import { START_NODE_ID, type StateEntry } from './flow-state.ts';
import { OVERRIDE_HINT } from './override-setting.ts';

export const LOOK_AT_RUN =
  'Look at the run under "Executions" in Flowise; if its model is at fault, choose another in the LLM node.';

/**
 * The text of a finished flow.
 * @throws CallError for everything else that a server may answer
 */
export function readAnswer(raw: RawAnswer, sent: readonly StateEntry[], place: Place): TextAnswer {
  if (raw.status !== 200) throw errorOfAnswer(raw, place);
  const details = { httpStatus: 200, billed: 'yes', retryable: true } as const;
  if (/\btext\/html\b/i.test(raw.contentType)) {
    throw new CallError(
      'not_found',
      `${place.url} is not the address of Flowise: it answers with a web page.`,
      {
        httpStatus: 200,
        billed: 'no',
        retryable: false,
        vendorCode: 'web_page',
        hint: ADDRESS_HINT,
      },
    );
  }
  const parsed = PredictionAnswer.safeParse(parseJson(raw.body));
  if (!parsed.success) {
    throw new CallError('unusable_answer', 'The answer of Flowise is not the JSON of a finished flow.', {
      ...details,
      hint: LOOK_AT_RUN,
    });
  }
  const requestId = parsed.data.executionId;
  const usage = usageOf(parsed.data);
  const ignored = ignoredState(parsed.data, sent);
  if (ignored !== undefined) throw stateIgnored(ignored, place, requestId);
  if (parsed.data.text.trim() === '') {
    throw new CallError('unusable_answer', 'The model behind Flowise answered nothing.', {
      ...details,
      vendorCode: 'empty_text',
      requestId,
      hint: LOOK_AT_RUN,
    });
  }
  return {
    text: parsed.data.text,
    ...(requestId === undefined ? {} : { requestId }),
    ...(usage === undefined ? {} : { usage }),
  };
}

function stateIgnored(
  ignored: 'override-off' | 'other-start-node',
  place: Place,
  requestId: string | undefined,
): CallError {
  const reason =
    ignored === 'override-off'
      ? 'its override setting is off'
      : `its start node is not called ${START_NODE_ID}`;
  return new CallError(
    'not_found',
    `The flow ${place.flowId} ran without what was sent to it: ${reason}, so it answered about nothing.`,
    {
      httpStatus: 200,
      billed: 'yes',
      retryable: false,
      vendorCode: ignored.replaceAll('-', '_'),
      requestId,
      hint: OVERRIDE_HINT,
    },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
