import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import type { Persona } from '../../api/types.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { duration, usd } from '../../ui/format.ts';
import { wishOf } from '../datasets/wish-of.ts';
import { nameOf } from '../person/name-of.ts';
import { Key } from './key.tsx';

interface AgainDialogProps {
  person: Persona;
  onClose: () => void;
  onDone: () => void;
}

/** Making somebody again may cost money: what, stands here before it is spent. */
export function AgainDialog({ person, onClose, onDone }: AgainDialogProps) {
  const client = useQueryClient();
  const { tell } = useAnnouncer();
  const dataset = useQuery(queries.dataset(person.dataset_id)).data;
  const estimate = useQuery({
    ...queries.estimate(dataset ? wishOf(dataset, 1) : { description: '', count: 1 }),
    enabled: dataset !== undefined,
  }).data;
  const again = useMutation({
    mutationFn: () => api.regeneratePerson(person.id),
    onSuccess: () => {
      tell(`${nameOf(person)} is made again.`);
      void client.invalidateQueries({ queryKey: ['person', person.id] });
      void client.invalidateQueries({ queryKey: ['people', person.dataset_id] });
      onDone();
    },
  });
  return (
    <Dialog
      title={`Make ${nameOf(person)} again?`}
      error={again.error}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep this one</Button>
          <Button look="primary" data-focus-first onClick={() => again.mutate()} disabled={again.isPending}>
            Make again <Key>Enter</Key>
          </Button>
        </>
      }
    >
      <p aria-live="polite">
        A new person takes this place.{' '}
        {estimate &&
          (estimate.usd === 0 && estimate.unpriced.length === 0
            ? 'It costs nothing'
            : `It costs about ${usd(estimate.usd)}`)}
        {estimate && ` and takes about ${duration(estimate.seconds)}.`}
      </p>
    </Dialog>
  );
}
