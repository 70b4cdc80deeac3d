import type { Role } from '../../api/types.ts';

export const ROLES: readonly (readonly [Role, string])[] = [
  ['viewer', 'Viewer: looks'],
  ['reviewer', 'Reviewer: looks and decides'],
  ['admin', 'Administrator: everything'],
];
