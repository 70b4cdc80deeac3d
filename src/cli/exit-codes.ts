export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  /** Stopped before the end; `avatars resume` goes on. */
  stopped: 3,
  interrupted: 130,
} as const;
