import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import type { HttpEnvironment } from '../environment.ts';
import { clientAddress } from '../guards/client-address.ts';
import { HttpProblem, invalidRequest, problemResponse } from '../problem.ts';
import { meView, NewUser } from '../schemas/user.ts';
import { LONGEST_PASSWORD } from '../sign-in/create-auth.ts';
import { personOf } from '../sign-in/create-sign-in.ts';
import { addressKey, ADDRESS_LIMIT, refuseAboveLimit } from '../sign-in/limits.ts';
import { Password } from '../schemas/user.ts';

type HttpContext = Context<HttpEnvironment>;

const Credentials = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(LONGEST_PASSWORD),
});
const PasswordChange = z.strictObject({
  current_password: z.string().min(1).max(LONGEST_PASSWORD),
  new_password: Password,
});
const FirstUser = NewUser.omit({ role: true }).extend({ token: z.string().min(1).max(200) });

/** What answers without a session: it is how one comes by one. These routes are no part of the API for programs. */
export function authenticationRoutes(app: Api, { signIn, site }: HttpDependencies): void {
  const { users, setUp, attempts } = signIn.store;

  app.post('/api/auth/sign-in/email', async (context) => {
    const given = await bodyOf(context, Credentials);
    if (given instanceof Response) return given;
    const { user, cookies } = await signIn.signIn(given.email, given.password, clientAddress(context, site));
    setCookies(context, cookies);
    return context.json(meView(user, personOf(user)), 200);
  });

  app.post('/api/auth/sign-out', async (context) => {
    setCookies(context, await signIn.signOut(context.req.raw));
    return context.json({}, 200);
  });

  app.post('/api/auth/change-password', async (context) => {
    const actor = await signIn.authenticate(context.req.raw);
    const user = actor?.kind === 'person' ? await users.get(actor.userId) : undefined;
    if (!user) throw new HttpProblem(401, 'not_signed_in', 'Only who is signed in can change a password.');
    const given = await bodyOf(context, PasswordChange);
    if (given instanceof Response) return given;
    const cookies = await signIn.changePassword(
      context.req.raw,
      { email: user.email, currentPassword: given.current_password, newPassword: given.new_password },
      clientAddress(context, site),
    );
    setCookies(context, cookies);
    return context.json({}, 200);
  });

  app.post('/api/set-up', async (context) => {
    const given = await bodyOf(context, FirstUser);
    if (given instanceof Response) return given;
    const address = clientAddress(context, site);
    await refuseAboveLimit(attempts, addressKey(address), ADDRESS_LIMIT);
    const { token, password, ...user } = given;
    const first = await setUp.makeFirst(token, {
      ...user,
      passwordHash: await signIn.hashPassword(password),
    });
    if (!first) {
      throw new HttpProblem(
        403,
        'set_up_closed',
        'This link does not work any more: it was used, or is too old.',
        {
          hint: 'Start the server again: without a user it prints a new link. With one, sign in.',
        },
      );
    }
    const { cookies } = await signIn.signIn(first.email, password, address);
    setCookies(context, cookies);
    return context.json(meView(first, personOf(first)), 201);
  });

  /** Whatever else better-auth has routes for. */
  app.all('/api/auth/*', () => {
    throw new HttpProblem(404, 'not_found', 'There is nothing here.');
  });
}

async function bodyOf<Schema extends z.ZodType>(
  context: HttpContext,
  schema: Schema,
): Promise<z.infer<Schema> | Response> {
  const body: unknown = await context.req.json().catch(() => undefined);
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  return problemResponse(context, invalidRequest(result.error, 'json', context.get('requestId')));
}

function setCookies(context: HttpContext, cookies: readonly string[]): void {
  context.header('Cache-Control', 'no-store');
  for (const cookie of cookies) context.header('Set-Cookie', cookie, { append: true });
}
