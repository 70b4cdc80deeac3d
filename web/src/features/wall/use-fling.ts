import { useEffect, useState } from 'react';

/** Screens a second from which on nobody recognises anybody. */
const FAST = 3;
/** Milliseconds over which the speed is measured, at least. */
const MEASURED_MS = 30;
/** Frames without a move after which it has come to rest. */
const STILL_FRAMES = 8;

/**
 * Whether the page is scrolled too fast for anything to be seen. It is looked at once a frame: by the clock a slow
 * machine would seem to rest between two frames.
 */
export function useFling(): boolean {
  const [flung, setFlung] = useState(false);
  useEffect(() => {
    let frame: number | undefined;
    let [top, since, still] = [0, 0, 0];
    const look = (now: number) => {
      const milliseconds = now - since;
      still = scrollY === top ? still + 1 : 0;
      if (still === 0 && milliseconds >= MEASURED_MS) {
        const screens = Math.abs(scrollY - top) / innerHeight;
        setFlung(screens / (milliseconds / 1000) > FAST);
        [top, since] = [scrollY, now];
      }
      if (still >= STILL_FRAMES) setFlung(false);
      frame = still >= STILL_FRAMES ? undefined : requestAnimationFrame(look);
    };
    const begin = () => {
      if (frame !== undefined) return;
      [top, since, still] = [scrollY, performance.now(), 0];
      frame = requestAnimationFrame(look);
    };
    addEventListener('scroll', begin, { passive: true });
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      removeEventListener('scroll', begin);
    };
  }, []);
  return flung;
}
