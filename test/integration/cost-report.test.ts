import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CostReport, costReport } from '../../src/services/cost-report.ts';
import { avatars } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import { makeDataset, openTestApplication } from '../support/application.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

describe('the cost of a dataset in which a filter takes all women out', () => {
  let vendors: Vendors;
  let env: Record<string, string>;
  let report: CostReport;
  let id: string;

  beforeAll(async () => {
    const size = { width: 128, height: 128 };
    vendors = await startVendors({
      openai: {
        respond: ({ prompt, path, number }) => {
          if (path.endsWith('/generations') && prompt?.endsWith('. female.')) {
            return { name: 'moderation_blocked', categories: ['violence'] };
          }
          return number === 1 ? 'reset_before_answer' : 'ok';
        },
        baseSize: size,
        gridSize: size,
      },
    });
    env = { ...vendors.env, IMAGES_PER_MINUTE: '1000000', AVATARS_DATA_DIR: await dataDirectory() };
    const application = await openTestApplication(env);
    const dataset = await makeDataset(application, { count: 4, replace: false });
    id = dataset.id;
    report = await costReport(dataset, application);
    await application.close();
  });
  afterAll(() => vendors.close());

  it('shows the group, and who was lost', () => {
    expect(report.refusals).toMatchObject({
      calls: 6,
      people_lost: 2,
      by_gender: [
        { group: 'female', people: 2, refused_calls: 6, lost: 2 },
        { group: 'male', people: 2, refused_calls: 0, lost: 0 },
      ],
    });
    for (const groups of [report.refusals.by_age, report.refusals.by_ethnicity]) {
      expect(groups.reduce((sum, group) => sum + group.people, 0)).toBe(4);
      expect(groups.reduce((sum, group) => sum + group.lost, 0)).toBe(2);
    }
    expect(report.refusals.by_age.map((group) => group.group)).toEqual(
      expect.arrayContaining(['18-29', '30-44']),
    );
  });

  it('adds up: by stage, in all, and with what the vendor charged', () => {
    const sum = (pick: (stage: CostReport['stages'][number]) => number) =>
      report.stages.reduce((all, stage) => all + pick(stage), 0);
    expect(sum((stage) => stage.calls)).toBe(report.calls);
    expect(sum((stage) => stage.usd)).toBeCloseTo(report.usd ?? Number.NaN, 9);
    expect(sum((stage) => stage.unpriced)).toBe(report.unpriced);
    expect(report.calls).toBe(vendors.openai.calls.length + vendors.flowise.calls.length);
    expect(report).toMatchObject({ unpriced: vendors.flowise.calls.length });
    expect(report.stages).toContainEqual(
      expect.objectContaining({ stage: 'base-picture', status: 'failed', calls: 6, usd: 0 }),
    );
    expect(report.usd_per_completed_person).toBeCloseTo((report.usd ?? 0) / 2, 9);
    expect(report.tokens.output_image).toBeGreaterThan(0);
    expect(report.tokens.input_text).toBeGreaterThan(0);
  });

  it('can be read by people and by programs', async () => {
    const shown = await avatars(['show', id], env);
    expect(shown.code, shown.stderr).toBe(0);
    expect(shown.stdout).toMatch(/base-picture +failed +6 +\$0\.00/);
    expect(shown.stdout).toMatch(/Refusals: 6 calls refused by moderation, 2 people lost to it/);
    expect(shown.stdout).toMatch(/gender +female +2 +6 +2 +100 %/);
    expect(shown.stdout).toMatch(/\$\d+\.\d+ for each completed person/);
    const json = (await avatars(['show', id, '--json'], env)).json();
    expect(json).toMatchObject({ dataset: { id }, cost: report });
  });
});
