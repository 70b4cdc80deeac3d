import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import type { Permission } from '../../api/types.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Check, Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const SCOPES: readonly (readonly [Permission, string])[] = [
  ['read', 'Look at everything'],
  ['review', 'Approve, reject and edit'],
  ['generate', 'Make datasets: may spend money'],
  ['administer', 'Settings and users'],
];
const DAYS = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'A year'],
  ['', 'Without an end'],
] as const;

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const me = useMe();
  const { tell } = useAnnouncer();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Permission[]>(['read']);
  const [days, setDays] = useState('90');
  const add = useMutation({
    mutationFn: () =>
      api.addKey({ name, scopes: [...scopes], ...(days === '' ? {} : { expires_in_days: Number(days) }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
  const secret = add.data?.secret;
  if (secret !== undefined) {
    return (
      <Dialog
        title="Your key"
        onClose={onClose}
        unsaved="The key is never shown again."
        actions={
          <>
            <Button
              onClick={() => void navigator.clipboard.writeText(secret).then(() => tell('It is copied.'))}
            >
              <Copy size={16} aria-hidden /> Copy
            </Button>
            <Button look="primary" onClick={onClose}>
              I have kept it
            </Button>
          </>
        }
      >
        <Notice tone="warn" title="It is shown this once">
          Keep it where your program finds it, and nowhere else.
        </Notice>
        <code className="mt-3 block rounded-lg bg-sunken p-3 font-mono text-xs break-all select-all">
          {secret}
        </code>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title="Make a key"
      submit="Make it"
      because={scopes.length === 0 ? 'Choose what it may do.' : undefined}
      change={add}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <TextField label="What is it for?" required maxLength={32} value={name} onText={setName} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm font-medium">It may</legend>
        {SCOPES.map(([scope, words]) => (
          <Check
            key={scope}
            label={words}
            checked={scopes.includes(scope)}
            disabled={!me?.permissions.includes(scope)}
            onChange={(on) => setScopes((old) => (on ? [...old, scope] : old.filter((one) => one !== scope)))}
          />
        ))}
      </fieldset>
      <Field label="It works for">
        {(ids) => <Select {...ids} value={days} options={DAYS} onChoose={setDays} />}
      </Field>
    </FormDialog>
  );
}
