import type { CostView, DatasetView, GapView } from '../../domain/dataset-view.ts';
import { shortOfPictures } from '../../domain/short-of-pictures.ts';
import { type Composition, mainGenders, type Share } from './composition.ts';
import { genderWord } from './card.ts';
import { count, elapsed, many, moment, shorten, usd } from './figures.ts';
import { type Markup, markup, trusted } from './markup.ts';

/** Characters of a description that still read as a heading. */
const LONGEST_HEADING = 180;

export interface GalleryFacts {
  dataset: DatasetView;
  composition: Composition;
  pictures: number;
  /** Pictures that are in the dataset and could not be read for the gallery. */
  lost: number;
  /** ISO 8601; null when no link expires. */
  urlsExpireAt: string | null;
}

/** What the dataset is, what it cost, who made it, who is in it and who is missing. */
export function datasetHeader(facts: GalleryFacts): Markup {
  const { dataset, composition } = facts;
  const heading = shorten(dataset.description, LONGEST_HEADING);
  return markup`
    <header class="top">
      <div class="title">
        <p class="eyebrow">Dataset of synthetic people <span class="status ${dataset.status}">${dataset.status}</span></p>
        <h1 dir="auto">${heading}</h1>
        ${heading !== dataset.description && whole(dataset.description)}
      </div>
      <div class="known">
        <dl class="sheet">${sheet(facts).map(sheetRow)}</dl>
        ${notes(facts)}
      </div>
      ${composition.people > 0 && markup`<div class="makeup">${genders(composition)}${ages(composition)}</div>`}
    </header>`;
}

function whole(description: string): Markup {
  return markup`<details class="whole"><summary>The whole description</summary><p dir="auto">${description}</p></details>`;
}

const PROVIDERS = { flowise: 'Flowise', openai: 'OpenAI', offline: 'Offline' } as const;

type Row = [name: string, value: string | Markup, note?: string | undefined];

function sheetRow([name, value, note]: Row): Markup {
  const small = note !== undefined && markup`<small>${note}</small>`;
  return markup`<div><dt>${name}</dt><dd>${value}${small}</dd></div>`;
}

function sheet({ dataset, pictures }: GalleryFacts): Row[] {
  const { persona_model: writer, picture_model: painter, started_at: from, finished_at: to } = dataset;
  return [
    [
      'People',
      `${count(dataset.completed)} of ${count(dataset.requested)}`,
      `biographies in ${dataset.language}`,
    ],
    ['Pictures', count(pictures), `a base picture and ${dataset.images_per_person} more each`],
    ['Cost', ...cost(dataset.cost)],
    ['Text by', PROVIDERS[dataset.persona_provider], writer ?? undefined],
    [
      'Pictures by',
      PROVIDERS[dataset.picture_provider],
      [painter, `quality ${dataset.quality}`].filter(Boolean).join(', '),
    ],
    [
      'Made',
      moment(dataset.created_at),
      from !== null && to !== null ? `in ${elapsed(from, to)}` : undefined,
    ],
    ['Seed', markup`<code>${dataset.seed}</code>`],
    ['Dataset', markup`<code>${dataset.id}</code>`],
  ];
}

function cost({ usd: spent, calls, repeats, unknown, unpriced }: CostView): [string, string] {
  if (calls === 0) return ['None', 'no paid call was made'];
  const notes = [
    many(calls, 'paid call'),
    repeats > 0 && `${count(repeats)} repeated`,
    unknown > 0 && `${count(unknown)} of unknown outcome`,
    unpriced > 0 && `${count(unpriced)} without a known price`,
  ];
  return [spent === null ? 'Not known' : usd(spent), notes.filter(Boolean).join(', ')];
}

function genders({ genders, people }: Composition): Markup {
  const shares = mainGenders(genders);
  let start = 0;
  const bars = shares.map(({ people: some }, index) => {
    const width = (some / people) * 100;
    const bar = trusted(
      `<rect class="share-${index}" x="${start.toFixed(2)}" width="${width.toFixed(2)}" height="1"/>`,
    );
    start += width;
    return bar;
  });
  return markup`
    <section class="genders">
      <h2>Gender</h2>
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>
      <ul>${shares.map(genderShare)}</ul>
    </section>`;
}

function genderShare({ label, people }: Share, index: number): Markup {
  return markup`<li><i class="share-${index}"></i>${genderWord(label)} <b>${count(people)}</b></li>`;
}

function ages({ ages, youngest, oldest }: Composition): Markup {
  const most = Math.max(...ages.map(({ people }) => people));
  return markup`
    <section class="ages">
      <h2>Age <small>${youngest} to ${oldest}</small></h2>
      <ul>${ages.map((band) => ageBand(band, most))}</ul>
    </section>`;
}

function ageBand({ label, people }: Share, most: number): Markup {
  const height = people === 0 ? 0 : Math.max(3, (people / most) * 100);
  const bar = `<svg viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true"><rect y="${(100 - height).toFixed(1)}" width="1" height="${height.toFixed(1)}"/></svg>`;
  return markup`<li><b>${count(people)}</b>${trusted(bar)}<span>${label}</span></li>`;
}

/** What somebody who uses the data should know before they do. */
function notes({ dataset, lost, urlsExpireAt }: GalleryFacts): Markup {
  const { gaps, paused } = dataset;
  const short = shortOfPictures(dataset);
  const link = urlsExpireAt === null ? null : moment(urlsExpireAt);
  return markup`
    ${paused && markup`<p class="note warning"><b>Not finished.</b> ${paused.message} ${paused.hint}</p>`}
    ${gaps.length > 0 && emptyPlaces(gaps)}
    ${short && markup`<p class="note warning">${short}</p>`}
    ${lost > 0 && markup`<p class="note warning"><b>${many(lost, 'picture')} could not be read</b> when this gallery was made.</p>`}
    ${link && markup`<p class="note">The links to the originals work until ${link}. The small pictures stay.</p>`}`;
}

function emptyPlaces(gaps: readonly GapView[]): Markup {
  const howMany = gaps.length === 1 ? 'One place' : `${count(gaps.length)} places`;
  return markup`
    <details class="note warning">
      <summary><b>${howMany} stayed empty.</b> Why</summary>
      <ol class="gaps" tabindex="0" aria-label="Empty places">
        ${gaps.map(({ position, reason }) => markup`<li><span>No. ${position + 1}</span><span dir="auto">${reason}</span></li>`)}
      </ol>
    </details>`;
}
