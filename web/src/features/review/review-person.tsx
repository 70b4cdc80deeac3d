import { Link } from '@tanstack/react-router';
import type { Persona } from '../../api/types.ts';
import { Notice } from '../../ui/notice.tsx';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { genderWord, ReviewBadge } from '../../ui/words.tsx';
import { nameOf } from '../person/name-of.ts';
import { ReviewPictures } from './review-pictures.tsx';

const BIOGRAPHIES = [
  ['Facebook', 'bio_facebook'],
  ['Instagram', 'bio_instagram'],
  ['X', 'bio_x'],
  ['TikTok', 'bio_tiktok'],
] as const;

interface ReviewPersonProps {
  person: Persona;
  focused: number | undefined;
  onFocus: (picture: number) => void;
}

/** The pictures as large as they can be, the text beside them. */
export function ReviewPerson({ person, focused, onFocus }: ReviewPersonProps) {
  const facts = [genderWord(person.gender), person.ethnicity, person.job_title, person.current_city];
  return (
    <article
      aria-label={nameOf(person)}
      className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[minmax(0,1fr)]"
    >
      <ReviewPictures person={person} focused={focused} onFocus={onFocus} />
      <div
        tabIndex={0}
        role="region"
        aria-label="Text"
        className="min-h-0 border-line p-4 max-lg:border-t lg:overflow-y-auto lg:border-l lg:p-5"
      >
        <div className="mb-2 flex flex-wrap gap-1.5">
          <SyntheticMark />
          <ReviewBadge review={person.review} />
        </div>
        <h2 className="text-xl font-semibold tracking-tight">
          <Link
            to="/datasets/$dataset/people/$person"
            params={{ dataset: person.dataset_id, person: person.id }}
            className="underline-offset-4 hover:underline"
          >
            <bdi>{nameOf(person)}</bdi>, {person.age}
          </Link>
        </h2>
        <p className="mt-0.5 text-muted">{facts.filter(Boolean).join(' · ')}</p>
        {person.status !== 'completed' && (
          <div className="mt-3">
            <Notice title="Being made again">Whoever takes this place comes at the end.</Notice>
          </div>
        )}
        {person.review_reason && <p className="mt-2 text-sm text-bad">{person.review_reason}</p>}
        <dl className="mt-4 flex flex-col gap-3.5">
          {BIOGRAPHIES.map(([platform, field]) => (
            <div key={field}>
              <dt className="text-2xs font-semibold tracking-wide text-muted uppercase">{platform}</dt>
              <dd className="mt-0.5 text-sm leading-relaxed whitespace-pre-line" dir="auto">
                {person[field]}
              </dd>
            </div>
          ))}
          {person.about && (
            <div className="border-t border-line pt-3.5">
              <dt className="text-2xs font-semibold tracking-wide text-muted uppercase">About</dt>
              <dd className="mt-0.5 text-sm leading-relaxed whitespace-pre-line" dir="auto">
                {person.about}
              </dd>
            </div>
          )}
        </dl>
      </div>
    </article>
  );
}
