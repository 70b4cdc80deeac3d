import { grouped, many } from '../domain/text.ts';

export { usd } from '../domain/usd.ts';
export { grouped, many };

/** 75 → "1 min 15 s". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours >= 48) return `${many(Math.floor(hours / 24), 'day')} ${hours % 24} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

export const people = (count: number): string => many(count, 'person', 'people');

/** Rows under a heading, columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The first `length` characters of a text, on one line. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > length ? `${[...line].slice(0, length - 1).join('')}…` : line;
}

/** Why nothing moves, by this machine's clock. */
export function waitingFor({ provider, until }: { provider: string; until: Date }): string {
  const time = until.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return `waiting for ${provider} until ${time}, as it asked`;
}
