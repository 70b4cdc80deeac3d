/*
 * The words by which people give their name. What comes right before a name in a text decides what else goes
 * with it: "My name is Maria and I garden" says nothing but the name before the "and".
 */

/** "I'm Maria": goes with the name where nothing but the name was said; "I'm from Lisbon" stays. */
const BEING = [
  "i['’]?m",
  'i am',
  "it[’']s",
  'it is',
  'this is',
  'here is',
  "here['’]s",
  'ich bin(?: die| der)?',
  'hier ist',
  'soy(?: la| el)?',
  'yo soy',
  'aqui',
  'aquí',
  'je suis',
  "moi c['’]est",
  "c['’]est",
  'moi,?',
  'eu sou(?: a| o)?',
  'sou(?: a| o)?',
  'io sono',
  'sono',
  'ik ben',
  'я',
  'меня зовут',
  'أنا',
  'اسمي',
];

/** "named Maria", "me llamo María": goes with the name in every case. */
const NAMING = [
  "(?:my )?(?:full |first |last )?names?(?: is| are|[’']s)?:?",
  'call(?:s|ed)? me',
  'named',
  'called',
  'known as',
  'a\\.?k\\.?a\\.?',
  'ich hei(?:ß|ss)e',
  'mein name ist',
  'namens',
  'nenn(?:t)? mich',
  'me llamo',
  'mi nombre es',
  'nombre:',
  'llamad[ao]',
  "je m['’]appelle",
  'mon nom est',
  'nom ?:',
  'nomm[ée]e?',
  'me chamo',
  'chamo-me',
  'o? ?meu nome [ée]',
  'nome:',
  'chamad[ao]',
  'mi chiamo',
  'il mio nome è',
  'ik heet',
  'mijn naam is',
  'née?',
];

function ending(alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})[ \\t\\u00a0]*$`, 'iu');
}

const being = ending(BEING);
const naming = ending(NAMING);
/** Chinese, Japanese and Korean put no space between the words. */
const unspaced = /(?:我是|我叫|我的名字是|私は|僕は|わたしは|저는|나는|제 이름은)$/u;

/** The longest introduction, with room for spaces. Keeps the look back at a constant length. */
const LONGEST = 40;

export interface Introduction {
  kind: 'being' | 'naming';
  /** Where it begins in the text that stands before the name. */
  start: number;
}

/** The introduction that a text ends on, if it does. Looks at the last 40 characters. */
export function findIntroduction(before: string): Introduction | undefined {
  const offset = Math.max(0, before.length - LONGEST);
  const tail = before.slice(offset);
  const named = naming.exec(tail);
  if (named !== null) {
    return { kind: 'naming', start: offset + named.index };
  }
  const introduced = being.exec(tail) ?? unspaced.exec(tail);
  return introduced === null ? undefined : { kind: 'being', start: offset + introduced.index };
}
