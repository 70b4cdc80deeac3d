import { z } from 'zod';
import { PLATFORMS, type PlatformInstructions } from './persona.ts';
import { MOST_IMAGES, QUALITIES } from './picture.ts';

export const PERSONA_PROVIDERS = ['flowise', 'openai', 'offline'] as const;
export const PICTURE_PROVIDERS = ['openai', 'offline'] as const;
export type PersonaProvider = (typeof PERSONA_PROVIDERS)[number];
export type PictureProvider = (typeof PICTURE_PROVIDERS)[number];

export const DATASET_STATUSES = [
  'pending',
  'generating-data',
  'generating-images',
  'paused',
  'completed',
  'incomplete',
  'cancelled',
  'failed',
] as const;
export type DatasetStatus = (typeof DATASET_STATUSES)[number];

/** In which there is something left to do that nobody has stopped. */
export const RUNNING_STATUSES: readonly DatasetStatus[] = ['pending', 'generating-data', 'generating-images'];

/** Statuses from which nothing more happens by itself. */
export const ENDED_STATUSES: readonly DatasetStatus[] = ['completed', 'incomplete', 'cancelled', 'failed'];

export const LONGEST_DESCRIPTION = 10_000;

export const DEFAULT_INSTRUCTIONS: PlatformInstructions = {
  facebook:
    'Warm and personal, full sentences, what friends and family would recognise. At most 255 characters.',
  instagram: 'Short lines or fragments, visual, an emoji or two at most. At most 150 characters.',
  x: 'Dry and to the point, interests and an opinion, no hashtags. At most 160 characters.',
  tiktok: 'One playful line. At most 80 characters.',
};

/** The prompt of stage 3. `{bio_facebook}` and `{gender}` are filled in. */
export const DEFAULT_BASE_PROMPT =
  'generate an image of how this person would look like in a selfie. the image should be not well-produced, amateur digital camera aesthetic, low resolution. Person: {bio_facebook}. {gender}.';

/** What a user asks for: everything that decides how a dataset comes out. */
export const DatasetRequest = z.object({
  description: z.string().trim().min(1).max(LONGEST_DESCRIPTION),
  /** The language of the biographies: its English name, for example "Portuguese". */
  language: z.string().min(1),
  count: z.int().min(1),
  images: z.int().min(1).max(MOST_IMAGES),
  seed: z.string().min(1).max(200),
  quality: z.enum(QUALITIES),
  /** USD; the dataset pauses before this is passed. */
  maxCost: z.number().positive().nullable(),
  personaProvider: z.enum(PERSONA_PROVIDERS),
  pictureProvider: z.enum(PICTURE_PROVIDERS),
  /** Whether a person who fails is replaced by another, within a bound. */
  replace: z.boolean(),
  /** Whether grids are made again, within a bound, until every person has `images` pictures that passed. */
  requirePassed: z.boolean(),
  instructions: z.object(
    Object.fromEntries(PLATFORMS.map((p) => [p, z.string()])) as Record<
      (typeof PLATFORMS)[number],
      z.ZodString
    >,
  ),
  basePrompt: z.string().min(1),
});

export type DatasetRequest = z.infer<typeof DatasetRequest>;
