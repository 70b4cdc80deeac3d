/** A person in the words that the persona flow's prompt asks for. */
export interface WirePerson {
  firstname: string;
  lastname: string;
  gender: 'f' | 'm';
  ethnicity?: string;
  bios: Record<string, string | number | null>;
}

const WOMEN = ['Astrid', 'Bopelo', 'Chiara', 'Dilnoza', 'Eluned', 'Farida', 'Guadalupe', 'Hanneke', 'Ingunn'];
const MEN = [
  'Anselm',
  'Baptiste',
  'Cyril',
  'Dragan',
  'Emeka',
  'Fergus',
  'Gaspar',
  'Hamid',
  'Istvan',
  'Jorma',
];
const FAMILIES = [
  'Okonkwo-Reyes',
  "O'Malley",
  'Szymański',
  'Thorvaldsen',
  'Yılmaz',
  'Nakagawa',
  'de la Fuente',
  'Petrescu',
  'Lindqvist',
  'Achterberg',
  'Moreau',
];
const JOBS = ['bus driver', 'baker', 'nurse', 'tax clerk', 'gardener', 'piano tuner', 'welder', 'teacher'];
const TOWNS = [
  ['Halden', 'Viken'],
  ['Coimbra', 'Beira Litoral'],
  ['Duluth', 'Minnesota'],
  ['Paisley', 'Renfrewshire'],
  ['Graz', 'Styria'],
] as const;
const HOBBIES = ['mushrooms', 'old radios', 'allotment beans', 'night swimming', 'brass bands', 'crosswords'];
const LOOKS = ['grey braid', 'round glasses', 'a freckled nose', 'short black hair', 'a patched coat'];
const ETHNICITIES = ['Nordic', 'West African', 'Latin American', 'Central Asian', undefined];

export interface PeopleRequest {
  language: string;
  description: string;
}

/**
 * The `index`th person: always the same, and with a name of its own for the first 198 of a series; from then
 * on with a number that grows (`Astrid Moreau 3`). All are adults and keep to every biography's limit.
 */
export function personAt(index: number, request: PeopleRequest): WirePerson {
  const woman = index % 2 === 0;
  const half = Math.floor(index / 2);
  const firsts = woman ? WOMEN : MEN;
  const firstname = pick(firsts, half);
  const round = Math.floor(half / firsts.length);
  const again = Math.floor(round / FAMILIES.length);
  const lastname = `${pick(FAMILIES, round)}${again === 0 ? '' : ` ${again + 1}`}`;
  const age = 18 + ((index * 7) % 66);
  const job = pick(JOBS, index * 3);
  const hobby = pick(HOBBIES, index);
  const [city, state] = pick(TOWNS, index);
  const [formerCity, formerState] = pick(TOWNS, index + 2);
  const ethnicity = pick(ETHNICITIES, index);
  return {
    firstname,
    lastname,
    gender: woman ? 'f' : 'm',
    ...(ethnicity === undefined ? {} : { ethnicity }),
    bios: {
      facebook_bio: `${age}, ${pick(LOOKS, index)}, ${job} in ${city}. Weekends belong to ${hobby}. [${request.language.slice(0, 20)}] no. ${index}`,
      instagram_bio: `${hobby} ✨ ${city} · ${index}`,
      x_bio: `Opinions on ${hobby}, mostly wrong. ${job}, ${index}.`,
      tiktok_bio: `${job} by day, ${hobby} by night ${index}`,
      age,
      job_title: job,
      workplace: `${city} & Daughters`,
      edu_establishment: index % 3 === 0 ? null : `${formerCity} College`,
      edu_study: index % 3 === 0 ? null : 'Applied patience',
      current_city: city,
      current_state: state,
      prev_city: formerCity,
      prev_state: formerState,
      about: `Person ${index} of a stand-in. ${Array.from(request.description).slice(0, 300).join('')}`,
    },
  };
}

function pick<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item;
}
