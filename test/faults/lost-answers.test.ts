import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { avatars, scratchFolder, startAvatars } from '../support/avatars.ts';
import { type S3Server, startS3Server } from '../support/s3-server/server.ts';
import { createTestDatabase } from '../support/databases.ts';
import { SMALL, startVendors, type Vendors } from '../support/vendors.ts';

interface Shown {
  dataset: { status: string; completed: number; gaps: { reason: string }[] };
  cost: { unknown: number; repeats: number };
}

function spooledPictures(data: string): number {
  try {
    const names = readdirSync(join(data, 'spool', 'datasets'), { recursive: true }) as string[];
    return names.filter((name) => name.includes('calls') && name.endsWith('.png')).length;
  } catch {
    return 0;
  }
}

describe('a machine that dies while the store is down, and what it had received with it', () => {
  let vendors: Vendors;
  let s3: S3Server;
  let env: Record<string, string>;
  let onPicture: (received: number) => void;

  beforeEach(async () => {
    onPicture = () => {};
    vendors = await startVendors({
      openai: { ...SMALL, latencyMs: 150, onReceived: () => onPicture(vendors.openai.calls.length) },
    });
    s3 = await startS3Server();
    env = {
      ...vendors.env,
      DATABASE_URL: await createTestDatabase(),
      S3_ENDPOINT: s3.url,
      S3_ACCESS_KEY: s3.accessKey,
      S3_SECRET_KEY: s3.secretKey,
      S3_BUCKET_NAME: s3.bucket,
      IMAGE_CONCURRENCY: '2',
    };
  });
  afterEach(async () => {
    await vendors.close();
    await s3.close();
  });

  /** More than one process has places for at the same time: somebody has nothing to lose yet. */
  const people = 10;
  const on = (data: string) => ({ ...env, AVATARS_DATA_DIR: data });
  const charged = () => vendors.openai.calls.filter((call) => call.charged).length;
  const show = async (id: string) =>
    (await avatars(['show', id, '--json'], on(scratchFolder()))).json() as Shown;

  it('stops only those whose answers are lost, says why, and pays for them once more when told to go on', async () => {
    const dead = scratchFolder();
    const running = startAvatars(['generate', 'bakers in Ghent', `--count=${people}`, '--json'], on(dead));
    onPicture = (received) => void (received === 1 && s3.setDown(true));
    while (spooledPictures(dead) < 3) await sleep(5);
    running.child.kill('SIGKILL');
    await running.ended;
    await vendors.openai.idle();
    rmSync(dead, { recursive: true });
    s3.setDown(false);
    const paid = charged();

    // Nobody has said yet that something is lost: nothing of it is asked for again.
    const first = await avatars(['resume', '--json'], on(scratchFolder()));
    expect(first.code, first.stderr).toBe(1);
    const { dataset } = first.json() as { dataset: { id: string; status: string; completed: number } };
    expect(dataset.status).toBe('incomplete');
    expect(dataset.completed).toBeGreaterThan(0);
    const shown = await show(dataset.id);
    const lost = shown.dataset.gaps.length;
    expect(lost).toBeGreaterThan(0);
    expect(lost + dataset.completed).toBe(people);
    for (const { reason } of shown.dataset.gaps) {
      expect(reason).toMatch(/paid call .* is not in the store, and not on this machine/);
      expect(reason).toContain(`avatars resume ${dataset.id}`);
    }

    const second = await avatars(['resume', dataset.id, '--json'], on(scratchFolder()));
    expect(second.code, second.stderr).toBe(0);
    expect(second.json()).toMatchObject({ dataset: { status: 'completed', completed: people } });
    const { cost } = await show(dataset.id);
    expect(cost.unknown).toBeGreaterThan(0);
    expect(cost.repeats).toBeLessThanOrEqual(cost.unknown);
    // What everybody needs, and what was lost or in flight once more.
    const inFlight = vendors.openai.calls.filter((call) => call.clientGone).length;
    expect(charged()).toBeLessThanOrEqual(people * 2 + cost.unknown + inFlight);
    expect(charged()).toBeGreaterThan(paid);
  }, 120_000);

  it('gives everything back when it lives again', async () => {
    const away = scratchFolder();
    const running = startAvatars(['generate', 'bakers in Ghent', `--count=${people}`, '--json'], on(away));
    onPicture = (received) => void (received === 1 && s3.setDown(true));
    while (spooledPictures(away) < 3) await sleep(5);
    running.child.kill('SIGKILL');
    await running.ended;
    await vendors.openai.idle();
    s3.setDown(false);

    const elsewhere = await avatars(['resume', '--json'], on(scratchFolder()));
    expect(elsewhere.code, elsewhere.stderr).toBe(1);
    const paid = charged();
    const { dataset } = elsewhere.json() as { dataset: { id: string } };
    const back = await avatars(['resume', dataset.id, '--json'], on(away));
    expect(back.code, back.stderr).toBe(0);
    expect(back.json()).toMatchObject({ dataset: { status: 'completed', completed: people } });
    // Nothing of what waited there is paid for again: only what those still lacked.
    const needed = people * 2;
    const { cost } = await show(dataset.id);
    expect(charged()).toBeGreaterThanOrEqual(paid);
    expect(charged()).toBeLessThanOrEqual(needed + cost.unknown);
    expect(cost.repeats).toBe(cost.unknown);
  }, 120_000);
});
