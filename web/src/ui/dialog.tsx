import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { ProblemNotice } from './notice.tsx';
import { Toasts, useToastsInside } from './toasts.tsx';
import { useAnnouncer } from './use-announcer.ts';

interface DialogProps {
  title: string;
  children: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  /** Why what its buttons do was not done: stands beside them, where it is seen. */
  error?: Error | null;
  onClose: () => void;
  /** What would be lost: the first try to close it says so, the second one closes it. */
  unsaved?: string | undefined;
  wide?: boolean;
}

/** What one most likely opened the dialog for. */
const FIRST = '[data-focus-first], form input, form textarea';

/**
 * The browser's own modal dialog: it keeps the focus, makes the rest inert and gives the focus back. Libraries that
 * lock the scrolling with a `<style>` element would be blocked by the server's content security policy.
 */
export function Dialog({ title, children, actions, error, onClose, unsaved, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const hasToasts = useToastsInside();
  const { tell } = useAnnouncer();
  const [warned, setWarned] = useState(false);
  const leave = () => {
    if (unsaved === undefined || warned) onClose();
    else {
      setWarned(true);
      tell(`${unsaved} Close it once more if you mean it.`);
    }
  };
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    // After `showModal`, which gives the focus to the first button there is: the one that closes.
    element?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      // What the dialog is asked by keyboard is not for the page behind it.
      onKeyDown={(event) => event.stopPropagation()}
      className={`m-auto w-[calc(100%-1.5rem)] ${wide ? 'max-w-5xl' : 'max-w-md'} max-h-[calc(100dvh-2rem)] rounded-2xl border border-line bg-surface p-0 text-ink shadow-2xl`}
    >
      <div className="flex items-start justify-between gap-4 px-5 pt-4">
        <h2 id={titleId} className="pt-1 text-base font-semibold">
          {title}
        </h2>
        <Button look="quiet" size="icon" aria-label="Close" onClick={leave} className="-mr-2">
          <X size={18} aria-hidden />
        </Button>
      </div>
      <div className="px-5 pt-2 pb-5">{children}</div>
      {error && (
        <div className="px-5 pb-4">
          <ProblemNotice error={error} />
        </div>
      )}
      {actions && (
        <div className="flex flex-wrap justify-end gap-2 border-t border-line bg-canvas px-5 py-3">
          {actions}
        </div>
      )}
      {hasToasts && <Toasts />}
    </dialog>
  );
}
