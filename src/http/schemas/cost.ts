import { z } from '@hono/zod-openapi';
import { PAID_CALL_STATUSES, PAID_STAGES } from '../../domain/paid-call.ts';
import { Cost } from './dataset.ts';

export const GroupRefusals = z
  .object({
    group: z.string(),
    people: z.int(),
    refused_calls: z.int(),
    lost: z.int().meta({ description: 'People who have no pictures because moderation refused them.' }),
  })
  .openapi('GroupRefusals');

const groups = z.array(GroupRefusals);
export const RefusalsByGroup = z.object({ by_gender: groups, by_age: groups, by_ethnicity: groups });

export const CostReport = Cost.extend({
  usd_per_completed_person: z.number().nullable(),
  stages: z.array(
    z.object({
      stage: z.enum(PAID_STAGES),
      status: z.enum(PAID_CALL_STATUSES),
      calls: z.int(),
      usd: z.number(),
      unpriced: z.int(),
    }),
  ),
  tokens: z.object({
    input_text: z.number(),
    input_image: z.number(),
    output_text: z.number(),
    output_image: z.number(),
  }),
  refusals: RefusalsByGroup.extend({ calls: z.int(), people_lost: z.int() }),
}).openapi('CostReport', {
  example: {
    usd: 0.4743,
    calls: 10,
    repeats: 0,
    unknown: 0,
    unpriced: 0,
    usd_per_completed_person: 0.1581,
    stages: [{ stage: 'base-picture', status: 'succeeded', calls: 3, usd: 0.1581, unpriced: 0 }],
    tokens: { input_text: 900, input_image: 5_200, output_text: 2_400, output_image: 10_500 },
    refusals: {
      calls: 0,
      people_lost: 0,
      by_gender: [{ group: 'female', people: 2, refused_calls: 0, lost: 0 }],
      by_age: [{ group: '60+', people: 2, refused_calls: 0, lost: 0 }],
      by_ethnicity: [{ group: 'not stated', people: 2, refused_calls: 0, lost: 0 }],
    },
  },
});

export const Estimate = z
  .object({
    calls: z.object({
      personas: z.int(),
      prompts: z.int(),
      base_pictures: z.int(),
      grids: z.int(),
      total: z.int(),
    }),
    pictures: z.int(),
    usd: z.number().meta({ description: 'Of everything that has a known price.' }),
    unpriced: z
      .array(z.string())
      .meta({ description: 'Kinds of call without a known price: `usd` does not cover them.' }),
    seconds: z.int().meta({ description: "When no call fails and the vendor's limits are not reached." }),
    repairs: z
      .object({ grids: z.int(), usd: z.number().nullable() })
      .nullable()
      .meta({ description: 'What may come on top where pictures must have passed.' }),
  })
  .openapi('Estimate', {
    example: {
      calls: { personas: 1, prompts: 3, base_pictures: 3, grids: 3, total: 10 },
      pictures: 12,
      usd: 0.4743,
      unpriced: [],
      seconds: 117,
      repairs: null,
    },
  });
