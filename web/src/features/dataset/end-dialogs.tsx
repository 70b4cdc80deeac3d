import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import type { Dataset } from '../../api/types.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { number, plural } from '../../ui/format.ts';
import { TextField } from '../../ui/text-field.tsx';

interface EndProps {
  dataset: Dataset;
  onClose: () => void;
}

export function CancelDialog({ dataset, onClose }: EndProps) {
  const client = useQueryClient();
  const { tell } = useAnnouncer();
  const cancel = useMutation({
    mutationFn: () => api.cancel(dataset.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['dataset', dataset.id] });
      tell('The dataset is cancelled.');
      onClose();
    },
  });
  return (
    <Dialog
      title="Cancel this dataset?"
      error={cancel.error}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go on making it</Button>
          <Button look="danger" onClick={() => cancel.mutate()} disabled={cancel.isPending}>
            Cancel the dataset
          </Button>
        </>
      }
    >
      <p>
        No new calls are made. What was paid for stays: {plural(dataset.completed, 'person', 'people')} of{' '}
        {number(dataset.requested)}.
      </p>
    </Dialog>
  );
}

const WORD = 'delete';

export function DeleteDialog({ dataset, onClose }: EndProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { tell } = useAnnouncer();
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationKey: ['delete', dataset.id],
    mutationFn: () => api.deleteDataset(dataset.id),
    onSuccess: async () => {
      await navigate({ to: '/' });
      client.removeQueries({ queryKey: ['dataset', dataset.id] });
      await client.invalidateQueries({ queryKey: ['datasets'] });
      tell('The dataset is deleted.');
    },
  });
  const sure = typed.trim().toLowerCase() === WORD;
  return (
    <FormDialog
      title="Delete this dataset?"
      submit="Delete"
      danger
      because={sure ? undefined : `Type "${WORD}" first.`}
      change={remove}
      leave="Keep it"
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      <p>
        {plural(dataset.completed, 'person', 'people')} and {plural(dataset.pictures, 'picture')} go for good.
        The record of what was paid stays.
      </p>
      <TextField label={`Type "${WORD}" to confirm`} autoComplete="off" value={typed} onText={setTyped} />
    </FormDialog>
  );
}
