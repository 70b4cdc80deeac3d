import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes.ts';

interface PageProps {
  title: string;
  /** In the tab of the browser, where it differs. */
  name?: string;
  above?: ReactNode;
  beside?: ReactNode;
  below?: ReactNode;
  width?: 'narrow' | 'normal' | 'full';
  children: ReactNode;
}

/** The frame of every page: its heading takes the focus when the page is opened. */
export function Page({ title, name = title, above, beside, below, width = 'normal', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(name);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      className={classes(
        'mx-auto w-full px-4 pt-5 pb-16 sm:px-6',
        width === 'narrow' && 'max-w-3xl',
        width === 'normal' && 'max-w-7xl',
      )}
    >
      {above && <div className="mb-2 text-xs text-muted">{above}</div>}
      <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1
            ref={heading}
            tabIndex={-1}
            className="text-xl font-semibold tracking-tight text-balance sm:text-2xl"
          >
            {title}
          </h1>
          {below && <div className="mt-1.5">{below}</div>}
        </div>
        {beside && <div className="flex flex-wrap items-center gap-2">{beside}</div>}
      </div>
      {children}
    </div>
  );
}

export function usePageTitle(name: string): void {
  useEffect(() => {
    document.title = `${name} · Avatars`;
  }, [name]);
}
