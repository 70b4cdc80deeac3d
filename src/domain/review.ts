import type { PersonaText } from './persona.ts';

export const REVIEW_STATES = ['pending', 'approved', 'rejected'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export type ReviewDecision = Exclude<ReviewState, 'pending'>;
/**
 * What the history of a person or a picture holds. `edited` and `remade` are changes: of a person's text, and of their
 * photos. What was decided before is about somebody who looked different.
 */
export type ReviewAction = ReviewDecision | 'edited' | 'remade';

/** What is decided about a person and a picture, until somebody decides. */
export const UNDECIDED = {
  review: 'pending',
  reviewedAt: null,
  reviewedBy: null,
  reviewReason: null,
} as const;

/** Bands in which ages are counted and filtered. */
export const AGE_BANDS = ['18-29', '30-44', '45-59', '60+'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Most characters of a reason. */
export const LONGEST_REASON = 1_000;

/** Who decided: an id that stays, and the name that people know at that moment. */
export interface Reviewer {
  id: string;
  name: string;
}

/** Fields that an edit changed, each with what it was and what it became. */
export type TextChanges = Partial<Record<keyof PersonaText, { from: unknown; to: unknown }>>;
