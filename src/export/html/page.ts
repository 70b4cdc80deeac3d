import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DATASET_NOTICE } from '../notice.ts';
import { datasetHeader, type GalleryFacts } from './dataset-header.ts';
import { shorten } from './figures.ts';
import { icon, iconSprite } from './icons.ts';
import { type Markup, markup, trusted } from './markup.ts';
import { lightbox, toolbar } from './controls.ts';

/** A gallery of many people is several pages. */
export interface PagePlace {
  /** From 0. */
  index: number;
  /** File names of all pages, in order. */
  files: readonly string[];
  /** People on this page: the numbers of the first and the last. */
  first: number;
  last: number;
}

export interface PageAssets {
  style: string;
  script: string;
}

/** By this word a gallery is known as one of ours. */
export const GENERATOR = 'avatar-data-generator gallery';

/** Later ones win over earlier ones. */
const STYLE_SHEETS = ['base', 'dataset', 'tools', 'people', 'biographies', 'views', 'lightbox'];

/** The style sheet and the script, which go into each page: a page that stands alone opens from any disk. */
export async function readAssets(): Promise<PageAssets> {
  const styles = await Promise.all(STYLE_SHEETS.map((name) => readAsset(`style/${name}.css`)));
  return { style: styles.join('\n'), script: await readAsset('gallery.client.js') };
}

async function readAsset(name: string): Promise<string> {
  const text = await readFile(new URL(name, import.meta.url), 'utf8');
  // The hash in the policy is of what a parser reads, and it reads CRLF as LF.
  return text.replaceAll('\r\n', '\n');
}

/** Everything before a page's people. @param origins of the pictures that are not files beside the page */
export function pageHead(
  facts: GalleryFacts,
  place: PagePlace,
  origins: readonly string[],
  { style, script }: PageAssets,
): Markup {
  const { dataset } = facts;
  const policy = [
    "default-src 'none'",
    ["img-src 'self' file:", ...origins].join(' '),
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return markup`
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="${GENERATOR}">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>${shorten(dataset.description, 70)} · synthetic people</title>
    <style>${trusted(style)}</style>
    </head>
    <body>
    ${iconSprite()}
    <a class="skip" href="#people">Skip to the people</a>
    <aside class="synthetic" aria-label="Notice">${icon('spark')}<span><b>Synthetic.</b> ${DATASET_NOTICE}</span></aside>
    ${datasetHeader(facts)}
    <main>
    <h2 class="unseen">People</h2>
    ${toolbar(facts.composition, place)}
    <ol id="people" class="people" role="list" tabindex="-1">`;
}

/** Everything after a page's people. */
export function pageTail({ dataset }: GalleryFacts, place: PagePlace, { script }: PageAssets): Markup {
  return markup`
    </ol>
    <p class="nobody" id="nobody" hidden>Nobody here is like that. <button type="button" id="again">Show everybody</button></p>
    ${pages(place)}
    </main>
    <footer>
      <p>${DATASET_NOTICE}</p>
      <p>Made with avatar-data-generator. Dataset <code>${dataset.id}</code>.</p>
    </footer>
    ${lightbox()}
    <script type="module">${trusted(script)}</script>
    </body>
    </html>`;
}

function pages({ files, index }: PagePlace): Markup | false {
  if (files.length <= 1) return false;
  const current = markup` aria-current="page"`;
  return markup`
    <nav class="pages" aria-label="Pages">
      ${files.map((file, at) => markup`<a href="${encodeURIComponent(file)}"${at === index && current}>${at + 1}</a>`)}
    </nav>`;
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
