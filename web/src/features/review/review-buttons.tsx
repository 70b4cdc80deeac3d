import { ArrowLeft, ArrowRight, Check, RefreshCw, Undo2, X } from 'lucide-react';
import type { Persona } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from './key.tsx';
import type { ReviewKeys } from './use-review-keys.ts';

interface ReviewButtonsProps {
  person: Persona;
  actions: ReviewKeys;
  first: boolean;
  canUndo: boolean;
  reviewRefusal: string | undefined;
  makeRefusal: string | undefined;
}

const icon = { size: 16, 'aria-hidden': true, className: 'shrink-0' } as const;
/** Keys are for those who have some. */
const Hint = ({ children }: { children: string }) => (
  <span aria-hidden className="max-sm:hidden">
    <Key>{children}</Key>
  </span>
);

export function ReviewButtons({
  person,
  actions,
  first,
  canUndo,
  reviewRefusal,
  makeRefusal,
}: ReviewButtonsProps) {
  return (
    <div
      role="toolbar"
      aria-label="Decide"
      className="sticky bottom-0 z-20 flex items-center justify-center gap-1.5 border-t border-line bg-surface px-2 py-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] sm:gap-2.5"
    >
      <Button
        look="quiet"
        onClick={actions.back}
        disabled={first}
        aria-label="Person before"
        className="max-md:size-9 max-md:px-0"
      >
        <ArrowLeft {...icon} /> <Hint>P</Hint>
      </Button>
      <Button
        look="quiet"
        onClick={actions.undo}
        disabled={!canUndo}

        className="max-md:size-9 max-md:px-0"
      >
        <Undo2 {...icon} /> <span className="max-md:sr-only">Undo</span> <Hint>U</Hint>
      </Button>
      <Button
        look="danger"
        because={reviewRefusal}
        onClick={actions.reject}
        aria-pressed={person.review === 'rejected'}
        className="min-h-11 max-md:flex-1 max-md:px-2 md:min-w-32 aria-pressed:bg-bad-soft"
      >
        <X {...icon} /> Reject <Hint>R</Hint>
      </Button>
      <Button
        look="good"
        because={reviewRefusal}
        onClick={actions.approve}
        aria-pressed={person.review === 'approved'}
        className="min-h-11 max-md:flex-1 max-md:px-2 md:min-w-32 aria-pressed:bg-good-soft"
      >
        <Check {...icon} /> Approve <Hint>A</Hint>
      </Button>
      <Button
        look="quiet"
        because={makeRefusal}
        onClick={actions.again}

        className="max-md:size-9 max-md:px-0"
      >
        <RefreshCw {...icon} /> <span className="max-md:sr-only">Make again</span> <Hint>G</Hint>
      </Button>
      <Button
        look="quiet"
        onClick={actions.next}
        aria-label="Next person"
        className="max-md:size-9 max-md:px-0"
      >
        <ArrowRight {...icon} /> <Hint>N</Hint>
      </Button>
    </div>
  );
}
