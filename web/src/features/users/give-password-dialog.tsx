import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/calls.ts';
import type { User } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NewPasswordField } from '../../ui/password-field.tsx';
import { useAnnouncer } from '../../ui/use-announcer.ts';

/** For somebody who has forgotten theirs. */
export function GivePasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { tell } = useAnnouncer();
  const [password, setPassword] = useState('');
  const give = useMutation({
    mutationFn: () => api.changeUser(user.id, { password }),
    onSuccess: () => {
      tell(`${user.name} signs in with the new password from now on.`);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <Dialog
      title={`Another password for ${user.name}`}
      error={give.error}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" form="give-password" disabled={give.isPending}>
            Give it
          </Button>
        </>
      }
    >
      <form id="give-password" onSubmit={submit} className="flex flex-col gap-4">
        <p>Wherever they are signed in, they are not any more.</p>
        <NewPasswordField label="New password" value={password} onText={setPassword} />
      </form>
    </Dialog>
  );
}
