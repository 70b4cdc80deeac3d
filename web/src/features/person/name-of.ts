import type { PersonaText } from '../../api/types.ts';

export const nameOf = (person: Pick<PersonaText, 'firstname' | 'lastname'>): string =>
  `${person.firstname} ${person.lastname}`;
