import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/calls.ts';
import type { Dataset } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { pauseWords } from './pause-words.ts';

/** Why it waits, what unblocks it, and the button that goes on. */
export function PauseNotice({ dataset }: { dataset: Dataset }) {
  const refusal = useRefusal('generate');
  const client = useQueryClient();
  const { complain, tell } = useAnnouncer();
  const { title, hint, limit } = pauseWords(dataset);
  const [typed, setTyped] = useState<string>();
  // What is enough may be known only after that it is paused, and is more after another pause.
  const maxCost = typed ?? limit?.enough ?? '';
  const resume = useMutation({
    mutationFn: () => api.resume(dataset.id, limit && Number(maxCost)),
    onSuccess: () => {
      setTyped(undefined);
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
      title={title}
      actions={
        <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
          {limit && (
            <label className="flex items-center gap-2 text-sm">
              New limit in USD
              <input
                className="field tabular w-24"
                type="number"
                min={0.01}
                step={0.01}
                required
                value={maxCost}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
          )}
          <Button type="submit" look="primary" because={refusal} disabled={resume.isPending}>
            <Play size={15} aria-hidden /> Resume
          </Button>
        </form>
      }
    >
      {hint}
    </Notice>
  );
}
