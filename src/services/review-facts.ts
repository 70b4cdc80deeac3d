/** What reviewers decided, as far as figures and exports need it. */
export interface ReviewFacts {
  /** Completed people by decision; of all datasets where `datasetId` is null. */
  counts(datasetId: string | null): Promise<{ approved: number; rejected: number; pending: number }>;
  /** Whether this person was approved. */
  isApproved(personaId: string): Promise<boolean>;
}
