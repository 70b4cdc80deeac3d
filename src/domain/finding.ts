/** One thing that a check found. */
export interface Finding {
  level: 'ok' | 'warning' | 'error';
  what: string;
  /** What to do about it. */
  hint?: string;
}
