import type { ChatRequest } from './chat-request.ts';

const FIRST = ['Amara', 'Bruno', 'Chiara', 'Deniz', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas'];
const LAST = [
  'Abreu',
  'Bauer',
  'Costa',
  'Duarte',
  'Evans',
  'Ferrari',
  'Gomes',
  'Huber',
  'Ito',
  'Jensen',
  'Kaya',
];
const CITIES = ['Porto', 'Graz', 'Leeds', 'Turin', 'Ghent', 'Lyon', 'Malmo'];
const JOBS = ['nurse', 'carpenter', 'teacher', 'bus driver', 'accountant', 'gardener', 'cook', 'welder'];
const LIKES = ['old radios', 'cold swims', 'chess by post', 'rye bread', 'night trains', 'wild herbs'];

/** What a well-behaved model answers: people, a picture prompt, or a line of text. */
export function answerChat(request: ChatRequest, number: number): string {
  if (request.wanted.includes('people')) {
    const people = Array.from({ length: askedFor(request) }, (_, index) => person(number * 10 + index));
    return JSON.stringify({ people });
  }
  if (request.wanted.includes('prompt')) return JSON.stringify({ prompt: picturePrompt(number) });
  return `Answer ${number}.`;
}

function askedFor(request: ChatRequest): number {
  const last = request.messages.at(-1)?.content ?? '';
  return Number(/\b(\d+) (?:people|person)\b/i.exec(last)?.[1] ?? 1);
}

function person(index: number): Record<string, unknown> {
  const pick = (list: readonly string[], step: number): string =>
    list[(index * step) % list.length] as string;
  const city = pick(CITIES, 3);
  const job = pick(JOBS, 5);
  const like = pick(LIKES, 7);
  return {
    firstname: FIRST[index % FIRST.length],
    lastname: LAST[Math.floor(index / FIRST.length) % LAST.length],
    gender: index % 2 === 0 ? 'f' : 'm',
    age: 18 + ((index * 13) % 60),
    ethnicity: null,
    job_title: job,
    workplace: null,
    edu_establishment: null,
    edu_study: null,
    current_city: city,
    current_state: null,
    prev_city: null,
    prev_state: null,
    about: `Person ${index}: a ${job} with a calm voice and short hair.`,
    bio_facebook: `I have lived in ${city} for years and work as a ${job}. On Sundays it is ${like}, no. ${index}.`,
    bio_instagram: `${city} / ${like} / ${index}`,
    bio_x: `A ${job} who has opinions on ${like}. ${index}.`,
    bio_tiktok: `Mostly ${like} ${index}`,
  };
}

function picturePrompt(number: number): string {
  const scenes = [
    'at a bus stop',
    'in a kitchen',
    'on a windy beach',
    'in a workshop',
    'at a market',
    'by a lake',
  ];
  const four = [0, 1, 2, 3].map((step) => scenes[(number + step) % scenes.length]).join(', ');
  return `One picture, a 2x2 grid with plain white gutters: four natural photos of the person in the reference, ${four}.`;
}
