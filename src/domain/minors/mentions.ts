import { readAge } from './ages.ts';
import { endsPhrase, textAt, type Mention } from './mention.ts';
import * as noun from './nouns.ts';
import { spelledNumber } from './numbers.ts';
import { compilePhrases } from './phrases.ts';
import { readSchoolPeople } from './school.ts';
import type { Token } from './token.ts';
import { words } from '../word-lists.ts';

const phraseAt = compilePhrases(noun.MINOR_PHRASES);
const doingAt = compilePhrases(noun.MINOR_DOINGS);
const timeAt = compilePhrases(noun.MINOR_TIMES);

/** Nouns and adjectives that say how young the people named after them are. */
const YOUNG = words(
  'teen teens teenage teenaged teenager teenagers kid underage underaged preteen tween adolescent adolescents',
  'minderjahrige minderjahrigen minderjahriger schoolboy schoolgirl pupil pupils',
);

/** The mention of minors that begins at a token, if one does. */
export function readMention(tokens: readonly Token[], at: number): Mention | undefined {
  const token = tokens[at]!;
  if (token.kind === 'mark') {
    return undefined;
  }
  const phrase = phraseAt(tokens, at);
  if (phrase > 0 && !isInstitution(tokens[at + phrase - 1]!)) {
    return { from: at, to: at + phrase, kind: 'young' };
  }
  const doing = doingAt(tokens, at);
  if (doing > 0 && endsPhrase(tokens[at + doing])) {
    return { from: at, to: at + doing, kind: 'predicate' };
  }
  const time = timeAt(tokens, at);
  if (time > 0) {
    return { from: at, to: at + time, kind: 'trait' };
  }
  const school = readSchoolPeople(tokens, at);
  if (school !== undefined) {
    return school;
  }
  if (Number.isFinite(token.value)) {
    return readAge(tokens, at);
  }
  return isSpelledAge(token.text) || isMinorNoun(tokens, at)
    ? { from: at, to: at + 1, kind: YOUNG.has(token.text) ? 'young' : 'noun' }
    : undefined;
}

/** "Instituto Tecnológico", "Colegio Mayor": a name, where adults may study. */
function isInstitution(token: Token): boolean {
  return token.capital && (token.text === 'instituto' || token.text === 'colegio');
}

/** "sechzehnjährige", "zestienjarigen" */
function isSpelledAge(word: string): boolean {
  const number = /^(.{3,12}?)(?:jahrig|jaehrig|jarig)(?:e|er|en|es|em|n)?$/.exec(word)?.[1];
  return number !== undefined && spelledNumber(number) < 18;
}

/** Words that need a look at their neighbours before they are taken for minors. */
const WITH_A_CONDITION: Readonly<Record<string, (tokens: readonly Token[], at: number) => boolean>> = {
  kind: (tokens, at) =>
    tokens[at]!.capital && ['ein', 'das', 'jedes', 'dieses'].includes(textAt(tokens, at - 1)),
  minor: (tokens, at) =>
    ['a', 'any'].includes(textAt(tokens, at - 1)) &&
    endsPhrase(tokens[at + 1]) &&
    textAt(tokens, at + 1) !== 'in',
  menores: standsForPeople,
  escolares: standsForPeople,
  eleve: isPupil,
  eleves: isPupil,
  mineurs: (tokens, at) => !['de', 'retraites'].includes(textAt(tokens, at + 1)),
  // English "kinder … than"
  kinder: (tokens, at) =>
    !tokens.slice(at + 1, at + 4).some((token) => token.text === 'than') && isNotGrownUp(tokens, at),
  kindern: isNotGrownUp,
  kids: isNotGrownUp,
  girls: isNotGrownUp,
  boys: isNotGrownUp,
  children: (tokens, at) =>
    isNotGrownUp(tokens, at) && !(textAt(tokens, at + 1) === 'of' && ORIGINS.has(textAt(tokens, at + 2))),
};
/** "Children of immigrants" may be of any age. */
const ORIGINS = words('immigrants migrants refugees the divorce expats');

function isMinorNoun(tokens: readonly Token[], at: number): boolean {
  const { text, raw } = tokens[at]!;
  if (noun.SINGULAR_NOUNS.has(text)) {
    return isSingular(tokens, at);
  }
  const condition = Object.hasOwn(WITH_A_CONDITION, text) ? WITH_A_CONDITION[text] : undefined;
  if (condition !== undefined) {
    return condition(tokens, at);
  }
  return noun.MINOR_NOUNS.has(text) || noun.MINOR_NOUNS_AS_WRITTEN.has(raw) || isMinorCompound(text);
}

/** "a child", "teen influencers", but not "child psychologists" or "college girl". */
function isSingular(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!;
  const before = textAt(tokens, at - 1);
  const after = textAt(tokens, at + 1);
  if (noun.GROWN_UP.has(before) || (text === 'child' && noun.FIGURATIVE_CHILD.has(before))) {
    return false;
  }
  if (text === 'teen' || text === 'kid' || text === 'adolescent') {
    return true;
  }
  return endsPhrase(tokens[at + 1]) || (noun.YOUNG_ROLES.has(after) && !noun.PARENTS.has(after));
}

/** Spanish "menores", "escolares": a noun at the head of its phrase, else an adjective. */
function standsForPeople(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const heads =
    before === undefined ||
    before.kind === 'mark' ||
    ['los', 'unos', 'as', 'os'].includes(before.text) ||
    Number.isFinite(before.value);
  return heads && textAt(tokens, at + 1) !== 'de';
}

/** French "élèves", but not "élèves infirmières". */
function isPupil(tokens: readonly Token[], at: number): boolean {
  const written = tokens[at]!.text === 'eleves' || tokens[at]!.raw === 'élève';
  return (
    written &&
    !/^(?:infirmier|ingenieur|avocat|officier|pilote|policier|conduct|en)/.test(textAt(tokens, at + 1))
  );
}

/** Neither "college girls" nor "kids at university". */
function isNotGrownUp(tokens: readonly Token[], at: number): boolean {
  const studies =
    ['at', 'in'].includes(textAt(tokens, at + 1)) &&
    ['university', 'uni', 'college'].includes(textAt(tokens, at + 2));
  return !noun.GROWN_UP.has(textAt(tokens, at - 1)) && !studies;
}

function isMinorCompound(word: string): boolean {
  return (
    word.length <= 40 &&
    noun.MINOR_ENDINGS.some((end) => word.endsWith(end)) &&
    !noun.OPEN_COMPOUNDS.some((open) => word.includes(open))
  );
}
