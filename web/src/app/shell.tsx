import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { queries } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { onReturn } from '../live/connection.ts';
import { ProblemNotice, Waiting } from '../ui/notice.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { BottomNavigation, Header } from './header.tsx';

/** Around every page, signed in or not. */
export function Root({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  useEffect(() => onReturn(() => void client.invalidateQueries({ queryKey: ['me'] })), [client]);
  return (
    <>
      <ConnectionBanner />
      {children}
    </>
  );
}

/** Once: while the router is on its way, the address that one comes from is already that of the sign-in page. */
function ToSignIn({ from }: { from: string }) {
  const navigate = useNavigate();
  const [to] = useState(from);
  useEffect(() => {
    void navigate({ to: '/sign-in', search: to === '/' ? {} : { to }, replace: true });
  }, [navigate, to]);
  return null;
}

/** Around every page that needs somebody who is signed in. */
export function Shell() {
  const me = useQuery(queries.me());
  const location = useRouterState({ select: (state) => state.location });
  const reviewing = location.pathname.endsWith('/review');
  if (me.error && problemOf(me.error).status === 401) {
    return <ToSignIn from={location.href} />;
  }
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      <Header {...(me.data ? { me: me.data } : {})} />
      <main id="main" tabIndex={-1} className={reviewing ? 'flex-1' : 'flex-1 max-md:pb-16'}>
        {me.data ? (
          <Outlet />
        ) : (
          <div className="mx-auto max-w-3xl p-6">
            {me.error ? (
              <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />
            ) : (
              <Waiting what="the dashboard" />
            )}
          </div>
        )}
      </main>
      {!reviewing && <BottomNavigation />}
    </div>
  );
}
