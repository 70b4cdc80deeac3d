import { z } from 'zod';

/** Most Unicode code points that each platform allows in a biography. */
export const BIOGRAPHY_LIMITS = {
  bio_facebook: 255,
  bio_instagram: 150,
  bio_x: 160,
  bio_tiktok: 80,
} as const;

export type BiographyField = keyof typeof BIOGRAPHY_LIMITS;

export const BIOGRAPHY_FIELDS = Object.keys(BIOGRAPHY_LIMITS) as BiographyField[];

/** Everyone in a dataset is at least this old. */
export const ADULT_AGE = 18;

/** Oldest age that is believed; anything above is a mistake of the writer. */
export const HIGHEST_AGE = 120;

/** Platforms whose instructions a user can set. */
export const PLATFORMS = ['facebook', 'instagram', 'x', 'tiktok'] as const;
export type Platform = (typeof PLATFORMS)[number];
export type PlatformInstructions = Record<Platform, string>;

/**
 * One person's text, as stored, exported and shown. Field names are the wire format of every export.
 * Lengths count Unicode code points.
 */
export const PersonaText = z.object({
  firstname: z.string().min(1).max(100),
  lastname: z.string().min(1).max(100),
  gender: z.string().min(1).max(30),
  bio_facebook: z.string().min(1),
  bio_instagram: z.string().min(1),
  bio_x: z.string().min(1),
  bio_tiktok: z.string().min(1),
  age: z.int().min(ADULT_AGE).max(HIGHEST_AGE),
  ethnicity: z.string().max(200).nullable(),
  job_title: z.string().max(300).nullable(),
  workplace: z.string().max(300).nullable(),
  edu_establishment: z.string().max(300).nullable(),
  edu_study: z.string().max(300).nullable(),
  current_city: z.string().max(200).nullable(),
  current_state: z.string().max(200).nullable(),
  prev_city: z.string().max(200).nullable(),
  prev_state: z.string().max(200).nullable(),
  about: z.string().max(5_000).nullable(),
});

export type PersonaText = z.infer<typeof PersonaText>;

/** The columns of a person in a fixed order, for tables. */
export const PERSONA_FIELDS = Object.keys(PersonaText.shape) as (keyof PersonaText)[];

/** What a writer said of one person: any of the fields, of any type, as read from its answer. */
export type PersonaDraft = Partial<Record<keyof PersonaText, unknown>>;
