import { EXIT } from './exit-codes.ts';
import { say } from './session.ts';

/**
 * Turns the first Ctrl-C (or SIGTERM) into an aborted signal, and lets the second end the process at once.
 * What was stored until then is whole either way.
 */
export function onInterrupt(howToGoOn: string): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const listener = () => {
    if (controller.signal.aborted) {
      say(`Stopped at once. ${howToGoOn}`);
      process.exit(EXIT.interrupted);
    }
    say('\nStopping: calls that are in flight finish first. Ctrl-C again stops at once.');
    controller.abort();
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return {
    signal: controller.signal,
    dispose() {
      process.off('SIGINT', listener);
      process.off('SIGTERM', listener);
    },
  };
}
