import { z } from '@hono/zod-openapi';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { MOST_IMAGES, QUALITIES } from '../../domain/picture.ts';

const LONGEST_INSTRUCTION = 2_000;
const LONGEST_PROMPT = 4_000;
const usd = z.number().positive().max(1_000_000).nullable();

export const Instructions = z
  .strictObject({
    facebook: z.string().max(LONGEST_INSTRUCTION),
    instagram: z.string().max(LONGEST_INSTRUCTION),
    x: z.string().max(LONGEST_INSTRUCTION),
    tiktok: z.string().max(LONGEST_INSTRUCTION),
  })
  .openapi('Instructions');

export const BasePrompt = z
  .string()
  .min(1)
  .max(LONGEST_PROMPT)
  .meta({ description: 'Of the base picture; `{bio_facebook}` and `{gender}` are filled in.' });

export const Settings = z
  .strictObject({
    instructions: Instructions.meta({ description: "What each platform's biography should be like." }),
    base_prompt: BasePrompt,
    default_images: z.int().min(1).max(MOST_IMAGES),
    default_quality: z.enum(QUALITIES),
    default_language: z.string().min(1).max(80),
    max_cost_per_dataset: usd.meta({
      description: 'USD at which a dataset pauses that names no cap of its own.',
    }),
    images_per_minute: z
      .int()
      .min(1)
      .max(1_000_000)
      .nullable()
      .meta({ description: 'Picture calls; cannot be changed here where IMAGES_PER_MINUTE sets it.' }),
    alert_cost_usd: usd.meta({ description: 'USD of a dataset above which somebody is told.' }),
    alert_failure_rate: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ description: "Part of a dataset's people whose failing somebody is told of." }),
  })
  .openapi('Settings', { example: DEFAULT_SETTINGS });

export const SettingsChange = z
  .strictObject({ ...Settings.shape, instructions: Instructions.partial() })
  .partial()
  .openapi('SettingsChange', { example: { default_images: 8, max_cost_per_dataset: 25 } });
