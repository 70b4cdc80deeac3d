import type { OpenAI } from 'openai';
import { CallError } from '../../domain/errors.ts';
import { textModelFacts } from '../../domain/model-table.ts';
import type { CallContext, TextAnswer } from '../../ports/answers.ts';
import { sentence, type Caller } from './caller.ts';
import { readRateLimit } from './answer-headers.ts';
import { createConnection, type OpenAiOptions, type RawAnswer } from './connection.ts';
import { fieldsOf } from './fields.ts';
import { readableText } from './readable-text.ts';
import { parseAnswer, unusable } from './unusable.ts';
import { readChatUsage } from './usage.ts';

/** A question with the shape that its answer must have. */
export interface Question {
  system: string;
  user: string;
  /** 1 to 64 letters, digits, `_` and `-`. */
  schemaName: string;
  /** JSON Schema within what strict structured outputs take: every property required, no others allowed. */
  schema: Record<string, unknown>;
}

export interface Chat {
  readonly model: string;
  /** Makes exactly one attempt. @throws CallError */
  ask(question: Question, call: CallContext): Promise<TextAnswer>;
  close(): Promise<void>;
}

/** Chat completions with structured outputs, of the vendor or of any server that speaks the same API. */
export function createChat(options: OpenAiOptions): Chat {
  const { id, reasoningEffort } = textModelFacts(options.model);
  const connection = createConnection(options);
  return {
    model: id,
    async ask({ system, user, schemaName, schema }, call) {
      const body: OpenAI.ChatCompletionCreateParamsNonStreaming = {
        model: id,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: schemaName, strict: true, schema },
        },
        ...(reasoningEffort === null ? {} : { reasoning_effort: reasoningEffort }),
      };
      const log = { path: '/chat/completions', model: id, promptLength: system.length + user.length };
      const raw = await connection.send(
        call,
        (client, request) => client.chat.completions.create(body, request),
        log,
      );
      return readChatAnswer(raw, connection.caller);
    },
    close: () => connection.close(),
  };
}

/** @throws CallError `refused` or `unusable_answer` */
function readChatAnswer(raw: RawAnswer, caller: Caller): TextAnswer {
  const body = parseAnswer(raw, caller);
  const usage = readChatUsage(body['usage']);
  const fail = (what: string) => unusable(what, raw, caller, usage);

  const choices = body['choices'];
  if (!Array.isArray(choices) || choices.length === 0) throw fail('without choices');
  const choice = fieldsOf(choices[0]);
  const { refusal, content } = fieldsOf(choice['message']);
  const filtered = choice['finish_reason'] === 'content_filter';
  if (filtered || (typeof refusal === 'string' && refusal !== '')) {
    const words = typeof refusal === 'string' ? `: ${readableText(refusal, caller.apiKey)}` : '';
    throw new CallError('refused', sentence(`${caller.place} refused to write this${words}`), {
      billed: usage === undefined ? 'unknown' : 'yes',
      retryable: false,
      hint: 'Change the description: the model will not write about it as it is.',
      vendorCode: filtered ? 'content_filter' : 'refusal',
      requestId: raw.requestId,
      httpStatus: 200,
    });
  }
  if (choice['finish_reason'] === 'length') throw fail('the text was cut off at its longest');
  if (typeof content !== 'string' || content.trim() === '') throw fail('with an empty text');

  const rateLimit = readRateLimit(raw.headers);
  return {
    text: content,
    ...(usage === undefined ? {} : { usage }),
    ...(raw.requestId === undefined ? {} : { requestId: raw.requestId }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  };
}
