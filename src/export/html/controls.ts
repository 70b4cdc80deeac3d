import type { Composition } from './composition.ts';
import { genderWord } from './card.ts';
import { count } from './figures.ts';
import { type Markup, html } from './markup.ts';
import type { PagePlace } from './page.ts';

/** Words for gender in the list of the filter; a dataset with more is searched by word. */
const MOST_OPTIONS = 12;

/** Search, filter, order and view. Hidden until the script takes it over: without it nothing here works. */
export function toolbar(composition: Composition, place: PagePlace): Markup {
  const { genders, youngest = 18, oldest = 120 } = composition;
  return html`<form class="tools" id="tools" role="search" aria-label="People" hidden>
    <label class="find"
      ><span class="unseen">Search names, places and biographies</span>
      <input
        type="search"
        id="find"
        placeholder="Search names, places and biographies"
        autocomplete="off"
        spellcheck="false"
        aria-keyshortcuts="/"
    /></label>
    <div class="filters">
      <label
        ><span>Gender</span
        ><select id="gender">
          <option value="">Any</option>
          ${genders.slice(0, MOST_OPTIONS).map(({ label }) => html`<option value="${label}">${genderWord(label)}</option>`)}
        </select></label
      >
      <fieldset>
        <legend>Age</legend>
        <input
          type="number"
          id="from"
          inputmode="numeric"
          min="18"
          max="120"
          placeholder="${youngest}"
          aria-label="Youngest age"
        /><span aria-hidden="true">–</span
        ><input
          type="number"
          id="to"
          inputmode="numeric"
          min="18"
          max="120"
          placeholder="${oldest}"
          aria-label="Oldest age"
        />
      </fieldset>
      <label
        ><span>Order</span
        ><select id="order">
          <option value="place">As made</option>
          <option value="first">First name</option>
          <option value="last">Last name</option>
          <option value="young">Youngest first</option>
          <option value="old">Oldest first</option>
        </select></label
      >
      <div class="views" role="group" aria-label="View">
        <button type="button" data-view="cards" aria-pressed="true">Cards</button
        ><button type="button" data-view="faces" aria-pressed="false">Faces</button>
      </div>
    </div>
    <p class="count">
      <output id="count">${count(place.last - place.first + 1)} people</output
      >${place.files.length > 1 && html` <span>on this page, No. ${count(place.first)} to ${count(place.last)}; search and order work within it</span>`}
    </p>
  </form>`;
}

/** Shows one original at a time over the page. */
export function lightbox(): Markup {
  return html`<dialog id="lightbox" aria-labelledby="caption">
    <div class="stage"><img id="large" alt="" /></div>
    <div class="bar">
      <p><b id="caption"></b><span class="badge">Synthetic</span><span id="which"></span></p>
      <div>
        <button type="button" id="previous" aria-label="Previous picture" title="Previous (←)">←</button
        ><button type="button" id="next" aria-label="Next picture" title="Next (→)">→</button
        ><a id="original" target="_blank" rel="noopener noreferrer">Open original</a
        ><button type="button" id="close" aria-label="Close" title="Close (Esc)">✕</button>
      </div>
    </div>
  </dialog>`;
}
