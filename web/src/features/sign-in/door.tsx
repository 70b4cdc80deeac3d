import type { ReactNode } from 'react';
import { ThemeMenu } from '../../app/header.tsx';

/** The frame of the pages before one is inside. */
export function Door({ title, intro, children }: { title: string; intro: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-canvas">
      <header className="flex justify-end p-3">
        <ThemeMenu />
      </header>
      <main className="mx-auto w-full max-w-sm px-4 pt-[6vh] pb-16">
        <img src="/favicon.svg" alt="" width={44} height={44} className="mb-5" />
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-1.5 mb-6 text-muted">{intro}</p>
        {children}
        <p className="mt-10 text-xs text-muted">
          Every person shown here is synthetic. Every picture says so, to people and to machines.
        </p>
      </main>
    </div>
  );
}
