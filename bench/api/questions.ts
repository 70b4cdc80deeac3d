import { DATASET, PEOPLE } from './fill.ts';

const cursorAt = (position: number) => Buffer.from(JSON.stringify([position, 0])).toString('base64url');
const anywhere = () => `cursor=${cursorAt(Math.floor(Math.random() * PEOPLE))}`;
const oneOf = <Value>(...values: Value[]): Value =>
  values[Math.floor(Math.random() * values.length)] as Value;
const idOf = (kind: string, number: number) =>
  `01900000-0000-7000-8${kind}-${number.toString(16).padStart(12, '0')}`;
const someone = () => idOf('001', Math.floor(Math.random() * PEOPLE));
const pictureCursor = () =>
  `cursor=${Buffer.from(JSON.stringify([idOf('003', Math.floor(Math.random() * PEOPLE * 4))])).toString('base64url')}`;

const people = (query: () => string) => () => `/datasets/${DATASET}/personas?${query()}`;
const pictures = (query: () => string) => () => `/datasets/${DATASET}/pictures?${query()}`;

/** Every kind of question, by name: each call asks for something else. */
export const QUESTIONS: Readonly<Record<string, () => string>> = {
  'people: first page': people(() => ''),
  'people: any page': people(anywhere),
  'people: last page': people(() => `cursor=${cursorAt(PEOPLE - 20)}`),
  status: people(() => `status=${oneOf('completed', 'failed', 'written')}&${anywhere()}`),
  review: people(() => `review=${oneOf('pending', 'approved', 'rejected')}&${anywhere()}`),
  verdict: people(
    () => `verdict=${oneOf('passed', 'failed', 'could-not-tell', 'not-a-photo')}&${anywhere()}`,
  ),
  gender: people(() => `gender=${oneOf('female', 'male', 'nb', 'other')}&${anywhere()}`),
  age: people(() => `age=${encodeURIComponent(oneOf('18-29', '30-44', '45-59', '60+'))}&${anywhere()}`),
  ethnicity: people(
    () => `ethnicity=${oneOf('Asian', 'White', 'Mixed', 'not stated', 'Nobody')}&${anywhere()}`,
  ),
  'two filters': people(() => `gender=nb&review=${oneOf('approved', 'rejected')}&${anywhere()}`),
  'four filters': people(
    () => `gender=f&age=18-29&verdict=${oneOf('failed', 'could-not-tell')}&ethnicity=Asian&${anywhere()}`,
  ),
  'filters that nobody meets': people(
    () => 'gender=m&age=60%2B&verdict=passed&ethnicity=White&review=approved&status=failed',
  ),
  'search: common word': people(() => `q=${oneOf('babaner', 'babalis', 'babamond')}`),
  'search: common word, any page': people(() => `q=babaner&${anywhere()}`),
  'search: rare word': people(() => `q=${oneOf('zozowood', 'yuzosky', 'zoyuland', 'xexeberg')}`),
  'search: one letter': people(() => `q=${oneOf('b', 'z', 'q')}&${anywhere()}`),
  'search: beginning of a word': people(() => `q=${oneOf('zozo', 'xev', 'bani', 'maka')}`),
  'search: three words': people(() => `q=${oneOf('babaner babalis', 'bacaner zo xe', 'dababerg nena ya')}`),
  'search: nothing found': people(() => `q=${oneOf('quxquux', 'zozowood yuzosky zoyuland')}`),
  'search and filters': people(
    () =>
      `q=${oneOf('babaner', 'zozo', 'zoyuland')}&gender=f&review=${oneOf('approved', 'pending')}&age=18-29`,
  ),
  'one person': () => `/personas/${someone()}`,
  'pictures: any page': pictures(pictureCursor),
  'pictures: verdict': pictures(
    () => `verdict=${oneOf('passed', 'failed', 'could-not-tell', 'not-a-photo')}&${pictureCursor()}`,
  ),
  'pictures: three filters': pictures(
    () =>
      `kind=${oneOf('base', 'cell', 'grid')}&verdict=failed&review=${oneOf('pending', 'rejected')}&${pictureCursor()}`,
  ),
  'one picture': () => `/pictures/${idOf('003', Math.floor(Math.random() * PEOPLE * 4))}`,
};
