/** The beginning of a text from outside, fit for a message: one line, without control characters. */
export function excerptOf(text: string, length = 160): string {
  const line = text
    .slice(0, length * 4)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const points = Array.from(line);
  return points.length <= length ? line : `${points.slice(0, length).join('')}…`;
}
