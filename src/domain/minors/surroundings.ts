import * as cue from './context-words.ts';
import { endsPhrase, hasSingular, isBoundary, type Mention } from './mention.ts';
import { PARENTS } from './nouns.ts';
import type { Token } from './token.ts';

/* What stands around a mention of minors: small questions that the judge puts together. */

/** Whether what follows turns the mention into a description of adults: "children's book authors". */
export function describesAdults(tokens: readonly Token[], mention: Mention): boolean {
  const last = tokens[mention.to - 1]!;
  const next = tokens[mention.to];
  if (last.possessive) {
    return next === undefined || !hasSingular(cue.PICTURES, next.text);
  }
  if (next?.glue === '-' && (cue.HARMLESS_ENDS.has(next.text) || next.capital)) {
    return true;
  }
  const second = tokens[mention.to + 1]?.text ?? '';
  if (next?.text === 'at' && (second === 'heart' || second === 'home')) {
    return true;
  }
  if (next !== undefined && ['than', 'moved', 'left', 'flown', 'grown'].includes(next.text)) {
    return true;
  }
  const roles = mention.kind === 'young' ? cue.ROLES_TOWARDS_THE_YOUNG : cue.ROLES;
  for (let index = mention.to; index < mention.to + 3 && !endsPhrase(tokens[index]); index++) {
    const word = tokens[index]!;
    if (hasSingular(roles, word.text)) {
      return true;
    }
    if (mention.kind === 'young' && PARENTS.has(word.text)) {
      return false;
    }
  }
  return false;
}

/** Endings of words for somebody who does something: "tutors", "biographers", "pianists". */
const DOER = /(?:ers?|ors?|ists?|ians?|eurs?|euses?|rices?|oras?|ores|istas?|innen|in|eras?|eros?)$/;

export function isRelated(token: Token | undefined): boolean {
  return token?.kind === 'word' && (cue.RELATED.has(token.text) || DOER.test(token.text.slice(-12)));
}

export function isPicture(token: Token | undefined): boolean {
  return token !== undefined && hasSingular(cue.PICTURES, token.text);
}

export function isGroup(token: Token | undefined): boolean {
  return token !== undefined && (hasSingular(cue.GROUPS, token.text) || isPicture(token));
}

export function isCopula(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.text === 'son') {
    // Spanish "they are", English and French a relative or "his".
    return ['que', 'quienes', 'ellos', 'ellas', 'todos', 'todas'].includes(tokens[at - 1]?.text ?? '');
  }
  return cue.IS.has(token.text);
}

/** Whether only articles, numbers and plain adjectives stand between two tokens. */
export function onlyFillers(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).every((token) => cue.FILLERS.has(token.text) || Number.isFinite(token.value));
}

/** What one token before a mention says: asked for, not asked for, or nothing (look further back). */
export type Verdict = 'request' | 'harmless' | 'stop' | undefined;

/** The verb at the end of a German or Dutch clause: "die noch Teenager sind", "die kinderen hebben". */
export function closing(tokens: readonly Token[], to: number): Verdict {
  for (let index = to; index < to + 3 && !isBoundary(tokens[index]); index++) {
    const { text } = tokens[index]!;
    if (cue.CLOSING_IS.has(text) || cue.DEALING.has(text)) {
      return cue.CLOSING_IS.has(text) ? 'request' : 'harmless';
    }
  }
  return undefined;
}

export function isPreposition(token: Token | undefined): boolean {
  return token !== undefined && (cue.OF.has(token.text) || cue.TOWARDS.has(token.text));
}

/** The German genitive needs no preposition: "Mütter kleiner Kinder". */
export function isGenitive(tokens: readonly Token[], mention: Mention, at: number): boolean {
  const adjective = tokens[mention.from - 1];
  return (
    at === mention.from - 2 &&
    ['eltern', 'mutter', 'vater', 'muetter', 'vaeter', 'grosseltern'].includes(tokens[at]!.text) &&
    adjective?.kind === 'word' &&
    /.{3}er$/.test(adjective.text.slice(-8))
  );
}

/**
 * Whether people come before the mention that it describes but who are not the ones asked for: "with
 * students aged 12". Anything else that a trait follows ("skaters from Lisbon aged 15") leads to the people
 * who are asked for.
 */
export function describesSomebodyNear(
  tokens: readonly Token[],
  mention: Mention,
  ends: ReadonlySet<number>,
): boolean {
  const near = tokens[mention.from - 1];
  return (
    ends.has(mention.from) ||
    (near?.kind === 'word' &&
      (cue.BELONGINGS.has(near.text) ||
        cue.THINGS.has(near.text) ||
        ['people', 'boys', 'those', 'patients', 'clients'].includes(near.text) ||
        /(?:ers|ors|ists|eurs|ores|istas)$/.test(near.text.slice(-12))))
  );
}
