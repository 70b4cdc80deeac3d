import { z } from '@hono/zod-openapi';
import { PAID_CALL_STATUSES, PAID_STAGES } from '../../domain/paid-call.ts';
import { PageQuery, pageOf } from './page.ts';

const moment = z.iso.datetime();
const tokens = z.number().optional();

export const Call = z
  .object({
    id: z.uuid(),
    stage: z.enum(PAID_STAGES),
    purpose: z.string().meta({ description: 'The same purpose is paid for once.' }),
    attempt: z.int().meta({ description: 'From 0: the tries for this purpose.' }),
    repeat_of: z
      .uuid()
      .nullable()
      .meta({ description: 'The call of unknown outcome that this one repeats.' }),
    provider: z.string(),
    model: z.string().nullable(),
    status: z.enum(PAID_CALL_STATUSES),
    usd: z.number().nullable().meta({ description: "By the vendor's own count; null while unknown." }),
    usd_expected: z.number().nullable(),
    usage: z
      .object({
        inputTextTokens: tokens,
        inputImageTokens: tokens,
        outputTextTokens: tokens,
        outputImageTokens: tokens,
      })
      .nullable(),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    request_id: z.string().nullable().meta({ description: "The vendor's own id." }),
    persona_id: z.uuid().nullable(),
    intended_at: moment,
    sent_at: moment.nullable(),
    ended_at: moment.nullable(),
  })
  .openapi('Call');

export const CallPage = pageOf('CallPage', Call).openapi({
  example: {
    items: [
      {
        id: '01900000-0000-7000-8000-0000000000c1',
        stage: 'base-picture',
        purpose: 'person:01900000-0000-7000-8000-0000000000a1:base',
        attempt: 0,
        repeat_of: null,
        provider: 'openai',
        model: 'gpt-image-2',
        status: 'succeeded',
        usd: 0.0527,
        usd_expected: 0.0527,
        usage: { inputTextTokens: 120, outputImageTokens: 1756 },
        failure: null,
        request_id: 'req_123',
        persona_id: '01900000-0000-7000-8000-0000000000a1',
        intended_at: '2026-01-02T03:04:05.678Z',
        sent_at: '2026-01-02T03:04:05.700Z',
        ended_at: '2026-01-02T03:04:41.200Z',
      },
    ],
    next_cursor: null,
  },
});

export const CallQuery = PageQuery.extend({
  status: z.enum(PAID_CALL_STATUSES).optional(),
  stage: z.enum(PAID_STAGES).optional(),
  persona: z.uuid().optional().meta({ description: 'Only calls for this person.' }),
});
