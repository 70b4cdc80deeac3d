/** The life of a request that costs money. `sent` without an end means: in flight, or its process died. */
export const PAID_CALL_STATUSES = ['intended', 'sent', 'succeeded', 'failed', 'unknown'] as const;
export type PaidCallStatus = (typeof PAID_CALL_STATUSES)[number];

/** What a paid call is for: the four stages that ask a vendor. */
export type PaidStage = 'personas' | 'picture-prompt' | 'base-picture' | 'grid';

/** Tokens by modality. A number that the vendor did not give is left out, never taken as 0. */
export interface Usage {
  inputTextTokens?: number;
  inputImageTokens?: number;
  outputTextTokens?: number;
  outputImageTokens?: number;
}

/** USD that one call of each kind is expected to cost; null where no price is known. */
export interface CallPrices {
  personas: number | null;
  prompt: number | null;
  base: number | null;
  grid: number | null;
}
