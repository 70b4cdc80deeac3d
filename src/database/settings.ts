import { eq, sql } from 'drizzle-orm';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import type { Database } from './connection.ts';
import { settings } from './schema.ts';

const EVERYWHERE = 'everywhere';

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
    async change(values: Partial<Settings>): Promise<Settings> {
      const row = { values, updatedAt: new Date() };
      await db
        .insert(settings)
        .values({ name: EVERYWHERE, ...row })
        .onConflictDoUpdate({
          target: settings.name,
          set: { ...row, values: sql`${settings.values} || excluded.values` },
        });
      return read();
    },
  };
}
