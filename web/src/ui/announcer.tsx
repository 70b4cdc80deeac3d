import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { X } from 'lucide-react';
import { problemOf } from '../api/request.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { type Announcer, AnnouncerContext } from './use-announcer.ts';

interface Message {
  id: number;
  words: string;
  hint?: string | undefined;
  tone: 'plain' | 'bad';
}

let lastId = 0;

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState('');
  const [messages, setMessages] = useState<Message[]>([]);
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
      {children}
      <div aria-live="polite" className="sr-only" data-testid="live">
        {said}
      </div>
      <div className="pointer-events-none fixed inset-x-3 bottom-18 z-50 flex flex-col items-center gap-2 md:bottom-4 [:root:has([role=toolbar])_&]:bottom-18">
        {messages.map((message) => (
          <Toast key={message.id} message={message} onClose={() => close(message.id)} />
        ))}
      </div>
    </AnnouncerContext.Provider>
  );
}

function Toast({ message, onClose }: { message: Message; onClose: () => void }) {
  return (
    <div
      {...(message.tone === 'bad' ? { role: 'alert' } : {})}
      className={classes(
        'pointer-events-auto flex max-w-lg items-start gap-3 rounded-xl border bg-surface py-2 pr-2 pl-4 shadow-xl',
        message.tone === 'bad' ? 'border-bad' : 'border-line-strong',
      )}
    >
      <div className="py-1">
        <p className={message.tone === 'bad' ? 'font-semibold text-bad' : ''}>{message.words}</p>
        {message.hint && <p className="text-xs text-muted">{message.hint}</p>}
      </div>
      <Button look="quiet" size="small" aria-label="Close message" onClick={onClose}>
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}
