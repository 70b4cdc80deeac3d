import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { Persona } from '../../api/types.ts';

interface PersonLinkProps {
  person: Persona;
  className: string;
  children: ReactNode;
}

/**
 * The way to somebody's page, for a wall: each of the router's own links follows the address of the page, and a wall
 * that somebody scrolls fast makes some hundred a second.
 */
export function PersonLink({ person, className, children }: PersonLinkProps) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    // Another tab, another window, a download: the browser knows what is meant.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const params = { dataset: person.dataset_id, person: person.id };
    void router.navigate({ to: '/datasets/$dataset/people/$person', params });
  };
  return (
    <a href={`/datasets/${person.dataset_id}/people/${person.id}`} onClick={go} className={className}>
      {children}
    </a>
  );
}
