import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { isNowhere } from '../../api/request.ts';
import type { Persona } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { patchPerson } from '../../live/patch-person.ts';
import { useLiveDataset } from '../../live/use-live-dataset.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { usePageTitle } from '../../ui/page.tsx';
import { isRunning } from '../../ui/words.tsx';
import { filtersOf } from '../wall/filters.ts';
import { nameOf } from '../person/name-of.ts';
import { useStable } from '../wall/use-people-window.ts';
import { numberOf, picturesOf } from '../person/pictures-of.ts';
import { AgainDialog } from './again-dialog.tsx';
import { AllDone } from './all-done.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import { ReviewBar } from './review-bar.tsx';
import { ReviewButtons } from './review-buttons.tsx';
import { ReviewPerson } from './review-person.tsx';
import { type Decision, useDecisions } from './use-decisions.ts';
import { useQueue } from './use-queue.ts';
import { useReviewKeys } from './use-review-keys.ts';

const route = getRouteApi('/inside/datasets/$dataset/review');

/** One person after another, by keyboard alone. */
export function ReviewPage() {
  usePageTitle('Review');
  const { dataset } = route.useParams();
  const filters = useStable(filtersOf(route.useSearch()));
  // Another choice of people is another queue, from its beginning.
  return <Review key={JSON.stringify([dataset, filters])} dataset={dataset} />;
}

function Review({ dataset }: { dataset: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useLiveDataset(dataset);
  const client = useQueryClient();
  const { announce, tell } = useAnnouncer();
  const reviewRefusal = useRefusal('review');
  const makeRefusal = useRefusal('generate');
  const { queue, people, index, person, forward, back, go } = useQueue(dataset, filtersOf(search));
  const whole = useQuery(queries.dataset(dataset)).data;
  const [asking, setAsking] = useState<'reject' | 'again' | 'help'>();
  const [focused, setFocused] = useState<number>();
  const [decided, setDecided] = useState<string[]>([]);
  const decisions = useDecisions((refused) => setDecided((all) => all.filter((id) => id !== refused.id)));

  const move = (step: () => void) => () => {
    setFocused(undefined);
    step();
  };
  const decide = (who: Persona, decision: Decision) => {
    decisions.mutate({ person: who, decision });
    setDecided((all) => [...all.filter((id) => id !== who.id), who.id]);
    setAsking(undefined);
    move(forward)();
  };
  /** Nothing is decided about somebody whose place is given to another. */
  const leaving = (who: Persona): boolean => {
    if (who.status === 'completed') return false;
    tell(`${nameOf(who)} is being made again: whoever takes the place comes at the end.`);
    return true;
  };
  const refused = (because: string | undefined): boolean => {
    if (because !== undefined) tell(because);
    return because !== undefined;
  };
  const actions = {
    approve: () => {
      if (person && !refused(reviewRefusal) && !leaving(person)) decide(person, { kind: 'approve' });
    },
    reject: () => {
      if (person && !refused(reviewRefusal) && !leaving(person)) setAsking('reject');
    },
    again: () => {
      if (person && !refused(makeRefusal) && !leaving(person)) setAsking('again');
    },
    next: move(forward),
    back: move(back),
    undo: () => {
      const id = decided.at(-1) ?? (person?.review === 'pending' ? undefined : person?.id);
      const at = people.findIndex((one) => one.id === id);
      const who = people[at];
      if (!who || refused(reviewRefusal)) return;
      decisions.mutate({ person: who, decision: { kind: 'undo' } });
      setDecided((all) => all.filter((one) => one !== id));
      move(() => go(at))();
    },
    focus: (picture: number) =>
      setFocused((old) =>
        person && old !== picture && picturesOf(person).some((one) => numberOf(one) === picture)
          ? picture
          : undefined,
      ),
    help: () => setAsking('help'),
    leave: () => setFocused(undefined),
  };
  useReviewKeys(actions);

  const spoken = person
    ? `${nameOf(person)}, ${person.age}. ${picturesOf(person).length} pictures, ${person.pictures_passed} passed.`
    : undefined;
  useEffect(() => {
    if (spoken) announce(spoken);
  }, [announce, spoken]);

  if (isNowhere(queue.error)) return <NothingHere />;
  return (
    <div className="flex flex-col lg:h-[calc(100dvh-3.5rem-1px)]">
      <ReviewBar
        dataset={dataset}
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onHelp={actions.help}
      />
      {queue.isPending && (
        <div className="p-6">
          <Waiting what="people" />
        </div>
      )}
      {queue.error && (
        <div className="p-6">
          <ProblemNotice error={queue.error} onRetry={() => void queue.refetch()} />
        </div>
      )}
      {person && <ReviewPerson key={person.id} person={person} focused={focused} onFocus={actions.focus} />}
      {queue.data && !person && !queue.isFetchingNextPage && (
        <AllDone
          dataset={dataset}
          nobody={people.length === 0}
          coming={whole && isRunning(whole.status) ? whole.requested - whole.completed : 0}
          onBack={actions.back}
        />
      )}
      {person && (
        <ReviewButtons
          person={person}
          actions={actions}
          first={index === 0}
          canUndo={decided.length > 0 || person.review !== 'pending'}
          reviewRefusal={reviewRefusal}
          makeRefusal={makeRefusal}
        />
      )}
      {asking === 'help' && <HelpDialog onClose={() => setAsking(undefined)} />}
      {asking === 'reject' && person && (
        <RejectDialog
          person={person}
          onClose={() => setAsking(undefined)}
          onReject={(reason) => decide(person, { kind: 'reject', ...(reason ? { reason } : {}) })}
        />
      )}
      {asking === 'again' && person && (
        <AgainDialog
          person={person}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            patchPerson(client, person.id, { status: 'written' });
            setAsking(undefined);
            actions.next();
          }}
        />
      )}
    </div>
  );
}
