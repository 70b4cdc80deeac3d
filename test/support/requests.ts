import { DEFAULT_BASE_PROMPT, DEFAULT_INSTRUCTIONS, type DatasetRequest } from '../../src/domain/dataset.ts';

/** A request as the command line makes it, offline unless told otherwise. */
export function datasetRequest(changes: Partial<DatasetRequest> = {}): DatasetRequest {
  return {
    description: 'retired teachers in Lisbon who garden',
    language: 'English',
    count: 3,
    images: 4,
    seed: 'test',
    quality: 'auto',
    maxCost: null,
    personaProvider: 'offline',
    pictureProvider: 'offline',
    replace: true,
    requirePassed: false,
    instructions: DEFAULT_INSTRUCTIONS,
    basePrompt: DEFAULT_BASE_PROMPT,
    ...changes,
  };
}
