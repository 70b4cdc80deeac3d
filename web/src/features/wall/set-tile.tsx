import { memo } from 'react';
import type { Persona } from '../../api/types.ts';
import { classes } from '../../ui/classes.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { OUTCOMES, ReviewBadge } from '../../ui/words.tsx';
import { nameOf } from '../person/name-of.ts';
import { StateMark } from './face-tile.tsx';
import { PersonLink } from './person-link.tsx';
import { setColumns } from './use-columns.ts';
import { WallPhoto } from './wall-photo.tsx';

const EDGES = { passed: '', 'not-a-photo': '', failed: 'bg-bad', 'could-not-tell': 'bg-warn' } as const;

/** One person with all pictures beside each other: whether they are the same face is seen at once. */
export const SetTile = memo(function SetTile({ person }: { person: Persona }) {
  const coming = person.status === 'written';
  const across = setColumns(person.pictures_wanted);
  return (
    <PersonLink
      person={person}
      className="flex size-full flex-col overflow-hidden rounded-xl border border-line bg-surface transition-shadow hover:shadow-md"
    >
      <span
        className="relative grid"
        style={{ gridTemplateColumns: `repeat(${across + 1}, minmax(0, 1fr))` }}
      >
        <WallPhoto picture={person.base_image} coming={coming} alt="" className="aspect-square" />
        {Array.from({ length: Math.max(across, person.images.length) }, (_, index) => {
          const picture = person.images[index];
          const outcome = picture?.verdict?.outcome;
          return (
            <span
              key={picture?.id ?? index}
              className={classes('relative', index >= across && index % across === 0 && 'col-start-2')}
              title={outcome && OUTCOMES[outcome].words}
            >
              <WallPhoto
                picture={picture ?? null}
                coming={coming}
                alt=""
                width={160}
                className="aspect-square"
              />
              {outcome && EDGES[outcome] && (
                <span className={classes('absolute inset-x-0 bottom-0 h-1', EDGES[outcome])} />
              )}
            </span>
          );
        })}
        {person.review === 'pending' && <StateMark person={person} />}
        <SyntheticMark over className="absolute bottom-1.5 left-1.5" />
      </span>
      <span className="flex min-h-0 flex-1 items-center justify-between gap-3 px-3">
        <span className="min-w-0">
          <span className="block truncate text-sm font-semibold">
            {nameOf(person)}, {person.age}
          </span>
          <span className="block truncate text-xs text-muted">
            {[person.job_title, person.current_city].filter(Boolean).join(' · ')}
          </span>
        </span>
        <ReviewBadge review={person.review} />
      </span>
    </PersonLink>
  );
});
