import { z } from '@hono/zod-openapi';
import type { ApiKeyRow } from '../../database/api-keys.ts';
import type { User as UserRow } from '../../database/users.ts';
import { type Actor, type Permission, PERMISSIONS, ROLES } from '../../domain/access.ts';
import { LONGEST_PASSWORD, MOST_KEY_DAYS, SHORTEST_PASSWORD } from '../sign-in/create-auth.ts';

const EXAMPLE_ID = '01900000-0000-7000-8000-000000000002';
const moment = z.iso.datetime();

/** Names are shown in lists and logs: no line breaks, no other control characters, and something to see. */
const ShownName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u, 'must be one line of text');

export const Email = z.email().max(254);
export const Password = z
  .string()
  .min(SHORTEST_PASSWORD)
  .max(LONGEST_PASSWORD)
  .meta({ format: 'password', description: 'A sentence does well.' });

export const UserId = z.uuid().openapi({ param: { name: 'user', in: 'path' }, example: EXAMPLE_ID });
export const KeyId = z.uuid().openapi({ param: { name: 'key', in: 'path' }, example: EXAMPLE_ID });

export const NewUser = z
  .strictObject({ email: Email, name: ShownName, password: Password, role: z.enum(ROLES) })
  .openapi('NewUser', {
    example: {
      email: 'ana@example.org',
      name: 'Ana Reis',
      password: 'four herons on a roof',
      role: 'reviewer',
    },
  });

export const UserChange = z
  .strictObject({
    name: ShownName.optional(),
    role: z.enum(ROLES).optional(),
    disabled: z
      .boolean()
      .optional()
      .meta({ description: 'Whoever is disabled is signed out, and their keys are deleted.' }),
    password: Password.optional().meta({ description: 'Another password; it ends their sessions.' }),
  })
  .openapi('UserChange', { example: { role: 'viewer' } });

export const User = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    disabled: z.boolean(),
    created_at: moment,
  })
  .openapi('User', {
    example: {
      id: EXAMPLE_ID,
      email: 'ana@example.org',
      name: 'Ana Reis',
      role: 'reviewer',
      disabled: false,
      created_at: '2026-01-02T03:04:05.678Z',
    },
  });

export const Me = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    permissions: z.array(z.enum(PERMISSIONS)),
  })
  .openapi('Me', {
    example: {
      id: EXAMPLE_ID,
      name: 'Ana Reis',
      email: 'ana@example.org',
      role: 'reviewer',
      permissions: ['read', 'review'],
    },
  });

export const NewKey = z
  .strictObject({
    name: ShownName,
    scopes: z.array(z.enum(PERMISSIONS)).min(1).max(PERMISSIONS.length),
    expires_in_days: z.int().min(1).max(MOST_KEY_DAYS).optional().meta({ description: 'Never unless told.' }),
  })
  .openapi('NewKey', { example: { name: 'nightly export', scopes: ['read'], expires_in_days: 90 } });

export const Key = z
  .object({
    id: z.uuid(),
    name: z.string(),
    start: z.string().meta({ description: 'Its first characters.' }),
    scopes: z.array(z.enum(PERMISSIONS)),
    created_at: moment,
    expires_at: moment.nullable(),
    last_used_at: moment.nullable(),
  })
  .openapi('Key', {
    example: {
      id: EXAMPLE_ID,
      name: 'nightly export',
      start: 'avatars_QmZc',
      scopes: ['read'],
      created_at: '2026-01-02T03:04:05.678Z',
      expires_at: null,
      last_used_at: null,
    },
  });

export const CreatedKey = Key.extend({
  secret: z.string().meta({ description: 'The key itself. It is shown this once; only its hash is kept.' }),
}).openapi('CreatedKey');

export const userView = (user: UserRow): z.infer<typeof User> => ({
  id: user.id,
  email: user.email,
  name: user.name,
  role: user.role,
  disabled: user.disabledAt !== null,
  created_at: user.createdAt.toISOString(),
});

export const meView = (user: UserRow, actor: Pick<Actor, 'permissions'>): z.infer<typeof Me> => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  permissions: [...actor.permissions],
});

export const keyView = (key: ApiKeyRow, scopes: Permission[]): z.infer<typeof Key> => ({
  id: key.id,
  name: key.name ?? '',
  start: key.start ?? '',
  scopes,
  created_at: key.createdAt.toISOString(),
  expires_at: key.expiresAt?.toISOString() ?? null,
  last_used_at: key.lastRequest?.toISOString() ?? null,
});
