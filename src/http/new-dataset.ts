import type { Settings } from '../domain/settings.ts';
import type { RequestInput } from '../services/check-request.ts';
import type { NewDataset } from './schemas/dataset.ts';

/** What a caller asks for, with what the settings say where they leave something out. */
export function requestInput(body: NewDataset, settings: Settings): RequestInput {
  const maxCost = body.max_cost === undefined ? settings.max_cost_per_dataset : body.max_cost;
  return {
    description: body.description,
    count: body.count,
    images: body.images ?? settings.default_images,
    language: body.language ?? settings.default_language,
    seed: body.seed,
    quality: body.quality ?? settings.default_quality,
    maxCost: maxCost ?? undefined,
    personas: body.persona_provider,
    pictures: body.picture_provider,
    replace: body.replace,
    requirePassed: body.require_passed,
    instructions: { ...settings.instructions, ...given(body.instructions) },
    basePrompt: body.base_prompt ?? settings.base_prompt,
  };
}

/** Only what is there: `undefined` would take the place of a setting. */
function given(values: object | undefined) {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined));
}
