import { describe, expect, test } from 'vitest';
import { withoutOwnNames } from '../../../src/domain/own-names.ts';
import { findNames } from '../../../src/domain/own-names/find-names.ts';
import type { Names } from '../../../src/domain/own-names/name-keys.ts';
import { createRandom } from '../../../src/domain/seed.ts';

const mentionsOwnName = (text: string, names: Names) => findNames(text, names).length > 0;

const maria = { firstname: 'Maria', lastname: 'Silva' };

/** Text before, text after, and the names where they are not Maria Silva's. */
type Row = [before: string, after: string, names?: { firstname: string; lastname: string }];

const reading: Row[] = [
  ['Maria Silva, gardener in Lisbon.', 'gardener in Lisbon.'],
  ['Maria Silva', ''],
  ['Gardener, Maria Silva.', 'Gardener.'],
  ['Gardener | Maria | Lisbon', 'Gardener | Lisbon'],
  ['Maria | Lisbon', 'Lisbon'],
  ['Lisbon | Maria', 'Lisbon'],
  ['Maria: mother, baker', 'mother, baker'],
  ['Maria – mother', 'mother'],
  ['Gardener\nMaria Silva\nLisbon', 'Gardener\nLisbon'],
  ['Maria Silva\n\nGardener', 'Gardener'],
  ['🌱 Maria 🌱 gardener', '🌱 🌱 gardener'],
  ['Maria 🌱 gardener', '🌱 gardener'],
  ['(Maria) gardener', 'gardener'],
  ['gardener (Maria Silva) in Lisbon', 'gardener in Lisbon'],
  ['Love, Maria', 'Love'],
  ['Love, Maria!', 'Love!'],
  ['Maria loves gardening.', 'loves gardening.'],
  ['Dr. Maria Silva works nights', 'Dr. works nights'],
  [
    'Top left: Maria Silva waters roses. Top right: she reads.',
    'Top left: waters roses. Top right: she reads.',
  ],
  ['nothing here,  with  double spaces ', 'nothing here,  with  double spaces '],
];

const introductions: Row[] = [
  ["I'm Maria and I garden", 'I garden'],
  ['I’m Maria. I garden.', 'I garden.'],
  ['Hi, I’m Maria!', 'Hi!'],
  ["I'm Maria from Lisbon.", "I'm from Lisbon."],
  ['My name is Maria Silva. I garden.', 'I garden.'],
  ['Name: Maria Silva, gardener', 'gardener'],
  ['Call me Maria.', ''],
  ['A woman named Maria Silva, 34, in a garden', 'A woman, 34, in a garden'],
  ['Olá, sou a Maria e adoro plantas.', 'Olá, adoro plantas.'],
  ['Chamo-me Maria Silva e vivo no Porto', 'vivo no Porto'],
  ['Me llamo María y vivo en Vigo', 'vivo en Vigo'],
  ['Ich heiße Maria und wohne in Köln', 'wohne in Köln'],
  ['Ich bin Maria aus Köln', 'Ich bin aus Köln'],
  ["Je m'appelle Maria, jardinière", 'jardinière'],
  ['我叫王伟，住在上海。', '住在上海。', { firstname: '伟', lastname: '王' }],
];

const standIns: Row[] = [
  ['Follow Maria for tips', 'Follow this person for tips'],
  ['Tips by Maria', 'Tips by this person'],
  ["Maria's garden is lovely", "this person's garden is lovely"],
  ['Marias Garten ist schön', "this person's Garten ist schön"],
  ['Maria and Tom garden', 'this person and Tom garden'],
  ['Maria is a gardener.', 'this person is a gardener.'],
  ['a photo of Maria Silva, a 34-year-old gardener', 'a photo of this person, a 34-year-old gardener'],
  ['with This at home', 'with someone at home', { firstname: 'This', lastname: 'Silva' }],
];

