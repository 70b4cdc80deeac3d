import { AGED } from './age-words.ts';
import * as cue from './context-words.ts';
import { isBoundary, type Mention } from './mention.ts';
import * as around from './surroundings.ts';
import type { Token } from './token.ts';

/** How far a cue reaches, in tokens. What is longer than this is no longer one phrase. */
const REACH = 12;

interface Scan {
  tokens: readonly Token[];
  mention: Mention;
  /** Ends of the mentions before this one that were found harmless. */
  harmlessEnds: ReadonlySet<number>;
  /** A present form of "to be" was passed. */
  copula: boolean;
  /** Only cues about the clause count, not what nouns before the mention are governed by. */
  clauseOnly: boolean;
}

function judgeComma(scan: Scan, at: number): around.Verdict {
  const { tokens, mention } = scan;
  if (scan.harmlessEnds.has(at)) {
    return 'harmless';
  }
  if (cue.ARTICLE_PRONOUNS.has(tokens[at + 1]?.text ?? '') && at + 1 < mention.from) {
    return around.closing(tokens, mention.to) ?? (scan.copula ? 'request' : 'harmless');
  }
  if (mention.from <= at + 1 && mention.kind === 'trait') {
    return undefined;
  }
  const before = tokens[at - 1];
  const adjectives = mention.from - at - 1;
  if (
    adjectives >= 1 &&
    adjectives <= 2 &&
    !before?.text.endsWith('s') &&
    around.isPreposition(tokens[at - 2])
  ) {
    return undefined;
  }
  if (
    before !== undefined &&
    cue.RELATED.has(before.text) &&
    around.onlyFillers(tokens, at + 1, mention.from)
  ) {
    const first = tokens[mention.from - 1];
    return first !== undefined && Number.isFinite(first.value) && first.value <= 6 ? 'harmless' : 'stop';
  }
  return 'stop';
}

function judgePreposition(scan: Scan, at: number): around.Verdict {
  const { tokens, mention } = scan;
  const { text } = tokens[at]!;
  const before = tokens[at - 1];
  if (text === 'like' && before !== undefined && cue.LOOKING.has(before.text)) {
    return 'request';
  }
  if (text === 'as' && before?.text === 'such') {
    return 'request';
  }
  if (scan.clauseOnly) {
    return undefined;
  }
  if (cue.OF.has(text)) {
    return around.isGroup(before) ? 'request' : around.isRelated(before) ? 'harmless' : undefined;
  }
  if (cue.TOWARDS.has(text)) {
    if (text === 'sobre' && ['todo', 'tudo'].includes(tokens[at + 1]?.text ?? '')) {
      return undefined;
    }
    const sought = text === 'for' && before !== undefined && cue.SEEKING.has(before.text);
    return sought || around.isPicture(before) ? 'request' : 'harmless';
  }
  if (cue.TOWARDS_AT_HAND.has(text) && around.onlyFillers(tokens, at + 1, mention.from)) {
    // Portuguese "as crianças" is simply "the children".
    const article = text === 'as' && /^(?:crianca|menina|adolescente)/.test(tokens[mention.from]!.text);
    return article || at === 0 || around.isPicture(before) ? undefined : 'harmless';
  }
  return undefined;
}

