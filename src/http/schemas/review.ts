import { z } from '@hono/zod-openapi';
import { storableText } from './page.ts';
import { LONGEST_REASON, REVIEW_STATES } from '../../domain/review.ts';

export const ReviewStateSchema = z.enum(REVIEW_STATES);

const moment = z.iso.datetime();

/** What people decided, on persons and pictures alike. */
export const reviewFields = {
  review: ReviewStateSchema,
  reviewed_at: moment.nullable(),
  reviewed_by: z.string().nullable().meta({ description: 'The name of whoever decided, at that moment.' }),
  review_reason: z.string().nullable(),
};

export const Rejection = z
  .strictObject({ reason: storableText().max(LONGEST_REASON).optional() })
  .openapi('Rejection', { example: { reason: 'The hands have six fingers.' } });
