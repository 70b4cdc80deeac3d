import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDataset, openTestApplication, runDataset } from '../support/application.ts';
import { avatars, startAvatars } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

/** Milliseconds that the vendor takes for a picture. */
const LATENCY = 150;
const size = { width: 512, height: 512 };

/** When the process is killed, counted from the arrival of the call for the new grid. */
const moments = [
  { name: 'when the grid is asked for', after: 0 },
  { name: 'just after it was made', after: 165 },
  { name: 'while its photos are cut and judged', after: 260 },
];

describe('kill -9 while a photo is made again, then resume', () => {
  let vendors: Vendors;
  let onGrid: () => void = () => {};
  beforeEach(async () => {
    vendors = await startVendors({
      openai: {
        latencyMs: LATENCY,
        baseSize: size,
        gridSize: size,
        respond: (call) => {
          if (call.path.endsWith('/edits')) onGrid();
          return 'ok';
        },
      },
    });
  });
  afterEach(() => vendors.close());

  it.each(moments)('$name', async ({ after }) => {
    const env = { ...vendors.env, AVATARS_DATA_DIR: await dataDirectory() };
    const first = await openTestApplication(env);
    const dataset = await runDataset(first, await createDataset(first, { count: 1, images: 4 }));
    expect(dataset.status).toBe('completed');
    const [person] = await first.personas.page(dataset.id, 'completed', -1, 1);
    const pictures = await first.personas.picturesOf([person?.id ?? '']);
    const old = pictures.find(({ kind, index }) => kind === 'cell' && index === 1);
    await first.makeAgain.picture(old?.id ?? '');
    await first.close();

    const killedRun = startAvatars(['resume', dataset.id], env);
    onGrid = () => setTimeout(() => killedRun.child.kill('SIGKILL'), after);
    const killed = await killedRun.ended;
    onGrid = () => {};
    expect(killed.signal, killed.stderr).toBe('SIGKILL');

    const resumed = await avatars(['resume', dataset.id, '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    const { cost } = resumed.json() as { cost: { unknown: number } };
    const again = await openTestApplication(env);
    const now = await again.personas.picturesOf([person?.id ?? '']);
    await again.close();
    const cell = now.find(({ kind, index }) => kind === 'cell' && index === 1);
    expect(cell?.id).not.toBe(old?.id);
    expect(now.filter(({ kind }) => kind === 'cell')).toHaveLength(4);
    const grids = vendors.openai.calls.filter((call) => call.charged && call.path.endsWith('/edits')).length;
    expect(grids).toBeGreaterThanOrEqual(2);
    // The grid of the person, the one made again; besides only what was in flight at the kill.
    expect(grids).toBeLessThanOrEqual(2 + cost.unknown);
    expect(cost.unknown).toBeLessThanOrEqual(1);
  });
});
