import type { PersonaView } from '../../domain/dataset-view.ts';
import { biographies } from './biographies.ts';
import { type Markup, markup } from './markup.ts';
import { photos, type ShownPicture } from './photos.ts';

export interface ShownPerson {
  persona: PersonaView;
  /** Base picture first, where there is one. */
  pictures: ShownPicture[];
}

/** The words that a gallery uses for the two letters; another word stands for itself. */
export function genderWord(gender: string): string {
  if (gender === 'f') return 'female';
  return gender === 'm' ? 'male' : gender;
}

/** @param language tag of the language of the biographies, where it is known */
export function card({ persona, pictures }: ShownPerson, language: string | undefined): Markup {
  const number = persona.position + 1;
  const { firstname, lastname, age, gender } = persona;
  const name = `${firstname} ${lastname}`;
  const place = placeName(persona.current_city, persona.current_state);
  const job = joined([persona.job_title, persona.workplace], ' · ');
  return markup`
    <li class="card" id="person-${number}" data-age="${age}" data-gender="${gender}" data-first="${firstname}" data-last="${lastname}" data-city="${persona.current_city}">
      <article aria-labelledby="name-${number}">
        ${photos(name, number, pictures)}
        <header class="who">
          <h3 id="name-${number}" data-find><bdi>${name}</bdi></h3>
          <span class="badge">Synthetic</span>
          <p class="facts">
            <span>${age}</span>
            <span>${genderWord(gender)}</span>
            ${place !== null && markup`<span dir="auto" data-find>${place}</span>`}
          </p>
          ${job !== null && markup`<p class="job" dir="auto" data-find>${job}</p>`}
        </header>
        ${biographies(persona, name, language)}
        ${more(persona, name)}
      </article>
    </li>`;
}

/** What else is known of a person, behind a fold. */
function more(persona: PersonaView, name: string): Markup {
  const { pictures_passed: passed, pictures_wanted: wanted } = persona;
  const rows: [string, string | null][] = [
    ['About', persona.about],
    ['Education', joined([persona.edu_study, persona.edu_establishment], ', ')],
    ['Before', placeName(persona.prev_city, persona.prev_state)],
    ['Ethnicity', persona.ethnicity],
    ['Pictures that passed', passed < wanted ? `${passed} of ${wanted}` : null],
    ['Picture prompt', persona.picture_prompt],
    ['Id', persona.id],
  ];
  const shown = rows.filter(([, value]) => value !== null);
  return markup`
    <details class="more">
      <summary>More<span class="unseen"> about ${name}</span></summary>
      <dl>${shown.map(([label, value]) => markup`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}</dl>
    </details>`;
}

/** A city and its state; once where both have the same name, as Lisbon and Berlin do. */
function placeName(city: string | null, state: string | null): string | null {
  return joined(city?.trim().toLowerCase() === state?.trim().toLowerCase() ? [city] : [city, state], ', ');
}

/** What is there of some texts; null when nothing is. */
function joined(texts: readonly (string | null)[], between: string): string | null {
  const present = texts.filter((text) => text !== null && text !== '');
  return present.length > 0 ? present.join(between) : null;
}
