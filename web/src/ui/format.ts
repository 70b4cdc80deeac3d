const whole = new Intl.NumberFormat('en');

export const number = (value: number): string => whole.format(value);

export function usd(value: number | null): string {
  if (value === null) return 'unknown';
  if (value === 0) return '$0';
  if (value < 0.01) return 'under $0.01';
  return `$${new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)}`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** "about 4 minutes" */
export function duration(seconds: number): string {
  if (seconds < 90) return plural(Math.max(1, Math.round(seconds)), 'second');
  if (seconds < 5400) return plural(Math.round(seconds / 60), 'minute');
  if (seconds < 129_600) return `${(seconds / 3600).toFixed(1)} hours`;
  return plural(Math.round(seconds / 86_400), 'day');
}

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
export function ago(iso: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 45) return 'just now';
  if (size < 2700) return RELATIVE.format(Math.round(seconds / 60), 'minute');
  if (size < 79_200) return RELATIVE.format(Math.round(seconds / 3600), 'hour');
  return RELATIVE.format(Math.round(seconds / 86_400), 'day');
}

const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
export const moment = (iso: string): string => MOMENT.format(new Date(iso));

export const bytes = (size: number): string =>
  size < 1_000_000 ? `${Math.round(size / 1000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`;

export const percent = (part: number): string => `${Math.round(part * 100)} %`;
