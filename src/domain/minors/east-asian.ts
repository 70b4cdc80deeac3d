import { ADULT_AGE } from '../persona.ts';
import { fold } from '../text.ts';
import type { Token } from './token.ts';

/*
 * Chinese, Japanese and Korean, which put no spaces between words (Korean hangs particles on them): looked for
 * inside a token instead of as one. Folding takes Hangul and voiced kana apart, so the words are folded too.
 */

function anyOf(...lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(' '))
    .map(fold)
    .join('|');
}

/** Who goes to a school for minors, or is one in the law's words. */
const MINORS = new RegExp(
  anyOf(
    '小学生 中学生 高校生 女子高生 男子高生 小中学生 中高生 未成年 園児',
    '初中生 高中生 小學生 中學生 國中生 国中生 幼儿园的孩子',
    '초등학생 중학생 고등학생 여고생 남고생 미성년',
  ),
  'gu',
);
/** Words that mean minors where they end a phrase, and much else before other words ("儿童医院"). */
const CHILDREN = new RegExp(
  `(?:${anyOf('少女 少年 子供 子ども 子供たち 子どもたち 児童 儿童 兒童 孩子 孩子们 青少年 ティーンエイジャー', '어린이 아이들 청소년')})$`,
  'u',
);
/** Before "children" in one word: adults who have, like, teach or look after them. */
const DEALING = new RegExp(anyOf('有 喜欢 喜歡 爱 愛 教 照顾 没 無 无 陪 带 帶', '와 과'), 'u');
/** Adults around minors, or a time of life that is over. */
const ADULTS = new RegExp(
  anyOf(
    '親 母 父 保護者 先生 教師 教諭 教員 担任 コーチ 監督 顧問 ママ パパ 祖 家族 医 看護 カウンセラー 指導 向け の時 の頃 の時代',
    '家长 家長 父母 妈妈 媽媽 爸爸 老师 老師 教师 教练 教練 医生 醫生 护士 爷爷 奶奶 辅导 时候 時候',
    '어머니 아버지 부모 엄마 아빠 교사 선생 코치 의사 간호사 할머니 할아버지 상담',
  ),
  'u',
);
/** Joins people to those before: both are asked for. */
const AND = new RegExp(`^(?:${anyOf('と や たちと 和 与 與 及 이나 과 와 및')})`, 'u');
const YEARS = new RegExp(`^(?:${anyOf('歳 才 岁 歲 세 살')})`, 'u');
const BELOW = new RegExp(`^(?:${anyOf('未満 以下 未满 未滿 미만 이하')})`, 'u');
const NUMBER_OF_YEARS = /(?<![一二三四五六七八九十百])十[一二三四五六七]?(?:歳|才|岁|歲)/gu;

/** In tokens, and in letters: what stands further away describes somebody else. */
const REACH = 6;
const LONGEST_REST = 60;

/** The text that follows inside a phrase: the rest of the token and up to six further words. */
function restOf(tokens: readonly Token[], at: number, within: number): string {
  let rest = tokens[at]!.text.slice(within, within + LONGEST_REST);
  for (let index = at + 1; index <= at + REACH && tokens[index]?.kind === 'word'; index++) {
    rest += tokens[index]!.text.slice(0, LONGEST_REST);
  }
  return rest.slice(0, LONGEST_REST);
}

/** Whether a Chinese, Japanese or Korean token asks for people under 18. */
export function asksForEastAsianMinors(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.kind === 'number') {
    const next = tokens[at + 1]?.text ?? '';
    const years = YEARS.exec(next)?.[0];
    if (years === undefined) return false;
    const rest = restOf(tokens, at + 1, years.length);
    const below = BELOW.test(rest) && token.value <= ADULT_AGE;
    return (below || token.value < ADULT_AGE) && !ADULTS.test(rest);
  }
  if (token.kind !== 'word') return false;
  const { text } = token;
  for (const found of [...text.matchAll(MINORS), ...text.matchAll(NUMBER_OF_YEARS)]) {
    const rest = restOf(tokens, at, found.index + found[0].length);
    if (AND.test(rest) || !ADULTS.test(rest)) return true;
  }
  const child = CHILDREN.exec(text);
  return (
    child !== null &&
    !DEALING.test(text.slice(Math.max(0, child.index - LONGEST_REST), child.index)) &&
    !ADULTS.test(restOf(tokens, at, text.length))
  );
}
