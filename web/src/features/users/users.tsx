import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import type { Role, User } from '../../api/types.ts';
import { useMe } from '../../app/session.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Section } from '../person/section.tsx';
import { GivePasswordDialog } from './give-password-dialog.tsx';
import { NewUserDialog } from './new-user-dialog.tsx';
import { ROLES } from './roles.ts';

export function Users() {
  const [adding, setAdding] = useState(false);
  const list = useQuery(queries.users());
  return (
    <Section
      title="Users"
      actions={
        <Button size="small" onClick={() => setAdding(true)}>
          <UserPlus size={14} aria-hidden /> Add a user
        </Button>
      }
    >
      {list.isPending && <Waiting what="users" />}
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="card divide-y divide-line">
        {list.data?.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </ul>
      {adding && <NewUserDialog onClose={() => setAdding(false)} />}
    </Section>
  );
}

function UserRow({ user }: { user: User }) {
  const client = useQueryClient();
  const { complain } = useAnnouncer();
  const self = useMe()?.id === user.id;
  const [giving, setGiving] = useState(false);
  const change = useMutation({
    mutationFn: (changes: { role?: Role; disabled?: boolean }) => api.changeUser(user.id, changes),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
    onError: complain,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {user.name} {self && <Badge tone="accent">You</Badge>}
          {user.disabled && <Badge tone="warn">Locked out</Badge>}
        </p>
        <p className="text-xs text-muted">{user.email}</p>
      </div>
      <Select
        aria-label={`Role of ${user.name}`}
        className="w-auto py-1.5 text-xs"
        value={user.role}
        options={ROLES}
        disabled={self || change.isPending}
        onChoose={(role) => change.mutate({ role: role })}
      />
      <Button
        size="small"
        because={self ? 'Change your own in the menu at the top.' : undefined}
        onClick={() => setGiving(true)}
      >
        New password
      </Button>
      <Button
        size="small"
        because={self ? 'You cannot lock yourself out.' : undefined}
        disabled={change.isPending}
        onClick={() => change.mutate({ disabled: !user.disabled })}
      >
        {user.disabled ? 'Let in again' : 'Lock out'}
      </Button>
      {giving && <GivePasswordDialog user={user} onClose={() => setGiving(false)} />}
    </li>
  );
}
