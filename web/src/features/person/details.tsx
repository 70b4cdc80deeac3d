import type { PersonaDetail } from '../../api/types.ts';
import { plural } from '../../ui/format.ts';
import { genderWord } from '../../ui/words.tsx';

export function Details({ person }: { person: PersonaDetail }) {
  const joined = (...parts: (string | null)[]) => [...new Set(parts.filter(Boolean))].join(', ') || null;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Gender', genderWord(person.gender)],
    ['Age', String(person.age)],
    ['Ethnicity', person.ethnicity],
    ['Work', joined(person.job_title, person.workplace)],
    ['Education', joined(person.edu_study, person.edu_establishment)],
    ['Lives in', joined(person.current_city, person.current_state)],
    ['Lived in', joined(person.prev_city, person.prev_state)],
    ['About', person.about],
    ['Prompt of the pictures', person.picture_prompt],
  ];
  return (
    <div className="card">
      <dl className="divide-y divide-line">
        {rows.map(
          ([words, value]) =>
            value && (
              <div key={words} className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
                <dt className="text-xs leading-5 text-muted">{words}</dt>
                <dd className="text-sm whitespace-pre-line" dir="auto">
                  {value}
                </dd>
              </div>
            ),
        )}
      </dl>
      <p className="border-t border-line px-4 py-2.5 text-xs text-muted">
        Place {person.position + 1} in the dataset
        {person.attempt > 0 && `, after ${plural(person.attempt, 'other')} who did not stay`}
      </p>
    </div>
  );
}
