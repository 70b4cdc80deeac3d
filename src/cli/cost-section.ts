import type { GroupRefusals } from '../database/ledger-report.ts';
import type { CostReport } from '../services/cost-report.ts';
import { grouped as count, many, people, shorten, table, usd } from './format.ts';
import { describeCost } from './run-and-report.ts';

/** Groups that are shown at most; `--json` has them all. */
const MOST_GROUPS = 12;

const indent = (text: string): string => text.replace(/^/gm, '    ');

/** What a dataset cost, for people to read: nothing of it where nothing was paid and nothing refused. */
export function costSection(report: CostReport): string {
  const lines = [`  Cost: ${describeCost(report)}`];
  if (report.usd_per_completed_person !== null && report.calls > 0) {
    lines.push(`    ${usd(report.usd_per_completed_person)} for each completed person`);
  }
  if (report.max_cost !== null && report.remaining !== null) {
    const uncovered = report.uncovered.length > 0 ? `; it does not cover ${report.uncovered.join(', ')}` : '';
    lines.push(`    Cap: ${usd(report.max_cost)}, of which ${usd(report.remaining)} are left${uncovered}`);
  }
  if (report.stages.length > 0) {
    lines.push(
      indent(
        table([
          ['STAGE', 'ENDED', 'CALLS', 'USD'],
          ...report.stages.map(({ stage, status, calls, usd: amount, unpriced }) => [
            stage,
            status === 'sent' ? 'under way' : status,
            count(calls),
            unpriced === calls
              ? 'unknown'
              : `${usd(amount)}${unpriced > 0 ? ` and ${unpriced} unknown` : ''}`,
          ]),
        ]),
      ),
    );
    const { input_text, input_image, output_text, output_image } = report.tokens;
    lines.push(
      `    Tokens: ${count(input_text)} text and ${count(input_image)} image in, ${count(output_text)} text and ${count(output_image)} image out`,
    );
  }
  lines.push(...refusalLines(report.refusals));
  return lines.join('\n');
}

function refusalLines(refusals: CostReport['refusals']): string[] {
  if (refusals.calls === 0) return [];
  const groups = (kind: string, list: readonly GroupRefusals[]): string[][] =>
    list
      .slice(0, MOST_GROUPS)
      .map(({ group, people: asked, refused_calls, lost }) => [
        kind,
        shorten(group, 30),
        count(asked),
        count(refused_calls),
        count(lost),
        asked > 0 ? `${Math.round((100 * lost) / asked)} %` : '',
      ]);
  return [
    `  Refusals: ${many(refusals.calls, 'call')} refused by moderation, ${people(refusals.people_lost)} lost to it`,
    indent(
      table([
        ['GROUP', '', 'PEOPLE', 'REFUSED CALLS', 'LOST', 'OF THEM'],
        ...groups('gender', refusals.by_gender),
        ...groups('age', refusals.by_age),
        ...groups('ethnicity', refusals.by_ethnicity),
      ]),
    ),
  ];
}
