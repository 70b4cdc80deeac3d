import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import type { Key } from '../../api/types.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { moment } from '../../ui/format.ts';
import { ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { Section } from '../person/section.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';

export function Keys() {
  const [adding, setAdding] = useState(false);
  const list = useQuery(queries.keys());
  return (
    <Section
      title="API keys"
      aside="yours"
      actions={
        <Button size="small" onClick={() => setAdding(true)}>
          <KeyRound size={14} aria-hidden /> Make a key
        </Button>
      }
    >
      {list.isPending && <Waiting what="keys" />}
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <p className="card px-4 py-6 text-center text-muted">
          You have no keys. A program that uses the API sends one in the header <code>X-Api-Key</code>.
        </p>
      )}
      {list.data && list.data.length > 0 && (
        <ul className="card divide-y divide-line">
          {list.data.map((key) => (
            <KeyRow key={key.id} entry={key} />
          ))}
        </ul>
      )}
      {adding && <NewKeyDialog onClose={() => setAdding(false)} />}
    </Section>
  );
}

function KeyRow({ entry }: { entry: Key }) {
  const client = useQueryClient();
  const { complain } = useAnnouncer();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.removeKey(entry.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
    onError: complain,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-44">
        <p className="font-medium">{entry.name}</p>
        <p className="text-xs text-muted">
          {entry.expires_at ? `until ${moment(entry.expires_at)}` : 'without an end'}
        </p>
      </div>
      <div className="flex flex-wrap gap-1">
        {entry.scopes.map((scope) => (
          <Badge key={scope}>{scope}</Badge>
        ))}
      </div>
      <Button
        size="small"
        look="danger"
        disabled={remove.isPending}
        aria-label={sure ? `Really remove ${entry.name}` : `Remove ${entry.name}`}
        onClick={() => (sure ? remove.mutate() : setSure(true))}
      >
        <Trash2 size={14} aria-hidden /> {sure ? 'Really?' : 'Remove'}
      </Button>
    </li>
  );
}
