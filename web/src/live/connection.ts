import { useSyncExternalStore } from 'react';
import { onUnreachable } from '../api/request.ts';

/** Whether the server answers: `back` for a moment after it had not. */
export type Connection = 'up' | 'down' | 'back';

const PROBE_MS = 1500;
const SHOWN_BACK_MS = 3000;

let state: Connection = 'up';
let probe: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const returnListeners = new Set<() => void>();

function become(next: Connection): void {
  state = next;
  for (const listener of listeners) listener();
}

async function ask(): Promise<void> {
  probe = undefined;
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) {
    probe = setTimeout(() => void ask(), PROBE_MS);
    return;
  }
  become('back');
  for (const listener of returnListeners) listener();
  setTimeout(() => state === 'back' && become('up'), SHOWN_BACK_MS);
}

/** Something found no server: from now on it is asked until it answers. */
export function connectionLost(): void {
  if (state !== 'down') become('down');
  probe ??= setTimeout(() => void ask(), PROBE_MS);
}

onUnreachable(connectionLost);
addEventListener('offline', connectionLost);

/** Calls back when the server answers again after it had not. */
export function onReturn(listener: () => void): () => void {
  returnListeners.add(listener);
  return () => returnListeners.delete(listener);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => state);
