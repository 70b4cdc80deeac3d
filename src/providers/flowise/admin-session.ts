import { z } from 'zod';
import { AvatarError } from '../../domain/errors.ts';
import type { RawAnswer } from './answer-errors.ts';
import { excerpt } from './excerpt.ts';
import { jsonOf, sendHttp, type HttpRequest } from './http.ts';
import { errorOfTransport } from './transport-errors.ts';

export interface Account {
  email: string;
  password: string;
}

/** Signed in to a Flowise server as its web page is. Keeps its cookies in memory only. */
export interface AdminSession {
  /** @throws AvatarError `configuration` when the server refuses; CallError when it does not answer */
  ask<Answer>(
    what: string,
    schema: z.ZodType<Answer>,
    method: HttpRequest['method'],
    path: string,
    body?: unknown,
  ): Promise<Answer>;
  end(): Promise<void>;
}

export interface SignedIn {
  session: AdminSession;
  /** Whether the account was made now, because the server had none. */
  registered: boolean;
}

const Refusal = z.object({ message: z.string() });
const Resolved = z.object({ redirectUrl: z.string() });

/** @throws AvatarError `configuration`: wrong password, no such account, password too weak */
export async function signIn(url: string, account: Account): Promise<SignedIn> {
  const secrets = [account.password];

  async function send(asked: Omit<HttpRequest, 'url'> & { path: string }): Promise<RawAnswer> {
    try {
      return await sendHttp({ ...asked, url: `${url}/api/v1${asked.path}` });
    } catch (error) {
      throw errorOfTransport(error, { url, flowId: '', secrets });
    }
  }
  const saidBy = (answer: RawAnswer): string =>
    excerpt(Refusal.safeParse(jsonOf(answer)).data?.message ?? `status ${answer.status}`, secrets);

  const registered = await isWithoutAccount(send);
  if (registered) await register(send, saidBy, account);

  const answer = await send({
    method: 'POST',
    path: '/auth/login',
    body: { email: account.email, password: account.password },
  });
  if (answer.status !== 200) throw loginRefused(answer.status, saidBy(answer), account.email);
  const cookie = cookiesOf(answer);
  const headers = { cookie, 'x-request-from': 'internal' };

  const session: AdminSession = {
    async ask(what, schema, method, path, body) {
      const reply = await send({ method, path, headers, ...(body === undefined ? {} : { body }) });
      if (reply.status === 403) {
        throw new AvatarError('configuration', `The account ${account.email} may not ${what} in Flowise.`, {
          hint: 'Sign in with the account of the owner, or let the owner give this one the right.',
        });
      }
      const read = schema.safeParse(jsonOf(reply));
      if (reply.status >= 200 && reply.status < 300 && read.success) return read.data;
      throw new AvatarError(
        'configuration',
        `Flowise could not ${what}: ${saidBy(reply)} (${method} /api/v1${path}).`,
        { hint: 'Made for Flowise 3.1.4; another version may need the flows loaded by hand from flows/.' },
      );
    },
    async end() {
      // Best effort: the session ends by itself after an hour.
      await send({ method: 'POST', path: '/account/logout', headers, body: {} }).catch(() => undefined);
    },
  };
  return { session, registered };
}

type Send = (asked: Omit<HttpRequest, 'url'> & { path: string }) => Promise<RawAnswer>;

/** A new server sends its visitors to the page where the first account is made. */
async function isWithoutAccount(send: Send): Promise<boolean> {
  const answer = await send({ method: 'POST', path: '/auth/resolve', body: {} });
  const target = Resolved.safeParse(jsonOf(answer)).data?.redirectUrl;
  return answer.status === 200 && target !== undefined && target.includes('organization-setup');
}

async function register(send: Send, saidBy: (answer: RawAnswer) => string, account: Account): Promise<void> {
  const name = account.email.split('@')[0] || account.email;
  const answer = await send({
    method: 'POST',
    path: '/account/register',
    body: { user: { name, email: account.email, type: 'pro', credential: account.password } },
  });
  if (answer.status >= 200 && answer.status < 300) return;
  const words = saidBy(answer);
  throw new AvatarError('configuration', `Flowise does not make the first account: ${words}`, {
    hint: /password/i.test(words)
      ? 'The password needs 8 to 128 characters with a small and a capital letter, a digit and a special character.'
      : 'Open Flowise in a browser, make the account there, and run this again with it.',
  });
}

function loginRefused(status: number, words: string, email: string): AvatarError {
  if (status === 404) {
    return new AvatarError(
      'configuration',
      `Flowise has no account ${email}, and takes no new ones by itself (${words}).`,
      { hint: 'Use the account that Flowise was set up with, or let its owner invite this one.' },
    );
  }
  if (status === 401 || status === 400) {
    return new AvatarError('configuration', `Flowise refuses the sign-in of ${email}: ${words}`, {
      hint: 'Check the password of the Flowise account; it is the one of the web page, not an API key.',
    });
  }
  return new AvatarError('configuration', `The sign-in at Flowise failed (${status}): ${words}`, {
    hint: 'Flowise 3.0 or newer is needed; look at its log for the reason.',
  });
}

function cookiesOf(answer: RawAnswer): string {
  const set = answer.headers['set-cookie'] ?? [];
  return (Array.isArray(set) ? set : [set]).map((cookie) => cookie.split(';', 1)[0]).join('; ');
}
