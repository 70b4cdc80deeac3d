import { Check, CircleHelp, Loader, Pause, TriangleAlert, X } from 'lucide-react';
import { createContext, memo, useContext } from 'react';
import type { Persona } from '../../api/types.ts';
import { nameOf } from '../person/name-of.ts';
import { classes } from '../../ui/classes.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { OUTCOMES, REVIEWS } from '../../ui/words.tsx';
import { PersonLink } from './person-link.tsx';
import { WallPhoto } from './wall-photo.tsx';

/** What is known about somebody at a glance: the review first, else the checks. */
export function stateOf(person: Persona): {
  words: string;
  mark: 'good' | 'bad' | 'broken' | 'unsure' | 'busy' | 'none';
} {
  if (person.review !== 'pending') {
    return { words: REVIEWS[person.review].words, mark: person.review === 'approved' ? 'good' : 'bad' };
  }
  if (person.status === 'failed') return { words: 'Failed', mark: 'bad' };
  if (person.status === 'written') return { words: 'In the making', mark: 'busy' };
  if (person.verdict === 'failed' || person.verdict === 'could-not-tell') {
    return {
      words: `Not reviewed. Worst picture: ${OUTCOMES[person.verdict].words}`,
      mark: person.verdict === 'failed' ? 'broken' : 'unsure',
    };
  }
  return { words: 'Not reviewed', mark: 'none' };
}

const MARKS = {
  good: ['bg-good text-surface', Check],
  bad: ['bg-bad text-surface', X],
  broken: ['bg-bad-soft text-bad', TriangleAlert],
  unsure: ['bg-warn-soft text-warn', CircleHelp],
  busy: ['bg-surface text-ink', Loader],
  waits: ['bg-surface text-muted', Pause],
} as const;

/** Whether the dataset is worked on: nobody is in the making where it waits for somebody. */
export const WorkedOn = createContext(true);

export function StateMark({ person }: { person: Persona }) {
  const state = stateOf(person);
  const workedOn = useContext(WorkedOn);
  const { words, mark } =
    state.mark === 'busy' && !workedOn ? { words: 'Not made yet', mark: 'waits' as const } : state;
  if (mark === 'none') return <span className="sr-only">{words}</span>;
  const [look, Icon] = MARKS[mark];
  return (
    <span
      title={words}
      className={classes(
        'absolute top-1.5 right-1.5 grid size-5 place-items-center rounded-full shadow',
        look,
      )}
    >
      <span className="sr-only">{words}</span>
      <Icon size={12} strokeWidth={3} aria-hidden className={mark === 'busy' ? 'animate-spin' : ''} />
    </span>
  );
}

export const FaceTile = memo(function FaceTile({ person }: { person: Persona }) {
  return (
    <PersonLink
      person={person}
      className={classes(
        'group flex size-full flex-col overflow-hidden rounded-xl border bg-surface transition-shadow hover:shadow-md',
        person.review === 'rejected' ? 'border-bad/60' : 'border-line',
      )}
    >
      <span className="relative block">
        <WallPhoto
          picture={person.base_image}
          coming={person.status === 'written'}
          alt=""
          className={classes(
            'aspect-square w-full',
            (person.review === 'rejected' || person.status === 'failed') && 'opacity-55 grayscale',
          )}
        />
        <StateMark person={person} />
        {person.base_image && <SyntheticMark over className="absolute bottom-1.5 left-1.5" />}
      </span>
      <span className="flex min-h-0 flex-1 flex-col justify-center px-2.5">
        <span className="truncate text-xs font-semibold">{nameOf(person)}</span>
        <span className="truncate text-2xs text-muted">
          {[person.age, person.job_title, person.current_city].filter(Boolean).join(' · ')}
        </span>
      </span>
    </PersonLink>
  );
});
