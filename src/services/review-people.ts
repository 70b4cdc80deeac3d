import type { ReviewSubject, Reviews } from '../database/reviews.ts';
import { textOf, type Persona } from '../database/personas.ts';
import { checkPersona, type Refusal } from '../domain/check-persona.ts';
import { AvatarError } from '../domain/errors.ts';
import { PERSONA_FIELDS, type PersonaDraft } from '../domain/persona.ts';
import type { ReviewDecision, Reviewer, TextChanges } from '../domain/review.ts';

const NAMES: Readonly<Record<ReviewSubject['kind'], string>> = { persona: 'person', picture: 'picture' };

/** @throws AvatarError `not_here`, `conflict` */
export async function decide(
  subject: ReviewSubject,
  decision: { decision: ReviewDecision; reason?: string | undefined },
  by: Reviewer,
  reviews: Reviews,
): Promise<void> {
  const reason = decision.reason?.trim() || null;
  const result = await reviews.decide(subject, decision.decision, by, reason);
  refuseNoDecision(subject, result);
  if (result === 'unfinished') {
    throw new AvatarError('conflict', 'The pictures of this person are not there yet.', {
      hint: 'Approve when they are.',
    });
  }
}

/** @throws AvatarError `not_here`, `conflict` where nothing was decided */
export async function undoDecision(subject: ReviewSubject, by: Reviewer, reviews: Reviews): Promise<void> {
  const result = await reviews.undo(subject, by);
  refuseNoDecision(subject, result);
  if (result === 'nothing') {
    throw new AvatarError('conflict', `Nothing was decided about this ${NAMES[subject.kind]} as it is now.`, {
      hint: 'A person who was changed is to be looked at anew: approve or reject them.',
    });
  }
}

function refuseNoDecision(subject: ReviewSubject, result: string): void {
  if (result === 'gone') throw gone(subject);
  if (result === 'failed') throw failed();
  if (result === 'replaced') {
    throw new AvatarError('conflict', 'This picture was replaced, and is in no dataset.', {
      hint: 'Review the one that took its place.',
    });
  }
}

/** `changed`: somebody else changed the person since `persona` was read. */
export type EditResult = 'done' | 'changed' | { refused: Refusal[] };

/**
 * Changes the text of a person by the rules for what writers say, except that nothing is mended silently: what
 * somebody typed is stored as typed, or refused. What was decided about them is taken back: it was about another text.
 * @throws AvatarError `conflict` where the person failed or was made again
 */
export async function editPerson(
  persona: Persona,
  draft: PersonaDraft,
  by: Reviewer,
  reviews: Reviews,
): Promise<EditResult> {
  const before = textOf(persona);
  const checked = checkPersona(
    { ...before, ...draft },
    {
      genders: ['nb', before.gender],
      drawAge: () => {
        throw new RangeError('The age is missing');
      },
    },
  );
  if ('refused' in checked) return { refused: checked.refused };
  const lost = PERSONA_FIELDS.filter(
    (field) =>
      Object.hasOwn(draft, field) && checked.repairs.some((repair) => repair.startsWith(`${field}: `)),
  );
  if (lost.length > 0) {
    return {
      refused: lost.map((field) => ({ field, reason: 'is too long, or holds characters that nobody sees' })),
    };
  }
  const changes: TextChanges = Object.fromEntries(
    PERSONA_FIELDS.filter((field) => checked.person[field] !== before[field]).map((field) => [
      field,
      { from: before[field], to: checked.person[field] },
    ]),
  );
  if (Object.keys(changes).length === 0) return 'done';
  const outcome = await reviews.edit(persona.id, persona.revision, checked.person, changes, by);
  if (outcome === 'failed') throw failed();
  return outcome;
}

const failed = () =>
  new AvatarError('conflict', 'This person failed or was made again, and is in no dataset.', {
    hint: 'Look at whoever took the place, or make the person again.',
  });

const gone = ({ kind, id }: ReviewSubject) =>
  new AvatarError('not_here', `There is no ${NAMES[kind]} ${id}.`);
