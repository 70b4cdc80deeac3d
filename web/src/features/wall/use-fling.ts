import { useEffect, useState } from 'react';

/** Screens a second from which on nobody recognises anybody. */
const FAST = 3;
/** Milliseconds over which the speed is measured, at least. */
const MEASURED_MS = 30;
/** Milliseconds without scrolling after which it has come to rest. */
const REST_MS = 120;

/** Whether the page is scrolled too fast for anything to be seen. */
export function useFling(): boolean {
  const [flung, setFlung] = useState(false);
  useEffect(() => {
    let rest: number | undefined;
    let [top, since] = [scrollY, performance.now()];
    const look = () => {
      clearTimeout(rest);
      rest = setTimeout(() => setFlung(false), REST_MS);
      const milliseconds = performance.now() - since;
      if (milliseconds < MEASURED_MS) return;
      const screens = Math.abs(scrollY - top) / innerHeight;
      setFlung(screens / (milliseconds / 1000) > FAST);
      [top, since] = [scrollY, performance.now()];
    };
    addEventListener('scroll', look, { passive: true });
    return () => {
      clearTimeout(rest);
      removeEventListener('scroll', look);
    };
  }, []);
  return flung;
}
