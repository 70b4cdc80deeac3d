import type { PersonaView } from '../../domain/dataset-view.ts';
import { icon, type IconName } from './icons.ts';
import { type Markup, markup } from './markup.ts';

/**
 * The four biographies, each with the manners of its platform: an introduction with the lines of a life
 * under it, short lines under a name, a sentence with a place, one centred line.
 */
export function biographies(persona: PersonaView, name: string, language: string | undefined): Markup {
  const tag = language !== undefined && markup` lang="${language}"`;
  const text = (biography: string) => markup`<p class="text" dir="auto"${tag} data-find>${biography}</p>`;
  const city = persona.current_city;
  const place = city !== null && markup`<p class="meta">${icon('place')}<span dir="auto">${city}</span></p>`;
  return markup`
    <div class="bios">
      ${platform('facebook', 'Facebook', 'Intro', [text(persona.bio_facebook), lifeLines(persona)])}
      ${platform('instagram', 'Instagram', name, [text(persona.bio_instagram)])}
      ${platform('x', 'X', name, [text(persona.bio_x), place])}
      ${platform('tiktok', 'TikTok', name, [text(persona.bio_tiktok)])}
    </div>`;
}

/** @param title what the platform would print above the text; the card's heading has said it already */
function platform(key: IconName, label: string, title: string, content: (Markup | false)[]): Markup {
  return markup`
    <section class="bio ${key}">
      <h4>${icon(key)}${label}</h4>
      <p class="name" dir="auto" aria-hidden="true">${title}</p>
      ${content}
    </section>`;
}

/** What stands under a Facebook introduction. */
function lifeLines(persona: PersonaView): Markup | false {
  const { job_title: job, workplace, edu_study: study, edu_establishment: school } = persona;
  const lines: [IconName, string, string | null][] = [
    ['work', job !== null && workplace !== null ? `${job} at ` : '', workplace ?? job],
    ['study', study !== null && school !== null ? `${study} at ` : '', school ?? study],
    ['place', 'From ', persona.prev_city],
  ];
  const shown = lines.filter(([, , value]) => value !== null);
  if (shown.length === 0) return false;
  return markup`
    <ul class="life">
      ${shown.map(([name, before, value]) => markup`<li>${icon(name)}<span dir="auto">${before}<b>${value}</b></span></li>`)}
    </ul>`;
}