const spellings: Row[] = [
  ['maria silva, gardener', 'gardener'],
  ['MARIA SILVA - GARDENER', 'GARDENER'],
  ['Silva, Maria', ''],
  ['M. Silva', ''],
  ['Maria J. Silva gardens', 'gardens'],
  ['mariachi fan, Silvana and mariano', 'mariachi fan, Silvana and mariano'],
  ['José, Jose and josé.', 'this person and this person.', { firstname: 'José', lastname: 'Peña' }],
  ['Jos\u0065\u0301 gardens', 'gardens', { firstname: 'José', lastname: 'Peña' }],
  ['Ma\u200bria gardens', 'gardens'],
  ['Müller kocht. Mueller auch.', 'kocht. auch.', { firstname: 'Jörg', lastname: 'Müller' }],
  ['Søren and Soren', 'this person and this person', { firstname: 'Søren', lastname: 'Holm' }],
  [
    "O'Connor's pub. O’Connor, baker. oconnor",
    "this person's pub. baker.",
    { firstname: 'Liam', lastname: "O'Connor" },
  ],
  ['Jean-Luc Picard, captain. Jean Luc; jeanluc', 'captain.', { firstname: 'Jean-Luc', lastname: 'Picard' }],
  ['Maria José, María, José', '', { firstname: 'Maria José', lastname: 'Lopes' }],
  ['Maria da Silva gardens', 'gardens', { firstname: 'Maria', lastname: 'da Silva' }],
  [
    'the da Vinci code by Silva',
    'the da Vinci code by this person',
    { firstname: 'Maria', lastname: 'da Silva' },
  ],
  [
    'Jan van der Berg, van driver der Stadt',
    'van driver der Stadt',
    { firstname: 'Jan', lastname: 'van der Berg' },
  ],
  ['Maria-approved tomatoes', 'approved tomatoes'],
  ['baker, Anna-Maria', 'baker'],
  ["Ayşe'nin bahçesi", 'bahçesi', { firstname: 'Ayşe', lastname: 'Yılmaz' }],
  ['Yilmaz, Yılmaz', '', { firstname: 'Ayşe', lastname: 'Yılmaz' }],
];

const handles: Row[] = [
  ['Follow me @maria_silva for tips', 'Follow me for tips'],
  ['gardens @mariasilva92', 'gardens'],
  ['gardens @silva.maria!', 'gardens!'],
  ['#MariaSilva #garden', '#garden'],
  ['#teamMaria #garden', '#garden'],
  ['MariaSilva loves plants', 'loves plants'],
  ['mariasilva loves plants', 'loves plants'],
  ['maria_silva loves plants', 'loves plants'],
  ['mail maria.silva@example.com now', 'mail now'],
  ['see https://mariasilva.com/a for more', 'see for more'],
  ['#gardening @lisbon_gardens', '#gardening @lisbon_gardens'],
];

const will = { firstname: 'Will', lastname: 'Hope' };
const ordinary: Row[] = [
  ['I will hope for grace.', 'I will hope for grace.', { firstname: 'Will', lastname: 'Grace' }],
  ['Will will run.', 'this person will run.', will],
  ['will hope, gardener', 'gardener', will],
  ["i'm rose and i love a rose garden", 'i love a rose garden', { firstname: 'Rose', lastname: 'Green' }],
  ['Rose Green in a green park', 'in a green park', { firstname: 'Rose', lastname: 'Green' }],
  ['a costa portuguesa', 'a costa portuguesa', { firstname: 'Rita', lastname: 'Costa' }],
  ['mark my words, Mark', 'mark my words', { firstname: 'Mark', lastname: 'June' }],
  [
    'since june, in the hope of rain',
    'since june, in the hope of rain',
    { firstname: 'June', lastname: 'Hope' },
  ],
  ['So do I. An Do, gardener.', 'So do I. gardener.', { firstname: 'An', lastname: 'Do' }],
  ['Li Wu gardens', 'gardens', { firstname: 'Li', lastname: 'Wu' }],
];

const scripts: Row[] = [
  ['王伟是园丁，伟大的王国', '是园丁，伟大的王国', { firstname: '伟', lastname: '王' }],
  ['山田太郎です。東京在住', 'です。東京在住', { firstname: '太郎', lastname: '山田' }],
  ['김민수는 정원사', '는 정원사', { firstname: '민수', lastname: '김' }],
  ['محمد علي، بستاني في لشبونة', 'بستاني في لشبونة', { firstname: 'محمد', lastname: 'علي' }],
  ['مُحَمَّد', '', { firstname: 'محمد', lastname: 'علي' }],
  ['иван петров, садовник', 'садовник', { firstname: 'Иван', lastname: 'Петров' }],
  ['Сад Ивана Петрова цветёт', 'Сад this person цветёт', { firstname: 'Иван', lastname: 'Петров' }],
  ['Ивановский сад', 'Ивановский сад', { firstname: 'Иван', lastname: 'Петров' }],
  ['Γιώργος, κηπουρός', 'κηπουρός', { firstname: 'Γιώργος', lastname: 'Νίκου' }],
  ['मीना शर्मा बागवान', 'बागवान', { firstname: 'मीना', lastname: 'शर्मा' }],
];

