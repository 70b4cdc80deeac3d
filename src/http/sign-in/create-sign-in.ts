import { defaultKeyHasher } from '@better-auth/api-key';
import { hashPassword } from 'better-auth/crypto';
import type { User } from '../../database/users.ts';
import type { SignInStore } from '../../database/sign-in-store.ts';
import { type Actor, type Permission, PERMISSIONS, permissionsOf, type Role } from '../../domain/access.ts';
import type { SignIn } from '../dependencies.ts';
import { type AuthOptions, createAuth } from './create-auth.ts';
import { HttpProblem } from '../problem.ts';
import { accountKey, ACCOUNT_LIMIT, addressKey, ADDRESS_LIMIT, refuseAboveLimit } from './limits.ts';

/** In what better-auth keeps of a key: the scopes stand under this name. */
const SCOPES = 'avatars';
const KEY_HEADER = 'x-api-key';
/** Characters; ours are shorter. */
const LONGEST_KEY = 200;
const DAY_SECONDS = 24 * 3600;

export interface SignInOptions extends AuthOptions {
  store: SignInStore;
}

/** Who is who: sessions, API keys, passwords. */
export function createSignIn(options: SignInOptions): SignIn {
  const { store } = options;
  const auth = createAuth(options);

  async function byKey(key: string): Promise<Actor | null> {
    // Asked here first: for better-auth a database that does not answer and a wrong key are the same.
    if (key.length > LONGEST_KEY || !(await store.keys.exists(await defaultKeyHasher(key)))) return null;
    const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
    if (!valid || !found) return null;
    const user = await store.users.get(found.referenceId);
    if (!user || user.disabledAt) return null;
    const scopes = scopesOf(found.permissions);
    return {
      kind: 'key',
      userId: user.id,
      name: found.name ?? found.start ?? 'a key',
      permissions: permissionsOf(user.role, scopes),
    };
  }

  /** better-auth hides why something failed inside; the database's own word for it decides what is answered. */
  async function orAway<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!isRefusal(error)) await store.users.hasAdministrator();
      throw error;
    }
  }

  async function bySession(headers: Headers): Promise<Actor | null> {
    if (!headers.has('cookie')) return null;
    const session = await orAway(() => auth.api.getSession({ headers: onlyCookie(headers) }));
    if (!session || session.user.disabledAt) return null;
    return personOf({ ...session.user, role: session.user.role as Role });
  }

  async function signIn(email: string, password: string, address: string) {
    const account = accountKey(email);
    await refuseAboveLimit(store.attempts, addressKey(address), ADDRESS_LIMIT);
    await refuseAboveLimit(store.attempts, account, ACCOUNT_LIMIT);
    const { response, headers } = await attempt(() =>
      orAway(() => auth.api.signInEmail({ body: { email, password }, returnHeaders: true })),
    );
    const user = await store.users.get(response.user.id);
    if (!user || user.disabledAt) throw wrongCredentials();
    await store.attempts.forget(account);
    return { user, cookies: headers.getSetCookie() };
  }

  return {
    store,
    hashPassword,
    signIn,

    authenticate({ headers }) {
      const key = headers.get(KEY_HEADER);
      return key === null ? bySession(headers) : byKey(key);
    },

    async signOut({ headers }) {
      const answer = await auth.api.signOut({ headers: onlyCookie(headers), returnHeaders: true });
      return answer.headers.getSetCookie();
    },

    async changePassword({ headers }, { email, currentPassword, newPassword }, address) {
      const account = accountKey(email);
      await refuseAboveLimit(store.attempts, addressKey(address), ADDRESS_LIMIT);
      await refuseAboveLimit(store.attempts, account, ACCOUNT_LIMIT);
      const answer = await attempt(() =>
        auth.api.changePassword({
          body: { currentPassword, newPassword, revokeOtherSessions: true },
          headers: onlyCookie(headers),
          returnHeaders: true,
        }),
      );
      await store.attempts.forget(account);
      return answer.headers.getSetCookie();
    },

    async createKey({ userId, name, scopes, expiresInDays }) {
      const created = await auth.api.createApiKey({
        body: {
          name,
          userId,
          permissions: { [SCOPES]: [...scopes] },
          ...(expiresInDays === undefined ? {} : { expiresIn: expiresInDays * DAY_SECONDS }),
        },
      });
      return { id: created.id, secret: created.key };
    },

    scopesOf: (permissions) => scopesOf(permissions === null ? null : (JSON.parse(permissions) as unknown)),
  };
}

export function personOf(user: Pick<User, 'id' | 'email' | 'role'>): Actor {
  return { kind: 'person', userId: user.id, name: user.email, permissions: permissionsOf(user.role) };
}

function scopesOf(permissions: unknown): Permission[] {
  const scopes = (permissions as Record<string, unknown> | null)?.[SCOPES];
  return Array.isArray(scopes) ? PERMISSIONS.filter((permission) => scopes.includes(permission)) : [];
}

/** Nothing else of a request concerns better-auth; its plugins would look for more. */
function onlyCookie(headers: Headers): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' });
}

/** Its answer to a wrong password tells nothing about whether there is such a user; neither do we. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) throw wrongCredentials();
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
}

const wrongCredentials = () =>
  new HttpProblem(401, 'wrong_credentials', 'The address or the password is wrong.', {
    hint: 'An administrator can give you another password.',
  });
