import { Check, RefreshCw, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import type { PersonaDetail } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { AgainDialog } from '../review/again-dialog.tsx';
import { RejectDialog } from '../review/reject-dialog.tsx';
import { useDecisions } from '../review/use-decisions.ts';

export function PersonActions({ person }: { person: PersonaDetail }) {
  const [asking, setAsking] = useState<'reject' | 'again'>();
  const decisions = useDecisions();
  const reviewRefusal = useRefusal('review');
  const makeRefusal = useRefusal('generate');
  const unfinished = person.status === 'completed' ? undefined : 'This person is not completed.';
  const close = () => setAsking(undefined);
  return (
    <>
      {person.review === 'pending' ? (
        <>
          <Button
            look="good"
            because={reviewRefusal ?? unfinished}
            onClick={() => decisions.mutate({ person, decision: { kind: 'approve' } })}
          >
            <Check size={16} aria-hidden /> Approve
          </Button>
          <Button look="danger" because={reviewRefusal ?? unfinished} onClick={() => setAsking('reject')}>
            <X size={16} aria-hidden /> Reject
          </Button>
        </>
      ) : (
        <Button
          because={reviewRefusal}
          onClick={() => decisions.mutate({ person, decision: { kind: 'undo' } })}
        >
          <Undo2 size={16} aria-hidden /> Undo the decision
        </Button>
      )}
      <Button because={makeRefusal} onClick={() => setAsking('again')}>
        <RefreshCw size={16} aria-hidden /> Make again
      </Button>
      {asking === 'reject' && (
        <RejectDialog
          person={person}
          onClose={close}
          onReject={(reason) => {
            decisions.mutate({ person, decision: { kind: 'reject', ...(reason ? { reason } : {}) } });
            close();
          }}
        />
      )}
      {asking === 'again' && <AgainDialog person={person} onClose={close} onDone={close} />}
    </>
  );
}
