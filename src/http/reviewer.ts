import type { Actor } from '../domain/access.ts';
import type { Reviewer } from '../domain/review.ts';

/** Who decides, as the history keeps it. */
export const reviewerOf = ({ userId, name }: Actor): Reviewer => ({ id: userId, name });
