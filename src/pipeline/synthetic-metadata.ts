/** What stands beside every object that holds something made up, where the store keeps such notes. */
export function syntheticMetadata(datasetId: string | null): Record<string, string> {
  return { synthetic: 'true', ...(datasetId === null ? {} : { dataset: datasetId }) };
}
