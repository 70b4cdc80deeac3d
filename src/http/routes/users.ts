import { z } from '@hono/zod-openapi';
import { type Actor, permissionsOf, type Role } from '../../domain/access.ts';
import { AvatarError } from '../../domain/errors.ts';
import { HttpProblem } from '../problem.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { json } from '../answers.ts';
import { operation, problemAnswer } from '../operation.ts';
import { idCursor, nextCursor, pageOf, PageQuery } from '../schemas/page.ts';
import { Me, meView, NewUser, User, UserChange, UserId, userView } from '../schemas/user.ts';

const tags = ['Users'];
const params = z.object({ user: UserId });
const notHere = { 404: problemAnswer('There is no such user.') };
const lastAdministrator = { 409: problemAnswer('It would leave the server without an administrator.') };

const getMe = operation('read', {
  method: 'get',
  path: '/me',
  operationId: 'getMe',
  summary: 'Who is signed in, and what they may do',
  tags,
  responses: { 200: json('You; with a key, its owner and what the key may do.', Me) },
});

const listUsers = operation('administer', {
  method: 'get',
  path: '/users',
  operationId: 'listUsers',
  summary: 'Everybody who may sign in',
  tags,
  request: { query: PageQuery },
  responses: { 200: json('Users, the oldest first.', pageOf('UserPage', User)) },
});

const createUser = operation('administer', {
  method: 'post',
  path: '/users',
  operationId: 'createUser',
  summary: 'Let somebody sign in',
  tags,
  request: { body: { content: { 'application/json': { schema: NewUser } }, required: true } },
  responses: { 201: json('They can sign in.', User), 409: problemAnswer('The address is taken.') },
});

const changeUser = operation('administer', {
  method: 'patch',
  path: '/users/{user}',
  operationId: 'changeUser',
  summary: 'Change a role, disable a user, give another password',
  tags,
  request: { params, body: { content: { 'application/json': { schema: UserChange } }, required: true } },
  responses: { 200: json('The user as they are now.', User), ...notHere, ...lastAdministrator },
});

const deleteUser = operation('administer', {
  method: 'delete',
  path: '/users/{user}',
  operationId: 'deleteUser',
  summary: 'Remove a user with their sessions and keys',
  tags,
  request: { params },
  responses: { 204: { description: 'They are gone.' }, ...notHere, ...lastAdministrator },
});

export function userRoutes(api: Api, { signIn }: HttpDependencies): void {
  const { users } = signIn.store;

  api.openapi(getMe, async (context) => {
    const actor = context.get('actor');
    const user = await users.get(actor.userId);
    if (!user) throw new AvatarError('not_here', 'This user was removed.');
    return context.json(meView(user, actor), 200);
  });

  api.openapi(listUsers, async (context) => {
    const { cursor, limit } = context.req.valid('query');
    const rows = await users.page({ after: idCursor(cursor), limit: limit + 1 });
    const items = rows.slice(0, limit).map(userView);
    return context.json({ items, next_cursor: nextCursor(rows, limit) }, 200);
  });

  api.openapi(createUser, async (context) => {
    const { password, ...user } = context.req.valid('json');
    requireAsMuch(context.get('actor'), user.role);
    const created = await users.create({ ...user, passwordHash: await signIn.hashPassword(password) });
    context.header('Location', `/api/v1/users/${created.id}`);
    return context.json(userView(created), 201);
  });

  api.openapi(changeUser, async (context) => {
    const { password, ...changes } = context.req.valid('json');
    const actor = context.get('actor');
    if (changes.role !== undefined) requireAsMuch(actor, changes.role);
    const { role } = (await users.get(context.req.valid('param').user)) ?? {};
    if (password !== undefined && role !== undefined) requireAsMuch(actor, role);
    const passwordHash = password === undefined ? undefined : await signIn.hashPassword(password);
    const changed = await users.change(context.req.valid('param').user, { ...changes, passwordHash });
    return context.json(userView(changed), 200);
  });

  api.openapi(deleteUser, async (context) => {
    await users.remove(context.req.valid('param').user);
    return context.body(null, 204);
  });
}

/** Who can make somebody, or sign in as somebody by a password of their own, may do what that one may. */
function requireAsMuch(actor: Actor, role: Role): void {
  const beyond = [...permissionsOf(role)].filter((permission) => !actor.permissions.has(permission));
  if (beyond.length === 0) return;
  throw new HttpProblem(
    403,
    'not_allowed',
    `${actor.name} may not do this: it takes ${beyond.join(', ')} too.`,
    {
      hint: 'Sign in, and do it there; or take a key that may do what the user may.',
    },
  );
}
