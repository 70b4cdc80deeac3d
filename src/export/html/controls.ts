import { genderWord } from './card.ts';
import type { Composition } from './composition.ts';
import { count, many } from './figures.ts';
import { type Markup, markup } from './markup.ts';
import type { PagePlace } from './page.ts';

/** Words for gender in the list of the filter; a dataset with more is searched by word. */
const MOST_OPTIONS = 12;

const ORDERS = [
  ['place', 'As made'],
  ['first', 'First name'],
  ['last', 'Last name'],
  ['city', 'City'],
  ['young', 'Youngest first'],
  ['old', 'Oldest first'],
] as const;

/** Search, filter, order and view. Hidden until the script takes it over: without it nothing here works. */
export function toolbar(composition: Composition, place: PagePlace): Markup {
  const { genders, youngest = 18, oldest = 120 } = composition;
  const options = genders
    .slice(0, MOST_OPTIONS)
    .map(({ label }) => markup`<option value="${label}">${genderWord(label)}</option>`);
  return markup`
    <form class="tools" id="tools" role="search" aria-label="People" hidden>
      <label class="find">
        <span class="unseen">Search names, places and biographies</span>
        <input type="search" id="find" placeholder="Search names, places and biographies" autocomplete="off" spellcheck="false" aria-keyshortcuts="/">
      </label>
      <div class="filters">
        <label><span>Gender</span><select id="gender"><option value="">Any</option>${options}</select></label>
        <fieldset>
          <legend>Age</legend>
          ${ageField('from', 'Youngest age', youngest)}
          <span aria-hidden="true">–</span>
          ${ageField('to', 'Oldest age', oldest)}
        </fieldset>
        <label><span>Order</span><select id="order">${ORDERS.map(([value, label]) => markup`<option value="${value}">${label}</option>`)}</select></label>
        <div class="views" role="group" aria-label="View">
          <button type="button" data-view="cards" aria-pressed="true">Cards</button>
          <button type="button" data-view="faces" aria-pressed="false">Faces</button>
        </div>
      </div>
      <p class="count"><output id="count"></output>${reach(place)}</p>
    </form>`;
}

function ageField(id: string, label: string, example: number): Markup {
  return markup`<input type="number" id="${id}" inputmode="numeric" min="18" max="120" placeholder="${example}" aria-label="${label}">`;
}

/** On one of several pages: how far its search goes. */
function reach({ files, first, last }: PagePlace): Markup | false {
  return (
    files.length > 1 &&
    markup`<span> on this page of ${many(files.length, 'page')} (No. ${count(first)} to ${count(last)}), where search and order work</span>`
  );
}

/** Shows one original at a time over the page. */
export function lightbox(): Markup {
  return markup`
    <dialog id="lightbox" aria-labelledby="caption">
      <div class="stage"><img id="large" alt=""></div>
      <div class="bar">
        <p><b id="caption" dir="auto"></b><span class="badge">Synthetic</span><span id="which" aria-live="polite"></span><span id="found" aria-live="polite"></span></p>
        <div>
          <button type="button" id="previous" aria-label="Previous picture" title="Previous (←)">←</button>
          <button type="button" id="next" aria-label="Next picture" title="Next (→)">→</button>
          <a id="original" target="_blank" rel="noopener noreferrer">Open original</a>
          <button type="button" id="close" aria-label="Close" title="Close (Esc)">✕</button>
        </div>
      </div>
    </dialog>`;
}
