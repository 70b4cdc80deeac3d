import { DEFAULT_BASE_PROMPT, DEFAULT_INSTRUCTIONS } from './dataset.ts';
import type { PlatformInstructions } from './persona.ts';
import type { Quality } from './picture.ts';

/** What users set for all datasets to come. Field names are the wire format. */
export interface Settings {
  instructions: PlatformInstructions;
  /** The prompt of the base picture. */
  base_prompt: string;
  default_images: number;
  default_quality: Quality;
  /** English name or code of a language. */
  default_language: string;
  /** USD at which a dataset pauses that names no cap of its own; null: none. */
  max_cost_per_dataset: number | null;
  /** Picture calls a minute, in all processes; null: as fast as the vendor allows. */
  images_per_minute: number | null;
  /** USD of a dataset above which somebody is told; null: nobody is. */
  alert_cost_usd: number | null;
  /** Part of a dataset's people, 0 to 1, whose failing somebody is told of; null: nobody is. */
  alert_failure_rate: number | null;
}

export const DEFAULT_SETTINGS: Settings = {
  instructions: DEFAULT_INSTRUCTIONS,
  base_prompt: DEFAULT_BASE_PROMPT,
  default_images: 4,
  default_quality: 'auto',
  default_language: 'English',
  max_cost_per_dataset: null,
  images_per_minute: null,
  alert_cost_usd: null,
  alert_failure_rate: null,
};

/** What is left out stays, also of the instructions. */
export type SettingsChange = Partial<Omit<Settings, 'instructions'>> & {
  instructions?: Partial<Settings['instructions']>;
};
