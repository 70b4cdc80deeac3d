import { ADULT_AGE } from '../persona.ts';
import { EVERYDAY_NUMBERS } from './age-words.ts';
import { leavesBareAge } from './age-limits.ts';
import { isTimeSpan, readUnit } from './age-units.ts';
import * as cue from './context-words.ts';
import { endsPhrase, hasSingular, isBoundary, type Mention } from './mention.ts';
import { readMention } from './mentions.ts';
import { PARENTS, YOUNG_ROLES } from './nouns.ts';
import { compilePhrases } from './phrases.ts';
import type { Token } from './token.ts';
import { words } from '../word-lists.ts';

/*
 * What a written person says of itself: in the first person, as a biography's own fragment ("16 y/o | Porto"),
 * or in the third person of an "about" text. Narrower than a description's rules on purpose: biographies of
 * adults are full of children, pupils and numbers.
 */

/** I am, I have (so many years). A "?" marks what may lack. */
const SELF_IS = compilePhrases([
  'i m/am only/just/still/now/almost/nearly/turning?',
  'im only/just/still/now/almost/nearly/turning?',
  'ich bin erst/noch/gerade/fast/jetzt?',
  'ik ben pas/nog/bijna/nu?',
  'soy/sou/sono',
  'je suis',
  'she/he s/is only/just/still/now?',
  'they re/are only/just/still/now?',
  'sie/er ist erst/noch/gerade?',
  'ze/zij/hij is pas/nog?',
  'ella/el es',
  'elle/il est',
  'ela/ele e',
  'turning/almost/nearly/only/just',
]);
const SELF_HAS = compilePhrases([
  'tengo/tenho/ho solo/so/apenas/ya/ja/casi/quase/quasi?',
  'j ai',
  'jai',
  'ella/el tiene solo?',
  'elle/il a',
  'ela/ele tem so/apenas?',
  'lei/lui ha',
  'tiene/tem solo/so/apenas?',
]);
const ONLY_AT_START = words('tiene tem turning almost nearly only just el');

/** Nouns that nobody over 18 uses of themselves. "Kid", "girl" and "boy" are used by everybody. */
const SELF_NOUNS = words(
  'teenager teen preteen tween adolescent adolescente underage minor pupil schoolboy schoolgirl schoolchild',
  'highschooler schooler minderjahrig minderjaehrig schuler schulerin schueler schuelerin gymnasiast gymnasiastin',
  'abiturient abiturientin colegial quinceanera lyceen lyceenne collegien collegienne ecolier ecoliere eleve',
  'mineur mineure liceale minorenne quindicenne sedicenne scholier tiener puber leerling minderjarig minderjarige',
);
const SINGULAR_ENDS = words(
  'student sophomore junior senior freshman athlete player cheerleader pupil grader former edad idade primaria',
  'secundaria bachillerato eso instituto preparatoria medio fundamental liceo lycee secundario schooler grade',
);

function isSeparator(token: Token | undefined): boolean {
  return (
    isBoundary(token) ||
    (token!.kind === 'mark' && token!.text !== ',' && token!.text !== '#' && token!.text !== '/')
  );
}

/** Where a self-introduction begins that ends right before `at`; -1 if none does. */
function startOfLead(matcher: typeof SELF_IS, tokens: readonly Token[], at: number): number {
  for (let from = Math.max(0, at - 3); from < at; from++) {
    if (from + matcher(tokens, from) === at) {
      const needsStart = ONLY_AT_START.has(tokens[from]!.text);
      if (!needsStart || isSeparator(tokens[from - 1])) {
        return from;
      }
    }
  }
  return -1;
}

const COMING = words('turning almost nearly fast bijna casi quase quasi');
/** What people write right after their age, beside what may follow any age. */
const CASUAL = words('lol haha btw now rn but so still yo');

/** Whether an age after "I'm" or "almost" is under 18 now. */
function isTooYoung(tokens: readonly Token[], at: number): boolean {
  const { value } = tokens[at]!;
  return value >= 4 && value < (COMING.has(tokens[at - 1]!.text) ? ADULT_AGE + 1 : ADULT_AGE);
}

