import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Data that is shared between projects and not part of this one: beside the repository, or where told. */
export const FIXTURES = resolve(
  process.env['AVATARS_FIXTURES'] ?? join(import.meta.dirname, '../../../shared/fixtures'),
);

/** Why tests that need the folder are skipped; `undefined` when it is there. */
export function missingFixtures(folder: string): string | undefined {
  return existsSync(join(FIXTURES, folder)) ? undefined : `not here, skipped: ../shared/fixtures/${folder}`;
}

/** All JSON files of a folder by their name without the ending. */
export function readJsonFixtures<Content>(folder: string): Map<string, Content> {
  const path = join(FIXTURES, folder);
  const names = readdirSync(path).filter((name) => name.endsWith('.json'));
  return new Map(
    names.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(path, name), 'utf8')) as Content,
    ]),
  );
}
