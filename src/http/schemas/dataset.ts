import { z } from '@hono/zod-openapi';
import {
  DATASET_STATUSES,
  LONGEST_DESCRIPTION,
  PERSONA_PROVIDERS,
  PICTURE_PROVIDERS,
} from '../../domain/dataset.ts';
import { BasePrompt, Instructions } from './settings.ts';
import { MOST_IMAGES, QUALITIES } from '../../domain/picture.ts';
import { PageQuery, pageOf } from './page.ts';

const EXAMPLE_ID = '01900000-0000-7000-8000-000000000001';

export const DatasetId = z.uuid().openapi({ param: { name: 'dataset', in: 'path' }, example: EXAMPLE_ID });

/** What a caller may ask for. The rules beyond the shape are those of the command line: one place checks both. */
export const NewDataset = z
  .strictObject({
    description: z.string().min(1).max(LONGEST_DESCRIPTION).meta({ description: 'Who the people are.' }),
    count: z.int().min(1).max(10_000).meta({ description: 'How many people.' }),
    images: z
      .int()
      .min(1)
      .max(MOST_IMAGES)
      .optional()
      .meta({ description: 'Pictures of each; as the settings say unless told.' }),
    language: z
      .string()
      .min(1)
      .max(80)
      .optional()
      .meta({ description: 'Of the biographies; as the settings say unless told.' }),
    seed: z.string().min(1).max(200).optional(),
    quality: z.enum(QUALITIES).optional(),
    max_cost: z
      .number()
      .positive()
      .max(1_000_000)
      .nullable()
      .optional()
      .meta({ description: 'USD; the dataset pauses before this is passed.' }),
    persona_provider: z.enum(PERSONA_PROVIDERS).optional(),
    picture_provider: z.enum(PICTURE_PROVIDERS).optional(),
    replace: z
      .boolean()
      .optional()
      .meta({ description: 'Whether a person who fails is replaced; true unless told.' }),
    require_passed: z
      .boolean()
      .optional()
      .meta({ description: 'Whether grids are made again, within a bound, until enough pictures passed.' }),
    instructions: Instructions.partial().optional().meta({
      description: "What each platform's biography should be like; as the settings say unless told.",
    }),
    base_prompt: BasePrompt.optional(),
  })
  .openapi('NewDataset', {
    example: { description: 'retired teachers in Lisbon who garden', count: 3, images: 4 },
  });
export type NewDataset = z.infer<typeof NewDataset>;

const moment = z.iso.datetime();

export const Cost = z
  .object({
    usd: z.number().nullable(),
    calls: z.int(),
    repeats: z.int(),
    unknown: z.int(),
    unpriced: z.int(),
  })
  .openapi('Cost');

/** What was asked for the first time under a key is answered again in the same words. */
export const IdempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .meta({
      description:
        'Any text of your own. Sent again within 24 hours with the same body, it makes nothing new and gives the first answer again.',
    }),
});

export const Dataset = z
  .object({
    id: z.uuid(),
    description: z.string(),
    language: z.string(),
    status: z.enum(DATASET_STATUSES),
    requested: z.int(),
    completed: z.int(),
    failed: z.int(),
    pictures: z.int(),
    images_per_person: z.int(),
    require_passed: z.boolean(),
    people_short: z.int().nullable(),
    seed: z.string(),
    quality: z.enum(QUALITIES),
    max_cost: z.number().nullable().meta({ description: 'USD; null where there is no cap.' }),
    persona_provider: z.enum(PERSONA_PROVIDERS),
    picture_provider: z.enum(PICTURE_PROVIDERS),
    persona_model: z.string().nullable(),
    picture_model: z.string().nullable(),
    created_at: moment,
    started_at: moment.nullable(),
    finished_at: moment.nullable(),
    paused: z
      .object({
        code: z.string(),
        message: z.string(),
        hint: z.string().optional(),
        enough_usd: z
          .number()
          .optional()
          .meta({ description: 'At the cap: one under which all can be made.' }),
      })
      .nullable(),
    cost: Cost,
    gaps: z.array(z.object({ position: z.int(), reason: z.string() })),
  })
  .openapi('Dataset', {
    example: {
      id: EXAMPLE_ID,
      description: 'retired teachers in Lisbon who garden',
      language: 'English',
      status: 'generating-images',
      requested: 3,
      completed: 1,
      failed: 0,
      pictures: 4,
      images_per_person: 4,
      require_passed: false,
      people_short: null,
      seed: '5f1c09d2a7be',
      quality: 'auto',
      max_cost: null,
      persona_provider: 'offline',
      picture_provider: 'offline',
      persona_model: null,
      picture_model: null,
      created_at: '2026-01-02T03:04:05.678Z',
      started_at: '2026-01-02T03:04:05.700Z',
      finished_at: null,
      paused: null,
      cost: { usd: 0, calls: 5, repeats: 0, unknown: 0, unpriced: 0 },
      gaps: [],
    },
  });

export const DatasetPage = pageOf('DatasetPage', Dataset);

export const DatasetQuery = PageQuery.extend({
  status: z.enum(DATASET_STATUSES).optional(),
  q: z.string().min(1).max(200).optional().meta({ description: 'Part of the description.' }),
});

const maxCost = NewDataset.shape.max_cost.meta({
  description: 'USD; a new cap. Null takes it away; left out, it stays.',
});

export const Resume = z.strictObject({ max_cost: maxCost }).openapi('Resume', { example: { max_cost: 25 } });

export const Extension = z
  .strictObject({
    count: NewDataset.shape.count.meta({ description: 'How many people there are to be, in all.' }),
    max_cost: maxCost,
  })
  .openapi('Extension', { example: { count: 100 } });

/** What an action sets going that costs money. */
export const UnderWay = z
  .object({
    dataset_id: z.uuid(),
    expected_usd: z.number().nullable().meta({ description: 'Null where a price is unknown.' }),
  })
  .openapi('UnderWay', { example: { dataset_id: EXAMPLE_ID, expected_usd: 0.1581 } });
