import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/calls.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { usePageTitle } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Door } from './door.tsx';
import { EmailField } from './email-field.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  usePageTitle('Sign in');
  const { to = '/' } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn(email, password),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: ['me'] });
      router.history.replace(to);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Door
      title="Sign in"
      intro="To look at datasets of synthetic people, to review them and to make new ones."
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        {signIn.error && <ProblemNotice error={signIn.error} />}
        <EmailField value={email} onText={setEmail} />
        <PasswordField value={password} onText={setPassword} />
        <Button type="submit" look="primary" disabled={signIn.isPending}>
          {signIn.isPending ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    </Door>
  );
}
