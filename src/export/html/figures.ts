import { type Markup, markup } from './markup.ts';

export const count = (value: number) => value.toLocaleString('en');

/** `1 call`, `2 calls`. */
export const many = (value: number, thing: string) => `${count(value)} ${thing}${value === 1 ? '' : 's'}`;

/** US dollars; four digits below one dollar, where two would round a picture's price away. */
export function usd(value: number): string {
  const digits = value !== 0 && value < 1 ? 4 : 2;
  return value.toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  });
}

/** A moment in ISO 8601, for people: in UTC, so that the page reads the same everywhere. */
export function moment(iso: string): Markup {
  const words = new Date(iso).toLocaleString('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return markup`<time datetime="${iso}">${words} UTC</time>`;
}

/** The time between two moments: `42 s`, `3 min 5 s`, `2 h 10 min`. */
export function elapsed(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** At most `most` characters as a reader counts them, on one line, cut between words where it can be. */
export function shorten(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  if (characters.length <= most) return line;
  const cut = characters.slice(0, most - 1).join('');
  return `${cut.replace(/\s+\S*$/u, '')}…`;
}
