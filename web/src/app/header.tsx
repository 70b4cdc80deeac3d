import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import {
  BookOpen,
  ChartNoAxesCombined,
  CircleUserRound,
  HeartPulse,
  KeyRound,
  LayoutGrid,
  LockKeyhole,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Sun,
} from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/calls.ts';
import type { Me } from '../api/types.ts';
import { PasswordDialog } from '../features/account/password-dialog.tsx';
import { useAnnouncer } from '../ui/use-announcer.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/menu.tsx';
import { type Theme, useTheme } from './theme.ts';

const PAGES = [
  { to: '/', words: 'Datasets', Icon: LayoutGrid },
  { to: '/statistics', words: 'Statistics', Icon: ChartNoAxesCombined },
  { to: '/providers', words: 'Providers', Icon: HeartPulse },
  { to: '/settings', words: 'Settings', Icon: Settings },
  { to: '/access', words: 'Access', Icon: KeyRound },
] as const;

/** Datasets are also everything below `/datasets`, which no link by itself knows. */
function useCurrent(): (to: string) => { 'aria-current'?: 'page' } {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const current = pathname.startsWith('/datasets') ? '/' : pathname;
  return (to) => (to === current ? { 'aria-current': 'page' } : {});
}

export function Header({ me }: { me?: Me }) {
  const current = useCurrent();
  return (
    <header className="border-b border-line bg-surface">
      <div className="flex h-14 items-center gap-1 px-4 sm:px-6">
        <Link
          to="/"
          className="mr-4 flex items-center gap-2.5 rounded-md text-base font-semibold tracking-tight"
        >
          <img src="/favicon.svg" alt="" width={26} height={26} />
          Avatars
        </Link>
        <nav aria-label="Main" className="hidden items-center gap-0.5 md:flex">
          {PAGES.map(({ to, words }) => (
            <Link
              key={to}
              to={to}
              activeProps={{ 'aria-current': undefined }}
              {...current(to)}
              className="rounded-lg px-3 py-1.5 font-medium text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
            >
              {words}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <ThemeMenu />
          {me && <UserMenu me={me} />}
        </div>
      </div>
    </header>
  );
}

/** On a phone the pages are under the thumb. */
export function BottomNavigation() {
  const current = useCurrent();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PAGES.map(({ to, words, Icon }) => (
        <Link
          key={to}
          to={to}
          activeProps={{ 'aria-current': undefined }}
          {...current(to)}
          className="flex min-w-0 flex-1 flex-col items-center gap-0.5 py-2 text-2xs font-medium text-muted aria-[current=page]:text-accent-strong"
        >
          <Icon size={20} aria-hidden />
          {words}
        </Link>
      ))}
    </nav>
  );
}

const THEMES: readonly [Theme, string, typeof Sun][] = [
  ['system', 'As the system', Monitor],
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
];

export function ThemeMenu() {
  const [theme, choose] = useTheme();
  const Icon = THEMES.find(([name]) => name === theme)?.[2] ?? Monitor;
  return (
    <Menu
      trigger={
        <Button look="quiet" size="icon" aria-label="Light or dark">
          <Icon size={18} aria-hidden />
        </Button>
      }
    >
      {THEMES.map(([name, words, One]) => (
        <MenuItem key={name} onSelect={() => choose(name)}>
          <One size={16} aria-hidden /> {words}
          {name === theme && <span className="ml-auto text-xs text-muted">now</span>}
        </MenuItem>
      ))}
    </Menu>
  );
}

function UserMenu({ me }: { me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { complain } = useAnnouncer();
  const [changing, setChanging] = useState(false);
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      client.clear();
    },
    onError: complain,
  });
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" size="icon" aria-label={`You: ${me.name}`}>
            <CircleUserRound size={20} aria-hidden />
          </Button>
        }
      >
        <MenuLabel>
          <span className="block text-sm font-semibold text-ink">{me.name}</span>
          {me.email} · {me.role}
        </MenuLabel>
        <MenuLine />
        <MenuItem onSelect={() => setChanging(true)}>
          <LockKeyhole size={16} aria-hidden /> Change your password
        </MenuItem>
        <MenuItem onSelect={() => location.assign('/reference')}>
          <BookOpen size={16} aria-hidden /> API reference
        </MenuItem>
        <MenuItem onSelect={() => signOut.mutate()}>
          <LogOut size={16} aria-hidden /> Sign out
        </MenuItem>
      </Menu>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  );
}
