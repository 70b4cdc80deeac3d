import type { PersonaView } from '../../domain/dataset-view.ts';
import { type Markup, html } from './markup.ts';
import { biographies } from './biographies.ts';
import { photos, type ShownPicture } from './photos.ts';

export interface ShownPerson {
  persona: PersonaView;
  /** Base picture first, where there is one. */
  pictures: ShownPicture[];
}

export const fullName = ({ firstname, lastname }: PersonaView) => `${firstname} ${lastname}`;

/** The words that a gallery uses for the two letters; another word stands for itself. */
export function genderWord(gender: string): string {
  if (gender === 'f') return 'female';
  return gender === 'm' ? 'male' : gender;
}

/** @param language tag of the language of the biographies, where it is known */
export function card({ persona, pictures }: ShownPerson, language: string | undefined): Markup {
  const number = persona.position + 1;
  const { age, gender, current_city: city, current_state: state, job_title: job, workplace } = persona;
  return html`<li
    class="card"
    id="person-${number}"
    data-age="${age}"
    data-gender="${gender}"
    data-first="${persona.firstname}"
    data-last="${persona.lastname}"
  >
    <article aria-labelledby="name-${number}">
      ${photos(fullName(persona), number, pictures)}
      <header class="who">
        <h3 id="name-${number}" data-find><bdi>${fullName(persona)}</bdi></h3>
        <span class="badge">Synthetic</span>
        <p class="facts"><span>${age}</span><span>${genderWord(gender)}</span>${place(city, state)}</p>
        ${(job ?? workplace) !== null && html`<p class="job" dir="auto" data-find>${[job, workplace].filter(Boolean).join(' · ')}</p>`}
      </header>
      ${biographies(persona, language)} ${more(persona)}
    </article>
  </li> `;
}

function place(city: string | null, state: string | null): Markup | false {
  const text = [city, state].filter(Boolean).join(', ');
  return text !== '' && html`<span class="place" dir="auto" data-find>${text}</span>`;
}

/** What else is known of a person, behind a fold. */
function more(persona: PersonaView): Markup {
  const rows: [string, string | null][] = [
    ['About', persona.about],
    ['Education', [persona.edu_study, persona.edu_establishment].filter(Boolean).join(', ') || null],
    ['Before', [persona.prev_city, persona.prev_state].filter(Boolean).join(', ') || null],
    ['Ethnicity', persona.ethnicity],
    ['Picture prompt', persona.picture_prompt],
    ['Id', persona.id],
  ];
  const shown = rows.filter(([, value]) => value !== null);
  return html`<details class="more">
    <summary>More<span class="unseen"> about ${fullName(persona)}</span></summary>
    <dl>
      ${shown.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd dir="auto">${value}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
