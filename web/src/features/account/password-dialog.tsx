import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/calls.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NewPasswordField, PasswordField } from '../../ui/password-field.tsx';

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { tell } = useAnnouncer();
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState('');
  const change = useMutation({
    mutationFn: () => api.changePassword({ current_password: current, new_password: chosen }),
    onSuccess: () => {
      tell('Your password is changed. Wherever else you were signed in, you are not any more.');
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Dialog
      title="Change your password"
      error={change.error}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" form="change-password" disabled={change.isPending}>
            Change it
          </Button>
        </>
      }
    >
      <form id="change-password" onSubmit={submit} className="flex flex-col gap-4">
        <PasswordField label="Present password" value={current} onText={setCurrent} />
        <NewPasswordField label="New password" value={chosen} onText={setChosen} />
      </form>
    </Dialog>
  );
}
