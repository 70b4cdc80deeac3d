import { BIOGRAPHY_LIMITS, type BiographyField } from '../../../domain/persona.ts';
import { lengthOf, upperFirst } from '../language/template.ts';
import type { Random } from '../random.ts';
import type { Lines, Part } from './lines.ts';

/** What Facebook biographies tell, in this order; each is cut from its end when it gets too long. */
const FACEBOOK_PLANS: readonly (readonly [plan: readonly Part[], weight: number])[] = [
  [['job', 'ownHobby', 'family'], 5],
  [['job', 'hobby', 'family'], 4],
  [['job', 'ownHobby', 'pet', 'family'], 3],
  [['home', 'job', 'ownHobby'], 3],
  [['ownHobby', 'job', 'family'], 3],
  [['moved', 'job', 'ownHobby'], 3],
  [['moved', 'hobby', 'job'], 2],
  [['job', 'hobbies', 'family'], 3],
  [['job', 'sector', 'ownHobby'], 3],
  [['job', 'sector', 'hobby'], 2],
  [['job', 'family', 'ownHobby'], 3],
  [['job', 'family', 'hobbies'], 2],
  [['job', 'secondHobby', 'ownHobby'], 2],
  [['hobby', 'job', 'pet'], 2],
  [['job', 'ownHobby', 'home'], 2],
];

const X_PLANS: readonly (readonly [plan: readonly Part[], weight: number])[] = [
  [['job', 'ownHobby', 'closer'], 6],
  [['job', 'hobby', 'closer'], 4],
  [['job', 'sector', 'ownHobby'], 4],
  [['job', 'hobbies', 'closer'], 3],
  [['ownHobby', 'job', 'closer'], 3],
  [['job', 'home', 'ownHobby'], 3],
  [['moved', 'job', 'hobby'], 2],
  [['job', 'family', 'closer'], 2],
  [['job', 'ownHobby', 'pet'], 2],
  [['sector', 'hobbies', 'closer'], 2],
];

const INSTAGRAM_PLANS: readonly (readonly [plan: readonly Part[], weight: number])[] = [
  [['job', 'ownHobby', 'home'], 5],
  [['home', 'ownHobby', 'closer'], 4],
  [['job', 'hobby', 'family'], 3],
  [['ownHobby', 'home', 'pet'], 3],
  [['hobbies', 'home', 'closer'], 3],
  [['job', 'home', 'ownHobby', 'closer'], 3],
  [['sector', 'ownHobby', 'home'], 3],
  [['moved', 'ownHobby', 'job'], 3],
  [['family', 'ownHobby', 'home'], 3],
  [['ownHobby', 'secondHobby', 'home'], 3],
];

const TIKTOK_PLANS: readonly (readonly [plan: readonly Part[], weight: number])[] = [
  [['ownHobby'], 8],
  [['hobby'], 8],
  [['job'], 6],
  [['sector'], 4],
  [['secondHobby'], 2],
  [['hobbies'], 3],
  [['family'], 3],
  [['pet'], 2],
  [['moved'], 1],
  [['home'], 2],
  [['closer'], 3],
];

const SEPARATORS = [' · ', ' | ', ' • ', ' / ', ' ~ '] as const;

const fits = (text: string, field: BiographyField) => lengthOf(text) <= BIOGRAPHY_LIMITS[field];

/** The longest beginning of these lines that fits, joined; undefined where not even the first does. */
function longest(
  lines: readonly string[],
  field: BiographyField,
  join: (lines: readonly string[]) => string,
): string | undefined {
  for (let count = lines.length; count > 0; count -= 1) {
    const text = join(lines.slice(0, count));
    if (fits(text, field)) return text;
  }
  return undefined;
}

function linesOf(plan: readonly Part[], platform: 'facebook' | 'instagram' | 'x' | 'tiktok', lines: Lines) {
  const found: string[] = [];
  for (const part of plan) {
    const line = lines.pick(part, platform, found);
    if (line !== undefined) found.push(line);
  }
  return found;
}

function facebook(lines: Lines, random: Random): string {
  const told = linesOf(random.weighted(FACEBOOK_PLANS), 'facebook', lines);
  const closing = random.chance(0.45) ? lines.pick('closer', 'facebook') : undefined;
  const all = closing === undefined ? told : [...told, closing];
  const join = (parts: readonly string[]) => lines.finish(parts.map(upperFirst).join(' '));
  return longest(all, 'bio_facebook', join) ?? lines.shortest('facebook');
}

function x(lines: Lines, random: Random): string {
  const told = linesOf(random.weighted(X_PLANS), 'x', lines);
  return longest(told, 'bio_x', (parts) => lines.finish(parts.join(' '))) ?? lines.shortest('x');
}

function instagram(lines: Lines, random: Random): string {
  const told = linesOf(random.weighted(INSTAGRAM_PLANS), 'instagram', lines);
  const separator = random.pick(SEPARATORS);
  const emoji = random.weighted([
    [`end`, 5],
    [`start`, 3],
    [`none`, 2],
  ]);
  const capital = random.chance(0.5);
  const join = (parts: readonly string[]) => {
    const text = lines.finish(parts.join(separator));
    const shown = capital ? upperFirst(text) : text;
    if (emoji === 'none') return shown;
    return emoji === 'end' ? `${shown} ${lines.emoji()}` : `${lines.emoji()} ${shown}`;
  };
  return longest(told, 'bio_instagram', join) ?? lines.shortest('instagram');
}

function tiktok(lines: Lines, random: Random): string {
  // One line is the whole text, so another one is tried where the first does not fit.
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const [line] = linesOf(random.weighted(TIKTOK_PLANS), 'tiktok', lines);
    const text = line === undefined ? undefined : lines.finish(line);
    if (text === undefined || !fits(text, 'bio_tiktok')) continue;
    const withEmoji = `${text} ${lines.emoji()}`;
    return random.chance(0.35) && fits(withEmoji, 'bio_tiktok') ? withEmoji : text;
  }
  return lines.shortest('tiktok');
}

/** Four biographies of one person, each in its platform's voice and within its limit. */
export function composeBiographies(lines: Lines, random: Random): Record<BiographyField, string> {
  return {
    bio_facebook: facebook(lines, random.fork('facebook')),
    bio_instagram: instagram(lines, random.fork('instagram')),
    bio_x: x(lines, random.fork('x')),
    bio_tiktok: tiktok(lines, random.fork('tiktok')),
  };
}
