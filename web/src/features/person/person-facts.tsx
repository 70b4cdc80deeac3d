import type { Persona } from '../../api/types.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { genderWord, ReviewBadge } from '../../ui/words.tsx';

/** Who it is, in one line. */
export function PersonFacts({ person }: { person: Persona }) {
  const facts = [
    genderWord(person.gender),
    person.age,
    person.ethnicity,
    person.job_title,
    person.current_city,
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
      <SyntheticMark />
      <ReviewBadge review={person.review} />
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </div>
  );
}
