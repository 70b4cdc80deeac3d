import { createContext, useContext } from 'react';

export interface Announcer {
  /** Read out by screen readers, seen by nobody. */
  announce: (words: string) => void;
  /** Shown in the corner for a while and read out. */
  tell: (words: string) => void;
  /** Shown until it is closed, and read out at once. */
  complain: (error: unknown) => void;
  /** The same, with what was not done: for where nobody would know. */
  complainOf: (what: string, error: unknown) => void;
}

export const AnnouncerContext = createContext<Announcer | null>(null);

export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext);
  if (!announcer) throw new Error('There is no AnnouncerProvider above.');
  return announcer;
}