function judgeWord(scan: Scan, at: number): around.Verdict {
  const { tokens, mention } = scan;
  const token = tokens[at]!;
  if (token.glue === '-' && !cue.NEGATIONS.has(token.text)) {
    return undefined;
  }
  if (cue.NEGATIONS.has(token.text)) {
    return cue.NOT_ONLY.has(tokens[at + 1]?.text ?? '') ? undefined : 'harmless';
  }
  if (around.isCopula(tokens, at)) {
    scan.copula = true;
    return undefined;
  }
  if (cue.FORMER.has(token.text)) {
    return 'harmless';
  }
  if (cue.POSSESSIVES.has(token.text)) {
    if (tokens.slice(at + 1, at + 3).some(({ text }) => AGED.has(text))) {
      return undefined;
    }
    return cue.CONJUNCTIONS.has(tokens[at - 1]?.text ?? '') ? undefined : 'harmless';
  }
  if (cue.RELATIVE_PRONOUNS.has(token.text)) {
    return judgeClause(scan, at);
  }
  if (cue.ARTICLE_PRONOUNS.has(token.text) && tokens[at - 1]?.kind === 'word') {
    return around.closing(tokens, mention.to);
  }
  if (around.isGenitive(tokens, mention, at)) {
    return 'harmless';
  }
  if (cue.REQUESTING.has(token.text)) {
    const denied = tokens.slice(Math.max(0, at - 3), at).some(({ text }) => cue.NEGATIONS.has(text));
    return denied ? 'harmless' : 'request';
  }
  if ((cue.BELONGINGS.has(token.text) || cue.THINGS.has(token.text)) && scan.copula) {
    scan.copula = false;
    scan.clauseOnly = false;
    return cue.THINGS.has(token.text) ? 'harmless' : undefined;
  }
  if (!scan.clauseOnly && cue.DEALING.has(token.text)) {
    return 'harmless';
  }
  return undefined;
}

/** A relative pronoun: "who are teenagers" asks for them, "who teach teenagers" does not. */
function judgeClause(scan: Scan, at: number): around.Verdict {
  const { tokens, mention } = scan;
  if (
    tokens[at]!.text === 'dont' &&
    tokens.slice(at, mention.from).some(({ text }) => cue.BELONGINGS.has(text))
  ) {
    return 'harmless';
  }
  if (scan.copula) {
    const subject = tokens[at - 1];
    if (subject !== undefined && (cue.BELONGINGS.has(subject.text) || cue.THINGS.has(subject.text))) {
      scan.copula = false;
      scan.clauseOnly = false;
      return undefined;
    }
    return 'request';
  }
  if (!scan.clauseOnly) {
    return 'harmless';
  }
  const past = tokens
    .slice(at + 1, mention.from)
    .some(({ text }) => /^(?:left|began|went|lost|won|ran|took|got|came|fell|.{2,12}ed)$/.test(text));
  return past ? 'harmless' : 'request';
}

/** A conjunction: what follows it may be governed by the same cue, or open a new list of people. */
function opensNewPeople(scan: Scan, at: number): boolean {
  const { tokens, mention } = scan;
  const follower = tokens[mention.to]?.text ?? '';
  return (
    mention.kind !== 'trait' &&
    mention.kind !== 'predicate' &&
    around.onlyFillers(tokens, at + 1, mention.from) &&
    (['who', 'with', 'whose', 'aged', 'mit', 'con', 'avec', 'com', 'que', 'qui'].includes(follower) ||
      ['ages', 'age', 'kinds', 'sorts'].includes(tokens[at - 1]?.text ?? ''))
  );
}

/** Whether a description asks for the minors that it mentions here, rather than for adults around them. */
export function isRequest(
  tokens: readonly Token[],
  mention: Mention,
  harmlessEnds: ReadonlySet<number>,
): boolean {
  if (around.describesAdults(tokens, mention)) {
    return false;
  }
  const trait = mention.kind === 'trait' || mention.kind === 'predicate';
  const near = trait && around.describesSomebodyNear(tokens, mention, harmlessEnds);
  if (near && harmlessEnds.has(mention.from)) {
    return false;
  }
  if (near && cue.THINGS.has(tokens[mention.from - 1]!.text)) {
    return false;
  }
  const scan: Scan = {
    tokens,
    mention,
    harmlessEnds,
    copula: mention.kind === 'predicate',
    clauseOnly: trait && !near,
  };
  for (let at = mention.from - 1; at >= 0 && at >= mention.from - REACH; at--) {
    const token = tokens[at]!;
    if (isBoundary(token)) {
      break;
    }
    if (cue.CONJUNCTIONS.has(token.text) || token.text === '&' || token.text === '/') {
      if (harmlessEnds.has(at)) {
        return false;
      }
      if (opensNewPeople(scan, at)) {
        break;
      }
      continue;
    }
    const verdict =
      token.text === ',' ? judgeComma(scan, at) : (judgePreposition(scan, at) ?? judgeWord(scan, at));
    if (verdict === 'stop') {
      break;
    }
    if (verdict !== undefined) {
      return verdict === 'request';
    }
  }
  return true;
}
