/** What somebody may do, whoever they are. `read` is looking; `generate` may spend money. */
export const PERMISSIONS = ['read', 'review', 'generate', 'administer'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ['viewer', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['read'],
  reviewer: ['read', 'review'],
  admin: PERMISSIONS,
};

/** Somebody who asks for something: a person who signed in, or a program with an API key. */
export interface Actor {
  kind: 'person' | 'key';
  /** The user's id; for a key, that of the user who made it. */
  userId: string;
  /** For people to read: an address, or the name of a key. */
  name: string;
  permissions: ReadonlySet<Permission>;
}

/**
 * What a role may do; a key at most what its scopes name, and never more than its owner.
 * @param scopes of a key; left out for a session
 */
export function permissionsOf(role: Role, scopes?: readonly string[]): ReadonlySet<Permission> {
  const all = PERMISSIONS_OF[role];
  return new Set(scopes ? all.filter((permission) => scopes.includes(permission)) : all);
}
