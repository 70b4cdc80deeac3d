import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { NewDataset, PersonaProvider, PictureProvider, Quality, Settings } from '../../api/types.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';
import type { Writing } from '../settings/writing-fields.tsx';

export interface Draft {
  description: string;
  count: number;
  images: number;
  language: string;
  quality: Quality;
  maxCost: string;
  seed: string;
  personas: PersonaProvider | '';
  pictures: PictureProvider | '';
  replace: boolean;
  requirePassed: boolean;
  /** What is to be written otherwise than the settings say. */
  writing: Partial<Writing>;
}

export const MOST_PEOPLE = 10_000;
export const MOST_IMAGES = 16;
export const LONGEST_DESCRIPTION = 10_000;

const fresh = (settings: Settings | undefined): Draft => ({
  description: '',
  count: 20,
  images: settings?.default_images ?? 4,
  language: settings?.default_language ?? 'English',
  quality: settings?.default_quality ?? 'auto',
  maxCost: settings?.max_cost_per_dataset?.toString() ?? '',
  seed: '',
  personas: '',
  pictures: '',
  replace: true,
  requirePassed: false,
  writing: {},
});

/** What is typed so far; what nobody touched follows the settings. */
export function useDraft() {
  const settings = useQuery(queries.settings());
  const [changes, setChanges] = useState(keptDraft);
  useEffect(() => keepDraft(changes), [changes]);
  const draft: Draft = { ...fresh(settings.data), ...changes };
  return {
    draft,
    settings: settings.data,
    change: (more: Partial<Draft>) => setChanges((old) => ({ ...old, ...more })),
  };
}

/** Undefined where it could not be made as it stands. */
export function wishOfDraft(draft: Draft): NewDataset | undefined {
  const description = draft.description.trim();
  const whole = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (description === '' || !whole(draft.count, MOST_PEOPLE) || !whole(draft.images, MOST_IMAGES))
    return undefined;
  if (draft.maxCost !== '' && !(Number(draft.maxCost) > 0)) return undefined;
  const { instructions, base_prompt: prompt } = draft.writing;
  return {
    description,
    count: draft.count,
    images: draft.images,
    language: draft.language.trim() || 'English',
    quality: draft.quality,
    replace: draft.replace,
    require_passed: draft.requirePassed,
    // Said also where there is none: left out, the limit of the settings would be taken.
    max_cost: draft.maxCost === '' ? null : Number(draft.maxCost),
    ...(draft.seed.trim() ? { seed: draft.seed.trim() } : {}),
    ...(draft.personas ? { persona_provider: draft.personas } : {}),
    ...(draft.pictures ? { picture_provider: draft.pictures } : {}),
    ...(instructions ? { instructions } : {}),
    ...(prompt?.trim() ? { base_prompt: prompt } : {}),
  };
}
