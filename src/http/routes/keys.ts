import { z } from '@hono/zod-openapi';
import type { Actor } from '../../domain/access.ts';
import { AvatarError } from '../../domain/errors.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { json } from '../answers.ts';
import { operation, problemAnswer } from '../operation.ts';
import { HttpProblem } from '../problem.ts';
import { idCursor, nextCursor, pageOf, PageQuery } from '../schemas/page.ts';
import { CreatedKey, Key, KeyId, keyView, NewKey } from '../schemas/user.ts';

const tags = ['API keys'];

const listKeys = operation('read', {
  method: 'get',
  path: '/keys',
  operationId: 'listKeys',
  summary: 'Your API keys',
  tags,
  request: { query: PageQuery },
  responses: { 200: json('Your keys, the newest first.', pageOf('KeyPage', Key)) },
});

const createKey = operation('read', {
  method: 'post',
  path: '/keys',
  operationId: 'createKey',
  summary: 'Make an API key for a program',
  description: 'Only in a session. A key may never do more than its owner, also when the role changes later.',
  tags,
  request: { body: { content: { 'application/json': { schema: NewKey } }, required: true } },
  responses: {
    201: json('The key, this once.', CreatedKey),
    422: problemAnswer('Your role does not have these scopes.'),
  },
});

const deleteKey = operation('read', {
  method: 'delete',
  path: '/keys/{key}',
  operationId: 'deleteKey',
  summary: 'Delete one of your API keys',
  description: 'Only in a session.',
  tags,
  request: { params: z.object({ key: KeyId }) },
  responses: {
    204: { description: 'It does not work any more.' },
    404: problemAnswer('You have no such key.'),
  },
});

export function keyRoutes(api: Api, { signIn }: HttpDependencies): void {
  const { keys } = signIn.store;

  api.openapi(listKeys, async (context) => {
    const { cursor, limit } = context.req.valid('query');
    const { userId } = context.get('actor');
    const rows = await keys.page(userId, { before: idCursor(cursor), limit: limit + 1 });
    const items = rows.slice(0, limit).map((key) => keyView(key, signIn.scopesOf(key.permissions)));
    return context.json({ items, next_cursor: nextCursor(rows, limit) }, 200);
  });

  api.openapi(createKey, async (context) => {
    const actor = onlyPeople(context.get('actor'));
    const { name, scopes, expires_in_days: expiresInDays } = context.req.valid('json');
    const beyond = scopes.filter((scope) => !actor.permissions.has(scope));
    if (beyond.length > 0) {
      throw new HttpProblem(422, 'beyond_role', `Your role does not have: ${beyond.join(', ')}.`, {
        hint: 'A key can do at most what its owner can do.',
      });
    }
    const { id, secret } = await signIn.createKey({ userId: actor.userId, name, scopes, expiresInDays });
    const key = await keys.get(id);
    if (!key) throw new AvatarError('not_here', 'The key was deleted at once.');
    return context.json({ ...keyView(key, signIn.scopesOf(key.permissions)), secret }, 201);
  });

  api.openapi(deleteKey, async (context) => {
    const actor = onlyPeople(context.get('actor'));
    const id = context.req.valid('param').key;
    if (!(await keys.remove(actor.userId, id))) throw new AvatarError('not_here', `You have no key ${id}.`);
    return context.body(null, 204);
  });
}

/** A key that makes keys could give itself what it was not given. */
function onlyPeople(actor: Actor): Actor {
  if (actor.kind === 'person') return actor;
  throw new HttpProblem(403, 'session_needed', 'Keys cannot make or delete keys.', {
    hint: 'Sign in, and do it there.',
  });
}
