import { useEffect, useRef } from 'react';

export interface ReviewKeys {
  approve: () => void;
  reject: () => void;
  again: () => void;
  next: () => void;
  back: () => void;
  undo: () => void;
  focus: (picture: number) => void;
  help: () => void;
  leave: () => void;
}

export const KEYS: readonly (readonly [keys: string, words: string])[] = [
  ['A', 'Approve, and go on'],
  ['R', 'Reject: a number chooses the reason'],
  ['G', 'Make again: the cost is asked first'],
  ['N or →', 'Next person'],
  ['P or ←', 'Person before'],
  ['U', 'Undo the last decision'],
  ['1 to 9', 'That picture large, beside the first'],
  ['0', 'The first picture large'],
  ['Esc', 'Small again'],
  ['?', 'This help'],
];

const ELSEWHERE = 'input, textarea, select, [role="menu"], dialog';

/** Single keys, while nobody types or is asked something. */
export function useReviewKeys(keys: ReviewKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest(ELSEWHERE)) return;
      const now = current.current;
      const actions: Readonly<Record<string, () => void>> = {
        a: now.approve,
        r: now.reject,
        g: now.again,
        n: now.next,
        arrowright: now.next,
        p: now.back,
        arrowleft: now.back,
        u: now.undo,
        '?': now.help,
        escape: now.leave,
      };
      const action = /^[0-9]$/.test(key) ? () => now.focus(Number(key)) : actions[key.toLowerCase()];
      // A key that is held down decides about one person, not about twenty.
      if (!action || (event.repeat && !key.startsWith('Arrow'))) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
