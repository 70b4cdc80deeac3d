/** Values for the slots of a line; a line with a slot that has no value is not used. */
export type Slots = Readonly<Record<string, string | undefined>>;

const upperFirst = (text: string) => {
  const first = text.at(0);
  return first === undefined ? text : first.toLocaleUpperCase() + text.slice(1);
};

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

/**
 * Fills a line. `{city}` is a slot, `{City}` the same with a capital letter, and `{maestro|maestra}` is what
 * a man or a woman says. A slot with an empty value only says for whom the line is (`{?working}`).
 * @returns undefined when one of its slots has no value
 */
export function fill(template: string, slots: Slots, sex: 'f' | 'm'): string | undefined {
  let complete = true;
  const text = template.replaceAll(/\{([^{}]*)\}/gu, (_, token: string) => {
    const bar = token.indexOf('|');
    if (bar >= 0) return sex === 'm' ? token.slice(0, bar) : token.slice(bar + 1);
    const value = slots[token] ?? slots[lowerFirst(token)];
    if (value === undefined) complete = false;
    return value === undefined || token === lowerFirst(token) ? (value ?? '') : upperFirst(value);
  });
  return complete ? text : undefined;
}

/** Unicode code points: what the limits of biographies count. */
export const lengthOf = (text: string) => Array.from(text).length;

export { upperFirst };
