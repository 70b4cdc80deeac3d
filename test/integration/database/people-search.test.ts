import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseConnection } from '../../../src/database/connection.ts';
import { DATABASES, openTestDatabase } from '../../support/databases.ts';

describe.each(DATABASES)('words that are searched, on %s', (kind) => {
  let connection: DatabaseConnection;
  beforeAll(async () => {
    connection = await openTestDatabase(kind);
  });
  afterAll(() => connection.close());

  const ask = async (expression: ReturnType<typeof sql>): Promise<unknown> => {
    const found: unknown = await connection.db.execute(sql`select ${expression} as answer`);
    return (found as { rows: { answer: unknown }[] }).rows[0]?.answer;
  };

  it.each([
    ['Éva Ångström-Ødegård', ['angstrom', 'eva', 'odegard']],
    ['ŁÓDŹ, Straße 7a', ['7a', 'lodz', 'strasse']],
    ["O'Neil 🌿plants “C++”", ['c', 'neil', 'o', 'plants']],
    ['plain ASCII, Twice twice', ['ascii', 'plain', 'twice']],
    ['Привет МИР', ['мир', 'привет']],
    ['ΑΘΉΝΑΣ', ['αθηνασ']],
    ['東京 works', ['works', '京', '東']],
    [' \n—…!?\\\'" ', []],
    ['', []],
  ])('%j', async (text, words) => {
    const found = (await ask(sql`public.avatars_search_words(${text})`)) as string[];
    expect(found.toSorted()).toEqual(words.toSorted());
  });

  it('takes nothing that is typed for an operator', async () => {
    expect(await ask(sql`public.avatars_search_query('a & !(b | ''c'') <-> \\ :*')::text`)).toBe(
      "'a':* & 'b':* & 'c':*",
    );
    expect(await ask(sql`public.avatars_search_query('***')`)).toBeNull();
  });
});