const odd: Row[] = [
  ['a.b*c (d) [e', '[e', { firstname: 'a.b*c', lastname: '(d)' }],
  ['costs $& and $1', 'costs $& and $1', maria],
  ['.* everything', 'everything', { firstname: '.*', lastname: '[x' }],
  ['text', 'text', { firstname: '', lastname: '' }],
  ['text', 'text', { firstname: ' ', lastname: '-' }],
  ['J is a letter', 'J is a letter', { firstname: 'J', lastname: 'K.' }],
  ['', '', maria],
];

describe.each(
  Object.entries({ reading, introductions, standIns, spellings, handles, ordinary, scripts, odd }),
)('withoutOwnNames: %s', (_, rows) => {
  test.each(rows)('%j becomes %j', (before, after, names = maria) => {
    expect(withoutOwnNames(before, names)).toBe(after);
    expect(mentionsOwnName(after, names)).toBe(false);
    expect(mentionsOwnName(before, names)).toBe(before !== after);
  });
});

describe('withoutOwnNames', () => {
  const people = [
    maria,
    { firstname: 'Will', lastname: 'Rose' },
    { firstname: 'José María', lastname: "O'Neill-Peña" },
    { firstname: 'An', lastname: 'Do' },
    { firstname: 'Jean-Luc', lastname: 'van der Berg' },
    { firstname: '伟', lastname: '王' },
    { firstname: 'Анна', lastname: 'Петрова' },
    { firstname: 'محمد', lastname: 'الحسن' },
    { firstname: 'X Æ', lastname: 'A-12' },
    { firstname: 'Person', lastname: 'This' },
  ];
  const plain = [
    'gardener',
    'I',
    'in Lisbon',
    'and',
    'loves',
    '🌱',
    'from',
    'is',
    'with',
    'Tom',
    'named',
    "I'm",
    'my name is',
  ];
  const marks = [
    ' ',
    ' ',
    ' ',
    ', ',
    '. ',
    ' | ',
    '\n',
    '-',
    "'s ",
    ' (',
    ') ',
    '"',
    ' & ',
    ': ',
    '@',
    '#',
    '_',
    '，',
    '  ',
  ];

  test('leaves no name and no crumbs, whatever stands around it', () => {
    const random = createRandom('own names');
    for (let round = 0; round < 4_000; round++) {
      const person = random.pick(people);
      const own = `${person.firstname} ${person.lastname}`.split(' ');
      const names = [...own, ...own.map((name) => name.toUpperCase()), own.join(' '), own.join('')];
      const text = Array.from(
        { length: random.integer(1, 8) },
        () => random.pick(random.next() < 0.4 ? names : plain) + random.pick(marks),
      ).join('');
      const left = withoutOwnNames(text, person);
      expect({ text, left, still: mentionsOwnName(left, person) }).toMatchObject({ still: false });
      const clean = left === text || !/ {2}|^[\s,.;]|\s$/.test(left);
      expect({ text, left, clean }).toMatchObject({ clean: true });
      expect(withoutOwnNames(left, person)).toBe(left);
    }
  });

  test('leaves text that holds none of the names as it is', () => {
    const random = createRandom('other people');
    for (let round = 0; round < 500; round++) {
      const text = Array.from(
        { length: random.integer(1, 8) },
        () => random.pick(plain) + random.pick(marks),
      ).join('');
      expect(withoutOwnNames(text, maria)).toBe(text);
    }
  });

  const hostile: Record<string, string> = {
    'one name over and over': 'Maria '.repeat(2_000),
    'one name without spaces': 'Maria'.repeat(2_000),
    'names and commas': 'Maria, '.repeat(2_000),
    apostrophes: "Maria'".repeat(2_000),
    hyphens: 'Maria-'.repeat(2_000),
    particles: 'van der '.repeat(1_500),
    brackets: `${'('.repeat(5_000)}Maria${')'.repeat(5_000)}`,
    spaces: `Maria${' '.repeat(10_000)}Silva`,
    'one long handle': `@${'maria_'.repeat(2_000)}`,
    'doubtful words': 'An Do '.repeat(2_000),
    marks: 'a\u0301'.repeat(5_000),
  };

  test.each(Object.entries(hostile))('takes linear time on %s', (_, text) => {
    withoutOwnNames(text, maria);
    const start = performance.now();
    const left = withoutOwnNames(text, maria);
    withoutOwnNames(text, { firstname: 'An', lastname: 'Do' });
    // A bound of order: milliseconds are expected, a quadratic one takes many seconds.
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(mentionsOwnName(left, maria)).toBe(false);
  });
});
