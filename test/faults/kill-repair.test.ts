import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { avatars, startAvatars } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import { createPictureSource } from '../support/openai-server/pictures.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

const PEOPLE = 2;
/** Milliseconds that the vendor takes for a picture. */
const LATENCY = 150;
const size = { width: 512, height: 512 };

/** When the process is killed, counted from the arrival of a grid that is made again. */
const moments = [
  { name: 'when the first grid that is made again is asked for', repair: 1, after: 0 },
  { name: 'while it is made', repair: 1, after: 75 },
  { name: 'just after it was made', repair: 1, after: 165 },
  { name: 'while its photos are cut and judged', repair: 1, after: 260 },
  { name: 'when the last one is asked for', repair: PEOPLE, after: 0 },
];

describe('kill -9 while grids are made again, then resume', () => {
  let vendors: Vendors;
  let onRepair: () => void = () => {};
  let seen: Map<string, number>;

  beforeEach(async () => {
    const drawings = createPictureSource({ baseSize: size, gridSize: size, gutter: 16, noise: 0 });
    seen = new Map();
    vendors = await startVendors({
      openai: {
        latencyMs: LATENCY,
        baseSize: size,
        gridSize: size,
        // The first grid of each person is one that nobody can cut for sure; each person has a prompt of their own.
        pictureFor: (call) =>
          call.path.endsWith('/edits') && seen.get(call.prompt ?? '') === 1
            ? drawings.picture('base', call.number, `uncertain ${call.number}`)
            : undefined,
        respond: (call) => {
          if (!call.path.endsWith('/edits')) return 'ok';
          const times = (seen.get(call.prompt ?? '') ?? 0) + 1;
          seen.set(call.prompt ?? '', times);
          if (times === 2) onRepair();
          return 'ok';
        },
      },
    });
  });
  afterEach(() => vendors.close());

  it.each(moments)('$name', async ({ repair, after }) => {
    const env = { ...vendors.env, AVATARS_DATA_DIR: await dataDirectory(), IMAGE_CONCURRENCY: '2' };
    const request = ['generate', 'night nurses in Porto', '--count', String(PEOPLE), '--require-passed'];
    const first = startAvatars(request, env);
    let repairs = 0;
    onRepair = () => {
      repairs += 1;
      if (repairs === repair) setTimeout(() => first.child.kill('SIGKILL'), after);
    };
    const killed = await first.ended;
    onRepair = () => {};
    expect(killed.signal, killed.stderr).toBe('SIGKILL');

    const resumed = await avatars(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    const result = resumed.json() as { dataset: { id: string }; cost: { unknown: number } };
    expect(result).toMatchObject({
      dataset: { status: 'completed', completed: PEOPLE },
      pictures: PEOPLE * 4,
      people_short: 0,
    });
    const shown = (await avatars(['show', result.dataset.id, '--json'], env)).json();
    expect(shown).toMatchObject({ dataset: { require_passed: true }, checks: { 'not-a-photo': PEOPLE * 4 } });

    // A base picture, a grid and the grid made again each; besides only what was in flight at the kill.
    const charged = (endpoint: string) =>
      vendors.openai.calls.filter((call) => call.charged && call.path.endsWith(endpoint)).length;
    expect(seen.size).toBe(PEOPLE);
    expect(charged('/generations')).toBe(PEOPLE);
    expect(charged('/edits')).toBeGreaterThanOrEqual(2 * PEOPLE);
    expect(charged('/edits')).toBeLessThanOrEqual(2 * PEOPLE + result.cost.unknown);
    expect(result.cost.unknown).toBeLessThanOrEqual(2);
  });
});
