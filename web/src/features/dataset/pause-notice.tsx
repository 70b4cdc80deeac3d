import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/calls.ts';
import type { Dataset } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Pauses that end when more money is allowed. */
const isAboutCost = (code: string): boolean => /cost|budget|limit|cap/.test(code);

/** Why it waits, what unblocks it, and the button that goes on. */
export function PauseNotice({ dataset }: { dataset: Dataset }) {
  const refusal = useRefusal('generate');
  const client = useQueryClient();
  const { complain, tell } = useAnnouncer();
  const [maxCost, setMaxCost] = useState('');
  const { paused } = dataset;
  const resume = useMutation({
    mutationFn: () => api.resume(dataset.id, maxCost === '' ? undefined : Number(maxCost)),
    onSuccess: () => {
      tell('The dataset goes on.');
      return client.invalidateQueries({ queryKey: ['dataset', dataset.id] });
    },
    onError: complain,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!refusal) resume.mutate();
  };
  return (
    <Notice
      tone="warn"
      title={paused?.message ?? 'The dataset is paused.'}
      actions={
        <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
          {paused && isAboutCost(paused.code) && (
            <input
              aria-label="New limit in USD"
              placeholder="New limit, USD"
              className="field w-36"
              type="number"
              min={0.01}
              step={0.01}
              value={maxCost}
              onChange={(event) => setMaxCost(event.target.value)}
            />
          )}
          <Button type="submit" look="primary" because={refusal} disabled={resume.isPending}>
            <Play size={15} aria-hidden /> Resume
          </Button>
        </form>
      }
    >
      {paused?.hint ?? 'Nothing that was paid is lost.'}
    </Notice>
  );
}
