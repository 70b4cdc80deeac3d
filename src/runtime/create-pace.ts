import type { SettingsStore } from '../database/settings.ts';
import type { Config } from './config.ts';

export type Pace = Awaited<ReturnType<typeof createPace>>;

/** How fast pictures are asked for: as the environment says, or else the settings, which somebody may change meanwhile. */
export async function createPace(
  settings: SettingsStore,
  config: Pick<Config, 'imageConcurrency' | 'imagesPerMinute'>,
) {
  let set = (await settings.read()).images_per_minute;
  return {
    /** As of the last look at the settings. */
    now: () => ({
      imageConcurrency: config.imageConcurrency,
      imagesPerMinute: config.imagesPerMinute ?? set ?? undefined,
    }),
    async look(): Promise<void> {
      set = (await settings.read()).images_per_minute;
    },
    /** The settings, whose changes hold at once. */
    settings: {
      read: () => settings.read(),
      async change(values) {
        const changed = await settings.change(values);
        set = changed.images_per_minute;
        return changed;
      },
    } satisfies SettingsStore,
  };
}
