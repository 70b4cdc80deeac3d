import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/calls.ts';
import { Button } from '../../ui/button.tsx';
import { Notice, ProblemNotice } from '../../ui/notice.tsx';
import { usePageTitle } from '../../ui/page.tsx';
import { NewPasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Door } from './door.tsx';
import { EmailField } from './email-field.tsx';

const route = getRouteApi('/set-up');

/** The first administrator, through the link that the server printed when it first started. */
export function SetUpPage() {
  usePageTitle('Set up');
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const setUp = useMutation({
    mutationFn: async () => {
      await api.setUp({ token: token ?? '', email, name, password });
      await api.signIn(email, password);
    },
    onSuccess: async () => {
      await client.resetQueries({ queryKey: ['me'] });
      await navigate({ to: '/', replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate();
  };
  if (token === undefined) {
    return (
      <Door title="Set up" intro="The first administrator is made here.">
        <Notice tone="warn" title="This address has no token">
          Open the whole link that the server printed when it started. It works once.
        </Notice>
      </Door>
    );
  }
  return (
    <Door
      title="Welcome"
      intro="Make the first administrator: you. The link that brought you here works once."
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        {setUp.error && <ProblemNotice error={setUp.error} />}
        <TextField
          label="Your name"
          autoComplete="name"
          required
          maxLength={100}
          value={name}
          onText={setName}
        />
        <EmailField value={email} onText={setEmail} />
        <NewPasswordField value={password} onText={setPassword} />
        <Button type="submit" look="primary" disabled={setUp.isPending}>
          {setUp.isPending ? 'Setting up…' : 'Set up and go in'}
        </Button>
      </form>
    </Door>
  );
}
