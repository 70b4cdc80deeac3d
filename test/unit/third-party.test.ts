import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };

/** One row of the table for each package, whose first column may name several. */
const rows = [...read('THIRD_PARTY.md').matchAll(/^\| (?!what |-)(.+?) *\| (.+?) *\|/gm)].flatMap(
  ([, names = '', licence = '']) =>
    names
      .replace(/\(.*\)/, '')
      .split(',')
      .map((name) => [name.trim(), licence] as const),
);

it('THIRD_PARTY.md names every package that the program needs, and none that is gone', () => {
  expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(dependencies).toSorted());
});

it.each(rows)('THIRD_PARTY.md gives the licence of %s', (name, licence) => {
  const facts = JSON.parse(read(`node_modules/${name}/package.json`)) as { license?: string };
  // The drawings have a licence for each style.
  expect(licence).toBe(name === '@dicebear/styles' ? 'see the next section' : facts.license);
});

it('THIRD_PARTY.md gives the licence and the artist of every style of drawing that the sources import', () => {
  const sources = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join('src', name)));
  const styles = sources.flatMap((text) =>
    [...text.matchAll(/@dicebear\/styles\/([\w-]+)\.json/g)].map(([, style = '']) => style),
  );
  expect(styles).not.toEqual([]);
  for (const style of styles) {
    const { meta } = JSON.parse(read(`node_modules/@dicebear/styles/src/${style}.json`)) as {
      meta: { license: { name: string }; creator: { name: string }; source: { url: string } };
    };
    const text = read('THIRD_PARTY.md');
    for (const fact of [`\`${style}\``, meta.license.name, meta.creator.name]) expect(text).toContain(fact);
    // Another licence would bind everybody who uses an export.
    expect(meta.license.name).toBe('CC0 1.0');
  }
});
