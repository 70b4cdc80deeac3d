export const PROVIDER_KINDS = ['people', 'pictures', 'storage'] as const;
export const PROVIDER_HEALTH = ['ok', 'failing', 'unchecked'] as const;

/** Somebody who is asked for people, pictures or room, and how they were when last looked at. */
export interface ProviderState {
  name: string;
  kind: (typeof PROVIDER_KINDS)[number];
  configured: boolean;
  model: string | null;
  health: (typeof PROVIDER_HEALTH)[number];
  message: string | null;
  hint: string | null;
  checkedAt: Date | null;
  /** `YYYY-MM-DD`, the first day without the model; null when none is announced. */
  shutdownDate: string | null;
}
