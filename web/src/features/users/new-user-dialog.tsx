import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/calls.ts';
import type { Role } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ROLES } from './roles.ts';

const TEXTS = [
  ['name', 'Name', 'text', undefined],
  ['email', 'Email', 'email', undefined],
  ['password', 'First password', 'password', 12],
] as const;

export function NewUserDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [user, setUser] = useState({ name: '', email: '', password: '', role: 'reviewer' as Role });
  const add = useMutation({
    mutationFn: () => api.addUser(user),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Dialog
      title="Add a user"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="primary" type="submit" form="new-user" disabled={add.isPending}>
            Add
          </Button>
        </>
      }
    >
      <form id="new-user" onSubmit={submit} className="flex flex-col gap-4">
        {add.error && <ProblemNotice error={add.error} />}
        {TEXTS.map(([name, label, type, shortest]) => (
          <TextField
            key={name}
            label={label}
            {...(shortest ? { hint: `At least ${shortest} characters.` } : {})}
            type={type}
            required
            autoComplete={type === 'password' ? 'new-password' : 'off'}
            minLength={shortest}
            maxLength={200}
            value={user[name]}
            onText={(text) => setUser((old) => ({ ...old, [name]: text }))}
          />
        ))}
        <Field label="Role">
          {(ids) => (
            <Select
              {...ids}
              value={user.role}
              options={ROLES}
              onChoose={(role) => setUser((old) => ({ ...old, role: role }))}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
