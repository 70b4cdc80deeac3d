import { setFlagsFromString } from 'node:v8';

/** MiB of one half of it. V8's own choice grows with the machine's memory, and it gives little of it back. */
const YOUNG_GENERATION = 16;

/**
 * For a process that stays: holds V8's young generation small. To be called before anything large is loaded, since
 * reading the sources is what makes it grow. A server at rest then takes 230 MB instead of 310; with less, it would
 * collect garbage more often than large answers bear.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--max-semi-space-size=${YOUNG_GENERATION}`);
}