function claimsAge(tokens: readonly Token[], at: number, bareNumbers: boolean): Mention | undefined {
  const token = tokens[at]!;
  if (!Number.isInteger(token.value) || tokens[at - 1]?.text === '#' || token.value > ADULT_AGE) {
    return undefined;
  }
  const unit = readUnit(tokens, at + 1);
  const to = unit?.to ?? at + 1;
  const is = startOfLead(SELF_IS, tokens, at);
  if (is >= 0 && isTooYoung(tokens, at)) {
    const next = tokens[at + 1]?.text ?? '';
    const coming = COMING.has(tokens[at - 1]!.text) && next === 'in';
    const over = leavesBareAge(tokens, at + 1) || CASUAL.has(next) || coming;
    const bare = unit === undefined && token.value >= 6 && !EVERYDAY_NUMBERS.has(token.text) && over;
    const years = unit?.kind === 'years' && endsPhrase(tokens[to]) && !isTimeSpan(tokens, unit);
    return bare || years || unit?.kind === 'old' ? { from: is, to, kind: 'predicate' } : undefined;
  }
  const has = startOfLead(SELF_HAS, tokens, at);
  if (has >= 0 && unit !== undefined && unit.kind !== 'months' && isTooYoung(tokens, at)) {
    return isTimeSpan(tokens, unit) ? undefined : { from: has, to, kind: 'predicate' };
  }
  if (token.value >= ADULT_AGE || (unit === undefined && !bareNumbers)) return undefined;
  return claimsAgeAlone(tokens, at, to, unit?.kind);
}

/** "16 y/o skater", "Lisbon | 16 | she/her", "She is a 16-year-old student" */
function claimsAgeAlone(
  tokens: readonly Token[],
  at: number,
  to: number,
  unit: string | undefined,
): Mention | undefined {
  const { value } = tokens[at]!;
  const before = tokens[at - 1];
  const opens = isSeparator(before);
  const next = tokens[to];
  if (unit === 'old' && value >= 10) {
    const nouns = [next, tokens[to + 1]].filter((token) => token?.kind === 'word');
    const others = nouns.some(
      (token) => hasSingular(cue.THINGS, token!.text) || cue.BELONGINGS.has(token!.text),
    );
    const article =
      before !== undefined && ['a', 'an', 'eine', 'ein', 'einen', 'une', 'un'].includes(before.text);
    const introduced = article && (startOfLead(SELF_IS, tokens, at - 1) >= 0 || isSeparator(tokens[at - 2]));
    const ofPupils = !next?.text.startsWith('student') && others;
    return !ofPupils && (opens || introduced || before?.text === ',')
      ? { from: at, to, kind: 'noun' }
      : undefined;
  }
  const closes = isSeparator(next) && !['.', '-', ')', ':'].includes(next?.text ?? '');
  const alone = opens && closes && before?.text !== '(' && before?.text !== '.' && tokens.length > 1;
  const listed = at === 0 && next?.text === ',' && tokens[to + 1]?.capital === true;
  return value >= 13 && unit !== 'months' && (alone || listed) ? { from: at, to, kind: 'noun' } : undefined;
}

/** "I'm a Portuguese teenager", "High school sophomore", "Schülerin aus Köln" */
function claimsNoun(tokens: readonly Token[], at: number): Mention | undefined {
  const mention = readMention(tokens, at);
  if (mention === undefined) {
    return undefined;
  }
  const last = tokens[mention.to - 1]!;
  const next = tokens[mention.to];
  const single = mention.to - mention.from === 1;
  if (!(single ? SELF_NOUNS : SINGULAR_ENDS).has(last.text) || last.possessive) {
    return undefined;
  }
  const young = next !== undefined && YOUNG_ROLES.has(next.text) && !PARENTS.has(next.text);
  const open =
    endsPhrase(next) ||
    young ||
    ['am', 'an', 'der', 'im', 'eines', 'du', 'del', 'op', 'uit', 'a', 'na', 'no', 'em'].includes(next!.text);
  return open && next?.glue !== '-' && isOfOneself(tokens, mention.from) ? mention : undefined;
}

function isOfOneself(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at >= 0 && at >= from - 3; at--) {
    if (isSeparator(tokens[at - 1]) || startOfLead(SELF_IS, tokens, at) >= 0) {
      const between = tokens.slice(at, from);
      const bare = startOfLead(SELF_IS, tokens, at) < 0;
      return between.every(
        ({ text, kind }) =>
          kind === 'word' && !GOVERNING.some((set) => set.has(text)) && (!bare || STARTERS.has(text)),
      );
    }
  }
  return false;
}

const GOVERNING = [
  cue.TOWARDS,
  cue.OF,
  cue.TOWARDS_AT_HAND,
  cue.POSSESSIVES,
  cue.DEALING,
  cue.NEGATIONS,
  cue.FORMER,
  cue.CONJUNCTIONS,
  PARENTS,
  cue.RELATIVE_PRONOUNS,
];
/** What may open a biography's fragment before the noun. */
const STARTERS = words(
  'a an just only still your average typical regular proud shy ein eine noch un une una um uma een',
);

/**
 * The part of a person's text that says that this person is under 18.
 * @param bareNumbers whether a number that stands alone ("Lisbon | 16 | she/her") is taken for an age
 */
export function readClaim(tokens: readonly Token[], bareNumbers: boolean): Mention | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const claim = claimsAge(tokens, at, bareNumbers) ?? claimsNoun(tokens, at);
    if (claim !== undefined) {
      return claim;
    }
  }
  return undefined;
}
