import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, RefreshCw, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/calls.ts';
import type { Picture } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Button } from '../../ui/button.tsx';
import { usd } from '../../ui/format.ts';
import { labelOf } from './pictures-of.ts';

const DECIDE = { approve: api.approvePicture, reject: api.rejectPicture, undo: api.undoPicture } as const;

const CELLS_PER_GRID = 4;

const payFor = (price: number | null): string =>
  price === null
    ? 'Pay for one grid more'
    : price === 0
      ? 'Make it, which is free'
      : `Pay about ${usd(price)} for one grid more`;

/** Approve, reject or make again one picture. */
export function PictureDecisions({ picture }: { picture: Picture }) {
  const client = useQueryClient();
  const { complain, tell } = useAnnouncer();
  const reviewRefusal = useRefusal('review');
  const makeRefusal = useRefusal('generate');
  const [sure, setSure] = useState(false);
  const reload = () => client.invalidateQueries({ queryKey: ['person', picture.persona_id] });
  const decide = useMutation({
    mutationFn: (decision: keyof typeof DECIDE) => DECIDE[decision](picture.id),
    onSuccess: reload,
    onError: complain,
  });
  const again = useMutation({
    mutationFn: (id: string) => api.regeneratePicture(id),
    onSuccess: () => {
      setSure(false);
      tell(`${labelOf(picture)} is being made again.`);
      return reload();
    },
    onError: complain,
  });
  // Until another picture has its place, which is another id.
  const coming = again.isSuccess && again.variables === picture.id;
  const busy = decide.isPending || again.isPending;
  const gridUsd = picture.cost_usd === null ? null : picture.cost_usd * CELLS_PER_GRID;
  if (coming) {
    return (
      <p className="flex items-center gap-2 text-muted">
        <RefreshCw size={14} aria-hidden className="animate-spin" /> A new picture is being made for this
        place.
      </p>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      {picture.review === 'pending' ? (
        <>
          <Button
            size="small"
            look="good"
            because={reviewRefusal}
            disabled={busy}
            onClick={() => decide.mutate('approve')}
          >
            <Check size={14} aria-hidden /> Approve
          </Button>
          <Button
            size="small"
            look="danger"
            because={reviewRefusal}
            disabled={busy}
            onClick={() => decide.mutate('reject')}
          >
            <X size={14} aria-hidden /> Reject
          </Button>
        </>
      ) : (
        <Button size="small" because={reviewRefusal} disabled={busy} onClick={() => decide.mutate('undo')}>
          <Undo2 size={14} aria-hidden /> Undo
        </Button>
      )}
      {picture.kind === 'cell' && (
        <Button
          size="small"
          look={sure ? 'primary' : 'plain'}
          because={makeRefusal}
          disabled={busy}
          onClick={() => (sure ? again.mutate(picture.id) : setSure(true))}
        >
          <RefreshCw size={14} aria-hidden /> {sure ? payFor(gridUsd) : 'Make again'}
        </Button>
      )}
    </div>
  );
}
