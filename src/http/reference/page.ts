import { html } from 'hono/html';
import { type Description, operationsOf, type Place } from '../document.ts';
import type { Schemas } from '../examples.ts';
import { operationCard } from './operation-card.ts';

export const STYLE_PATH = '/reference/style.css';

/** The description of the API for people: one page, without a script. Everything that is put in is escaped. */
export function referencePage(document: Description) {
  const { info, tags, components } = document;
  const places = operationsOf(document);
  const groups = tags
    .map((tag) => ({ ...tag, places: places.filter(({ operation }) => operation.tags?.[0] === tag.name) }))
    .filter((group) => group.places.length > 0);
  const schemas: Schemas = components?.schemas ?? {};
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>API of ${info.title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the operations</a>
        <nav aria-label="Operations">
          <p class="name">${info.title}</p>
          ${groups.map(({ name, places: listed }) => contents(name, listed))}
        </nav>
        <main id="content">
          <header>
            <h1>API</h1>
            <p class="lead">${info.description ?? ''}</p>
            <p>
              Every address begins with <code>/api/v1</code>. Whoever asks is known by a session, or by a key
              in the header <code>X-Api-Key</code>. Errors are <code>application/problem+json</code>. Lists
              give <code>next_cursor</code>, which is sent as <code>cursor</code> for the page that follows.
              The same for programs: <a href="/api/v1/openapi.json">openapi.json</a>.
            </p>
          </header>
          ${groups.map(
            ({ name, description, places: listed }) =>
              html`<section aria-labelledby="${idOf(name)}">
                <h2 id="${idOf(name)}">${name}</h2>
                ${description === undefined ? '' : html`<p>${description}</p>`}
                ${listed.map((place) => operationCard(place, schemas))}
              </section>`,
          )}
        </main>
      </body>
    </html>`;
}

function contents(name: string, places: readonly Place[]) {
  return html`<p class="group"><a href="#${idOf(name)}">${name}</a></p>
    <ul>
      ${places.map(
        ({ operation }) =>
          html`<li>
            <a href="#${operation.operationId}">${operation.summary ?? operation.operationId}</a>
          </li>`,
      )}
    </ul>`;
}

const idOf = (name: string) => `tag-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
