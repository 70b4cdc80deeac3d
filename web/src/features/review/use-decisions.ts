import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/calls.ts';
import type { Persona } from '../../api/types.ts';
import { problemOf } from '../../api/request.ts';
import { patchPerson } from '../../live/patch-person.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { nameOf } from '../person/name-of.ts';

export type Decision = { kind: 'approve' } | { kind: 'reject'; reason?: string } | { kind: 'undo' };

const DECIDING = ['decide'];
const RETRY_MS = 1500;

type Patch = Pick<Persona, 'review' | 'review_reason'>;
const wantedOf = (decision: Decision): Patch =>
  decision.kind === 'approve'
    ? { review: 'approved', review_reason: null }
    : decision.kind === 'reject'
      ? { review: 'rejected', review_reason: decision.reason ?? null }
      : { review: 'pending', review_reason: null };

/** By the time that a refusal comes, somebody else is looked at. */
const NOT_DONE: Readonly<Record<Decision['kind'], string>> = {
  approve: 'was not approved',
  reject: 'was not rejected',
  undo: 'stays as decided',
};

/** Decisions show at once; where the server refuses one, it is taken back and said. */
export function useDecisions(onRefused?: (person: Persona) => void) {
  const client = useQueryClient();
  const waiting = useIsMutating({ mutationKey: DECIDING }) > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    // Whoever closes the page now would lose what they decided: the browser asks.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [waiting]);
  const { complainOf } = useAnnouncer();
  return useMutation({
    // One after another, so that an undo cannot overtake what it undoes.
    scope: { id: 'review' },
    mutationKey: DECIDING,
    // While the server is away a decision waits for it, as everybody sees above the page.
    retry: (_, error) => problemOf(error).status === 0,
    retryDelay: RETRY_MS,
    mutationFn: ({ person, decision }: { person: Persona; decision: Decision }) => {
      if (decision.kind === 'approve') return api.approvePerson(person.id);
      if (decision.kind === 'reject') return api.rejectPerson(person.id, decision.reason);
      return api.undoPerson(person.id);
    },
    onMutate: ({ person, decision }) => patchPerson(client, person.id, wantedOf(decision)),
    onSuccess: (answer, { person }) => {
      const { review, review_reason, reviewed_at, reviewed_by } = answer;
      patchPerson(client, person.id, { review, review_reason, reviewed_at, reviewed_by });
    },
    onError: (error, { person, decision }) => {
      patchPerson(client, person.id, { review: person.review, review_reason: person.review_reason });
      complainOf(`${nameOf(person)} ${NOT_DONE[decision.kind]}`, error);
      onRefused?.(person);
    },
    onSettled: (_answer, _error, { person }) =>
      client.invalidateQueries({ queryKey: ['statistics', person.dataset_id] }),
  });
}
