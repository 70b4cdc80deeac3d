import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { avatars } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import { createPictureSource } from '../support/openai-server/pictures.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

const size = { width: 512, height: 512 };

describe('--require-passed where no grid can be cut for sure', () => {
  let vendors: Vendors;
  let env: Record<string, string>;
  let id: string;
  beforeAll(async () => {
    const drawings = createPictureSource({ baseSize: size, gridSize: size, gutter: 16, noise: 0 });
    vendors = await startVendors({
      openai: {
        pictureFor: ({ number, path }) =>
          path.endsWith('/edits') ? drawings.picture('base', number, `one photo ${number}`) : undefined,
      },
    });
    env = { ...vendors.env, AVATARS_DATA_DIR: await dataDirectory() };
  });
  afterAll(() => vendors.close());

  it('completes everybody, says who fell short, and ends with 1', async () => {
    const made = await avatars(['generate', 'bakers', '--count', '2', '--require-passed', '--json'], env);
    const result = made.json() as { dataset: { id: string } };
    expect(made.code, made.stderr).toBe(1);
    expect(result).toMatchObject({ dataset: { status: 'completed', completed: 2 }, people_short: 2 });
    expect(made.stderr).toContain('2 people have fewer than 4 pictures that passed the checks.');
    expect(vendors.openai.calls.filter(({ path }) => path.endsWith('/edits'))).toHaveLength(2 * 3);
    id = result.dataset.id;
  });

  it('shows it later, too', async () => {
    const shown = await avatars(['show', id], env);
    expect(shown.stdout).toContain('checks: 8 could not tell');
    expect(shown.stdout).toContain('2 people have fewer than 4 pictures that passed the checks.');
  });

  it('says in exports how many passed, and gives nobody where only those are wanted', async () => {
    const lines = await avatars(['export', id, '--format', 'jsonl', '--out', '-'], env);
    expect(lines.json()).toMatchObject({
      pictures_passed: 0,
      pictures_wanted: 4,
      images: Array.from({ length: 4 }, () => ({
        verdict: 'could-not-tell',
        reasons: ['uncertain-cut', 'drawn'],
      })),
    });
    const passed = await avatars(['export', id, '--format', 'jsonl', '--out', '-', '--passed'], env);
    expect([passed.code, passed.stdout]).toEqual([0, '']);
  });
});
