import type { ReactNode } from 'react';

export const Key = ({ children }: { children: ReactNode }) => (
  <kbd className="inline-grid min-w-5 place-items-center rounded border border-current/40 px-1 font-mono text-2xs leading-4">
    {children}
  </kbd>
);
