import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
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
  return (
    <FormDialog
      title="Change your password"
      submit="Change it"
      change={change}
      onSubmit={() => change.mutate()}
      onClose={onClose}
    >
      <PasswordField label="Present password" value={current} onText={setCurrent} />
      <NewPasswordField label="New password" value={chosen} onText={setChosen} />
    </FormDialog>
  );
}
