import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import type { Dataset } from '../../api/types.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { duration, number, plural, usd } from '../../ui/format.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { wishOf } from '../datasets/wish-of.ts';
import { MOST_PEOPLE } from '../new-dataset/use-draft.ts';

const TYPING_MS = 350;

/** More people of the same kind, with what they will cost. */
export function MoreDialog({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const client = useQueryClient();
  const { tell } = useAnnouncer();
  const most = MOST_PEOPLE - dataset.requested;
  const [typed, setTyped] = useState(String(Math.min(10, most)));
  const more = Number(typed);
  const possible = Number.isInteger(more) && more >= 1 && more <= most;
  const counted = useDebounced(possible ? more : undefined, TYPING_MS);
  const estimate = useQuery({
    ...queries.estimate(wishOf(dataset, counted ?? 1)),
    enabled: counted !== undefined,
  }).data;
  const extend = useMutation({
    mutationFn: () => api.extend(dataset.id, dataset.requested + more),
    onSuccess: () => {
      tell(`${plural(more, 'person', 'people')} more will be made.`);
      void client.invalidateQueries({ queryKey: ['dataset', dataset.id] });
      onClose();
    },
  });
  return (
    <FormDialog
      title="More people"
      submit="Make them"
      because={possible ? undefined : `From 1 to ${number(most)}.`}
      change={extend}
      onSubmit={() => extend.mutate()}
      onClose={onClose}
    >
      <TextField
        label="How many more"
        hint={`There are ${number(dataset.requested)}; everybody stays as they are.`}
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        required
        value={typed}
        onText={setTyped}
      />
      <p aria-live="polite" className="text-sm text-muted">
        {possible && estimate
          ? `${estimate.usd === 0 && estimate.unpriced.length === 0 ? 'Free' : `About ${usd(estimate.usd)}`}, in about ${duration(estimate.seconds)}.`
          : ' '}
      </p>
    </FormDialog>
  );
}
