import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Persona } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { nameOf } from '../person/name-of.ts';
import { Key } from './key.tsx';

const REASONS = [
  'The pictures do not show the same person.',
  'A picture is broken or looks unreal.',
  'Text and pictures do not fit together.',
  'The text is poor.',
] as const;

interface RejectDialogProps {
  person: Persona;
  onReject: (reason: string) => void;
  onClose: () => void;
}

/** A number chooses a reason and rejects; or one types another. */
export function RejectDialog({ person, onReject, onClose }: RejectDialogProps) {
  const [reason, setReason] = useState('');
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = REASONS[Number(event.key) - 1];
    // A digit inside a text that somebody writes is a digit.
    if (!chosen || reason !== '') return;
    event.preventDefault();
    onReject(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReject(reason.trim());
  };
  return (
    <Dialog
      title={`Reject ${nameOf(person)}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button look="danger" type="submit" form="reject">
            Reject <Key>Enter</Key>
          </Button>
        </>
      }
    >
      <form id="reject" onSubmit={submit} onKeyDown={onKeyDown} className="flex flex-col gap-3">
        <ol aria-label="Reasons" className="flex flex-col gap-1.5">
          {REASONS.map((words, index) => (
            <li key={words}>
              <button
                type="button"
                onClick={() => onReject(words)}
                className="flex w-full items-center gap-3 rounded-lg border border-line px-3 py-2 text-left hover:bg-sunken"
              >
                <Key>{index + 1}</Key> {words}
              </button>
            </li>
          ))}
        </ol>
        <TextField
          label="Another reason, or none"
          maxLength={500}
          autoComplete="off"
          value={reason}
          onText={setReason}
        />
      </form>
    </Dialog>
  );
}
