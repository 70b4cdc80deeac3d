import { text, timestamp } from 'drizzle-orm/pg-core';
import type { ReviewState } from '../domain/review.ts';

/** A point in time. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** What people decided about a row, as of now; how it came to that is in `reviews`. */
export const review = () => ({
  review: text().$type<ReviewState>().notNull().default('pending'),
  reviewedAt: moment('reviewed_at'),
  reviewedBy: text('reviewed_by'),
  reviewReason: text('review_reason'),
});
