import { type KeyboardEvent, useState } from 'react';
import type { Persona } from '../../api/types.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
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
  return (
    <FormDialog
      title={`Reject ${nameOf(person)}?`}
      submit={
        <>
          Reject <Key>Enter</Key>
        </>
      }
      danger
      leave="Keep"
      onSubmit={() => onReject(reason.trim())}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
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
    </FormDialog>
  );
}
