import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import type { User } from '../../api/types.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
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
  return (
    <FormDialog
      title={`Another password for ${user.name}`}
      submit="Give it"
      change={give}
      onSubmit={() => give.mutate()}
      onClose={onClose}
    >
      <p>Wherever they are signed in, they are not any more.</p>
      <NewPasswordField label="New password" value={password} onText={setPassword} />
    </FormDialog>
  );
}
