import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { problemOf } from '../api/request.ts';
import { type Message, SaidContext, Toasts } from './toasts.tsx';
import { type Announcer, AnnouncerContext } from './use-announcer.ts';

let lastId = 0;

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState('');
  const [messages, setMessages] = useState<Message[]>([]);
  const [dialogs, setDialogs] = useState<readonly string[]>([]);
  const close = useCallback((id: number) => setMessages((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback(
    (message: Omit<Message, 'id'>, forMs?: number) => {
      lastId += 1;
      const id = lastId;
      setMessages((all) => [...all.slice(-2), { ...message, id }]);
      if (forMs) setTimeout(() => close(id), forMs);
    },
    [close],
  );
  const announcer = useMemo<Announcer>(
    () => ({
      announce: setSaid,
      tell: (words) => {
        setSaid(words);
        show({ words, tone: 'plain' }, 5000);
      },
      complain: (error) => {
        const { title, detail, hint } = problemOf(error);
        show({ words: detail ?? title, hint, tone: 'bad' });
      },
      complainOf: (what, error) => {
        const { title, detail, hint } = problemOf(error);
        show({ words: `${what}: ${detail ?? title}`, hint, tone: 'bad' });
      },
    }),
    [show],
  );
  const open = useCallback((dialog: string) => {
    setDialogs((all) => [...all, dialog]);
    return () => setDialogs((all) => all.filter((one) => one !== dialog));
  }, []);
  const context = useMemo(
    () => ({ aloud: said, messages, close, dialogs, open }),
    [said, messages, close, dialogs, open],
  );
  const last = messages.at(-1)?.id;
  useEffect(() => {
    if (last === undefined) return undefined;
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close(last);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [last, close]);
  return (
    <AnnouncerContext.Provider value={announcer}>
      <SaidContext.Provider value={context}>
        {children}
        {dialogs.length === 0 && <Toasts />}
      </SaidContext.Provider>
    </AnnouncerContext.Provider>
  );
}
