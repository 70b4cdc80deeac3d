import { z } from '@hono/zod-openapi';
import { OUTCOMES } from '../../domain/verdict.ts';
import { RefusalsByGroup } from './cost.ts';

const at = z.iso.datetime().meta({ description: 'The beginning of the stretch of time.' });
const groups = z.array(z.object({ group: z.string(), count: z.int() }));

export const Statistics = z
  .object({
    bucket_seconds: z.int().meta({ description: 'Length of a stretch of time in the series.' }),
    people_over_time: z.array(z.object({ at, completed: z.int(), failed: z.int() })),
    pictures_over_time: z.array(z.object({ at, pictures: z.int() })),
    cost_over_time: z.array(z.object({ at, usd: z.number() })),
    failures: z.array(z.object({ code: z.string(), count: z.int() })),
    refusals: RefusalsByGroup,
    groups: z.object({ gender: groups, age: groups, ethnicity: groups }),
    verdicts: z.array(z.object({ outcome: z.enum(OUTCOMES), count: z.int() })),
    review: z.object({ approved: z.int(), rejected: z.int(), pending: z.int() }),
    rate_limit: z.array(
      z.object({
        provider: z.string(),
        line: z.string(),
        per_minute: z.number().nullable().meta({ description: 'Calls; null while unknown.' }),
        used_last_minute: z.int(),
        waiting_until: z.iso.datetime().nullable(),
      }),
    ),
  })
  .openapi('Statistics', {
    example: {
      bucket_seconds: 60,
      people_over_time: [{ at: '2026-01-02T03:04:00.000Z', completed: 3, failed: 0 }],
      pictures_over_time: [{ at: '2026-01-02T03:04:00.000Z', pictures: 12 }],
      cost_over_time: [{ at: '2026-01-02T03:04:00.000Z', usd: 0.4743 }],
      failures: [{ code: 'refused', count: 1 }],
      refusals: { by_gender: [], by_age: [], by_ethnicity: [] },
      groups: {
        gender: [{ group: 'female', count: 2 }],
        age: [{ group: '60+', count: 2 }],
        ethnicity: [{ group: 'not stated', count: 2 }],
      },
      verdicts: [{ outcome: 'passed', count: 12 }],
      review: { approved: 1, rejected: 0, pending: 2 },
      rate_limit: [
        { provider: 'openai', line: 'image', per_minute: 50, used_last_minute: 6, waiting_until: null },
      ],
    },
  });
