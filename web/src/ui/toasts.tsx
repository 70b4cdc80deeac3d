import { X } from 'lucide-react';
import { createContext, useContext, useEffect, useId } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';

export interface Message {
  id: number;
  words: string;
  hint?: string | undefined;
  tone: 'plain' | 'bad';
}

interface Said {
  /** For screen readers. */
  aloud: string;
  messages: readonly Message[];
  close: (id: number) => void;
  /** The modal dialogs that are open, the topmost last: everything outside of it is inert. */
  dialogs: readonly string[];
  /** @returns what takes it back */
  open: (dialog: string) => () => void;
}

export const SaidContext = createContext<Said>({
  aloud: '',
  messages: [],
  close: () => {},
  dialogs: [],
  open: () => () => {},
});

/** For a modal dialog: whether it is the one in which messages can be seen, heard and closed. */
export function useToastsInside(): boolean {
  const id = useId();
  const { dialogs, open } = useContext(SaidContext);
  useEffect(() => open(id), [open, id]);
  return dialogs.at(-1) === id;
}

export function Toasts() {
  const { aloud, messages, close } = useContext(SaidContext);
  return (
    <>
      <div aria-live="polite" className="sr-only" data-testid="live">
        {aloud}
      </div>
      <div className="pointer-events-none fixed inset-x-3 bottom-18 z-50 flex flex-col items-center gap-2 md:bottom-4 [:root:has([role=toolbar])_&]:bottom-18">
        {messages.map((message) => (
          <Toast key={message.id} message={message} onClose={() => close(message.id)} />
        ))}
      </div>
    </>
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
