import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { PersonaDetail } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Notice, ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { ago, plural } from '../../ui/format.ts';
import { Details } from './details.tsx';
import { EditText } from './edit-text.tsx';
import { GridSection } from './grid-section.tsx';
import { MoneySection } from './money-section.tsx';
import { PictureSet } from './picture-set.tsx';
import { PlatformCards } from './platform-cards.tsx';
import { Section } from './section.tsx';
import { nameOf } from './name-of.ts';

/** Everything about one person; on its own page, or inside another that has its own heading. */
export function PersonView({ id, heading }: { id: string; heading?: 'h2' }) {
  const person = useQuery(queries.person(id));
  if (person.error && !person.data) {
    return <ProblemNotice error={person.error} onRetry={() => void person.refetch()} />;
  }
  if (!person.data) return <Waiting what="the person" />;
  return (
    <>
      {heading && <h2 className="mb-3 text-lg font-semibold">{nameOf(person.data)}</h2>}
      <Loaded person={person.data} />
    </>
  );
}

function Loaded({ person }: { person: PersonaDetail }) {
  const [editing, setEditing] = useState(false);
  const refusal = useRefusal('review');
  return (
    <div className="flex flex-col gap-8">
      {person.failure && (
        <Notice tone="bad" title={person.failure.message}>
          <span className="font-mono text-xs">{person.failure.code}</span>
        </Notice>
      )}
      {person.review === 'rejected' && (
        <Notice tone="bad" title={person.review_reason ?? 'Rejected without a reason.'}>
          {person.reviewed_by && `Rejected by ${person.reviewed_by}`}
          {person.reviewed_at && ` ${ago(person.reviewed_at)}`}
        </Notice>
      )}
      <Section title="Pictures" aside={checksOf(person)}>
        <PictureSet person={person} />
      </Section>
      <Section
        title="As they present themselves"
        actions={
          <Button size="small" because={refusal} onClick={() => setEditing(true)}>
            <Pencil size={14} aria-hidden /> Edit text
          </Button>
        }
      >
        <PlatformCards person={person} />
      </Section>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Section title="About">
          <Details person={person} />
        </Section>
        <div className="flex flex-col gap-8">
          <Section title="Cost and paid calls">
            <MoneySection person={person} />
          </Section>
          <GridSection person={person} />
        </div>
      </div>
      {editing && <EditText person={person} onClose={() => setEditing(false)} />}
    </div>
  );
}

/** What the checks came to; they say nothing about drawings. */
function checksOf({ images, pictures_passed, pictures_wanted }: PersonaDetail): string {
  const drawings = images.filter(({ verdict }) => verdict?.outcome === 'not-a-photo').length;
  if (drawings === images.length && drawings > 0)
    return `${plural(drawings, 'drawing')}, which are not checked`;
  return `${pictures_passed - drawings} of ${pictures_wanted} passed their checks`;
}
