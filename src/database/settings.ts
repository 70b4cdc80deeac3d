import { eq, sql } from 'drizzle-orm';
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from '../domain/settings.ts';
import type { Database } from './connection.ts';
import { settings } from './schema.ts';

const EVERYWHERE = 'everywhere';

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

export type SettingsStore = ReturnType<typeof createSettingsStore>;

/** Settings as users left them; what nobody set has its default. */
export function createSettingsStore(db: Database) {
  async function read(): Promise<Settings> {
    const [row] = await db.select().from(settings).where(eq(settings.name, EVERYWHERE));
    return { ...DEFAULT_SETTINGS, ...row?.values };
  }
  return {
    read,
    /** Changes what is named and leaves the rest, also when two change something at the same time. */
    async change({ instructions, ...values }: SettingsChange): Promise<Settings> {
      const updatedAt = new Date();
      const written = { ...DEFAULT_SETTINGS.instructions, ...instructions };
      // Merged where it is stored: what is read and written back would undo what somebody changes in between.
      const nested = sql`jsonb_build_object('instructions', ${json(DEFAULT_SETTINGS.instructions)}
        || coalesce(${settings.values} -> 'instructions', '{}') || ${json(instructions)})`;
      await db
        .insert(settings)
        .values({
          name: EVERYWHERE,
          values: { ...values, ...(instructions ? { instructions: written } : {}) },
          updatedAt,
        })
        .onConflictDoUpdate({
          target: settings.name,
          set: {
            updatedAt,
            values: sql`${settings.values} || ${json(values)} || ${instructions ? nested : json({})}`,
          },
        });
      return read();
    },
  };
}
