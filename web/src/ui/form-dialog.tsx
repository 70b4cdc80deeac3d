import { type KeyboardEventHandler, type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface FormDialogProps {
  title: string;
  children: ReactNode;
  onSubmit: () => void;
  /** What the button that does it says. */
  submit: ReactNode;
  danger?: boolean;
  /** Why it cannot be done yet; nothing is submitted meanwhile. */
  because?: string | undefined;
  /** What doing it has come to, as a mutation says. */
  change?: { error: Error | null; isPending: boolean };
  /** What the button that does nothing says. */
  leave?: string;
  onClose: () => void;
  onKeyDown?: KeyboardEventHandler<HTMLFormElement>;
}

/** A form that is asked in a dialog: fields, a button that does it and one that leaves it. */
export function FormDialog({
  title,
  children,
  onSubmit,
  submit,
  danger = false,
  because,
  change,
  leave = 'Leave it',
  onClose,
  onKeyDown,
}: FormDialogProps) {
  const form = useId();
  return (
    <Dialog
      title={title}
      error={change?.error ?? null}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{leave}</Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            type="submit"
            form={form}
            because={because}
            disabled={change?.isPending}
          >
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (because === undefined) onSubmit();
        }}
        onKeyDown={onKeyDown}
        className="flex flex-col gap-4"
      >
        {children}
      </form>
    </Dialog>
  );
}
