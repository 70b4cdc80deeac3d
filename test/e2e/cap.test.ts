import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { avatars, scratchFolder } from '../support/avatars.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

describe('--max-cost', () => {
  let vendors: Vendors;
  const folder = scratchFolder();
  const env = () => ({ ...vendors.env, AVATARS_DATA_DIR: folder });
  const generate = [
    'generate',
    'bakers in Ghent',
    '--count',
    '2',
    '--personas',
    'offline',
    '--quality',
    'low',
  ];

  beforeAll(async () => {
    const size = { width: 128, height: 128 };
    vendors = await startVendors({ openai: { baseSize: size, gridSize: size } });
  });
  afterAll(() => vendors.close());

  it('is refused where no price is known at all, before anything is written or sent', async () => {
    const ended = await avatars([...generate, '--max-cost', '5'], {
      ...env(),
      OPENAI_IMAGE_MODEL: 'own-model',
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/--max-cost cannot hold: no price is known for base pictures, grids/);
    expect(vendors.openai.calls).toHaveLength(0);
    expect((await avatars(['list'], env())).stderr).toContain('no dataset yet');
  });

  it('says with numbers why it pauses; resume keeps the model, and a new cap is enough', async () => {
    const paused = await avatars([...generate, '--max-cost', '0.01', '--json'], env());
    expect(paused.code).toBe(3);
    const { dataset, paused: pause } = paused.json() as { dataset: { id: string }; paused: { hint: string } };
    expect(paused.stderr).toMatch(/The next call would pass --max-cost: \$0\.0\d+ of \$0\.01\d* are spent/);
    const enough = /--max-cost (\d+\.\d+)$/.exec(pause.hint)?.[1] ?? '';
    expect(Number(enough)).toBeGreaterThan(0.01);

    const shown = await avatars(['show', dataset.id], env());
    expect(shown.stdout).toMatch(/Cap: \$0\.01\d*, of which \$0\.0\d+ are left/);

    const resumed = await avatars(['resume', dataset.id, '--max-cost', enough, '--json'], {
      ...env(),
      OPENAI_IMAGE_MODEL: 'gpt-image-1',
    });
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(new Set(vendors.openai.calls.map((call) => call.fields['model'])).size).toBe(1);

    const again = await avatars(['resume', dataset.id, '--json'], env());
    expect(again.json()).toMatchObject({ dataset: { id: dataset.id, status: 'completed' }, pictures: 8 });
  });
});
