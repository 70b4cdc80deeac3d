import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import type { Role } from '../../api/types.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { NewPasswordField } from '../../ui/password-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ROLES } from './roles.ts';

export function NewUserDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [user, setUser] = useState({ name: '', email: '', password: '', role: 'reviewer' as Role });
  const change = (more: Partial<typeof user>) => setUser((old) => ({ ...old, ...more }));
  const add = useMutation({
    mutationFn: () => api.addUser(user),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] });
      onClose();
    },
  });
  return (
    <FormDialog title="Add a user" submit="Add" change={add} onSubmit={() => add.mutate()} onClose={onClose}>
      <TextField
        label="Name"
        autoComplete="off"
        required
        maxLength={200}
        value={user.name}
        onText={(name) => change({ name })}
      />
      <TextField
        label="Email"
        type="email"
        autoComplete="off"
        required
        maxLength={200}
        value={user.email}
        onText={(email) => change({ email })}
      />
      <NewPasswordField
        label="First password"
        value={user.password}
        onText={(password) => change({ password })}
      />
      <Field label="Role">
        {(ids) => <Select {...ids} value={user.role} options={ROLES} onChoose={(role) => change({ role })} />}
      </Field>
    </FormDialog>
  );
}
