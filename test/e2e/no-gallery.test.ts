import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { avatars, scratchFolder } from '../support/avatars.ts';

it('a run says how it ended where its gallery cannot be written', async () => {
  const data = scratchFolder();
  // Galleries go into a folder of this name.
  writeFileSync(join(data, 'datasets'), 'a file');
  const made = await avatars([
    'generate',
    'bakers',
    '--count',
    '1',
    '--images',
    '1',
    '--data-dir',
    data,
    '--json',
  ]);
  expect(made.json()).toMatchObject({ dataset: { status: 'completed', completed: 1 }, gallery: null });
  expect(made.stderr).toMatch(/^No gallery: .*\n {2}Write it later with: avatars export [0-9a-f-]{36} /m);
  expect(made.code).toBe(0);
});
