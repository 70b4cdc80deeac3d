import { join } from 'node:path';
import type { DatasetView } from '../domain/dataset-view.ts';
import { isAvatarError } from '../domain/errors.ts';
import { shortOfPictures } from '../domain/short-of-pictures.ts';
import { type Application, type Dataset, datasetFolder } from '../runtime/create-application.ts';
import { costReport } from '../services/cost-report.ts';
import { datasetSource, datasetView } from '../services/dataset-source.ts';
import { terminalText } from '../telemetry/terminal-text.ts';
import { EXIT } from './exit-codes.ts';
import { duration, grouped, many, people, shorten, usd } from './format.ts';
import { onInterrupt } from './interrupt.ts';
import { print, printJson, say, type Session } from './session.ts';

/** Runs a dataset with a live line, then writes the gallery and says how it ended. */
export async function runAndReport(
  session: Session,
  application: Application,
  dataset: Dataset,
  options: { maxCost?: number | undefined } = {},
): Promise<number> {
  const started = performance.now();
  const interrupt = onInterrupt(`Go on with: avatars resume ${dataset.id}`);
  let ended: Dataset;
  try {
    ended = await application.run(dataset, {
      ...options,
      stopping: interrupt.signal,
      onProgress: (progress) => session.live?.show(progress),
    });
  } finally {
    session.live?.clear();
    interrupt.dispose();
  }
  const view = await datasetView(ended, application);
  const gallery = view.completed > 0 ? await tryGallery(session, application, ended) : null;
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  if (session.json) {
    printJson(runSummary(view, seconds, gallery));
  } else {
    print(`Dataset ${view.id}: ${view.status}`);
    print(
      `  ${people(view.completed)} of ${grouped(view.requested)}, ${many(view.pictures, 'picture')}, ${duration(seconds)}`,
    );
    print(`  ${describeCost(view.cost)}`);
    if (gallery !== null) print(`  Gallery: ${gallery}`);
  }
  for (const gap of view.gaps.slice(0, 10))
    say(`  Position ${gap.position + 1} stays empty: ${shorten(gap.reason, 300)}`);
  if (view.gaps.length > 10) say(`  … and ${grouped(view.gaps.length - 10)} more: avatars show ${view.id}`);
  if (view.status === 'incomplete') say(`  ${howToTryAgain(view.id)}`);
  const short = shortOfPictures(view);
  if (short !== null) say(`  ${short}`);
  const { refusals } = await costReport(ended, application);
  if (refusals.people_lost > 0) {
    say(`  ${people(refusals.people_lost)} lost to moderation; which groups: avatars show ${view.id}`);
  }
  if (view.paused) {
    const isElsewhere = view.paused.code === 'interrupted' && !interrupt.signal.aborted;
    const what = isElsewhere
      ? 'Paused by another process'
      : view.paused.code === 'interrupted'
        ? 'Stopped'
        : 'Paused';
    say(`${what}: ${view.paused.message}`);
    if (view.paused.hint) say(`  ${view.paused.hint}`);
    if (!view.paused.hint?.includes('avatars resume')) say(`  Then go on with: avatars resume ${view.id}`);
  }
  if (ended.status === 'paused') return interrupt.signal.aborted ? EXIT.interrupted : EXIT.stopped;
  return ended.status === 'completed' && short === null ? EXIT.done : EXIT.failed;
}

/** What may be done about positions that stay empty. */
export const howToTryAgain = (id: string): string =>
  `Once the reasons are mended, try these positions again with: avatars resume ${id}`;

/** What `--json` prints of a run. */
export function runSummary(view: DatasetView, seconds: number, gallery: string | null): object {
  const { id, status, requested, completed, failed, cost, pictures } = view;
  return {
    dataset: { id, status, requested, completed, failed },
    pictures,
    ...(view.require_passed ? { people_short: view.people_short } : {}),
    cost,
    seconds,
    gallery,
    ...(view.gaps.length > 0 ? { gaps: view.gaps } : {}),
    ...(view.paused ? { paused: view.paused } : {}),
  };
}

export function describeCost(cost: {
  usd: number | null;
  calls: number;
  repeats: number;
  unknown: number;
  unpriced: number;
}): string {
  if (cost.calls === 0) return 'Nothing was paid: no call to a paid service was made.';
  const parts = [`${usd(cost.usd ?? 0)} in ${many(cost.calls, 'call')}`];
  if (cost.repeats > 0) parts.push(`${cost.repeats} repeated`);
  if (cost.unknown > 0) parts.push(`${cost.unknown} of unknown outcome, counted as spent`);
  if (cost.unpriced > 0) parts.push(`${cost.unpriced} without a known price`);
  return parts.join(', ');
}

/** How the run ended must be said even where there is no room for a gallery. */
async function tryGallery(...what: Parameters<typeof writeGallery>): Promise<string | null> {
  try {
    return await writeGallery(...what);
  } catch (error) {
    if (!isAvatarError(error)) throw error;
    const [, , dataset] = what;
    say(`No gallery: ${terminalText(error.message)}`);
    say(`  Write it later with: avatars export ${dataset.id} --format html --out gallery`);
    return null;
  }
}

/** The gallery of what there is, beside the pictures; gives the path of its first page. */
async function writeGallery(session: Session, application: Application, dataset: Dataset): Promise<string> {
  const { exportDataset } = await import('../export/index.ts');
  const { createImaging } = await import('../imaging/index.ts');
  const imaging = createImaging();
  const out = join(datasetFolder(session.config.dataDirectory, dataset.id), 'gallery');
  const written = await exportDataset(await datasetSource(dataset, application), {
    format: 'html',
    out,
    linkOriginals: 'url',
    thumbnail: (bytes, side) => imaging.thumbnail(bytes, side),
  });
  return written.path;
}
