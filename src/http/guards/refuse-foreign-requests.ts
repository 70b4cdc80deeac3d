import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from '../environment.ts';
import { HttpProblem } from '../problem.ts';
import { isOwnHost, isOwnOrigin, type Site } from './site.ts';

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Requests under another name than this server's own. */
export function refuseForeignHosts(site: Site): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    if (!isOwnHost(context.req.header('host'), site)) {
      throw new HttpProblem(421, 'wrong_host', 'This server is not known under this name.', {
        hint: 'Use http://127.0.0.1 with its port; behind a proxy, set AVATARS_URL to the address that people use.',
      });
    }
    await next();
  };
}

/**
 * Requests that another site's page makes a browser send along with the cookies of this one. A key is never sent
 * unasked, so requests with one are let through. What changes something must be JSON: a form cannot send that.
 */
export function refuseForeignChanges(site: Site): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const { req } = context;
    if (CHANGES_NOTHING.has(req.method)) return next();
    if (req.header('x-api-key') === undefined) refuseOtherSites(site, (name) => req.header(name));
    const type = req.header('content-type');
    const hasBody =
      req.header('transfer-encoding') !== undefined ||
      !['0', undefined].includes(req.header('content-length'));
    if ((hasBody || type !== undefined) && !/^application\/json *(?:;|$)/i.test(type ?? '')) {
      throw new HttpProblem(415, 'not_json', 'The body of a request must be JSON.', {
        hint: 'Send it with the header Content-Type: application/json.',
      });
    }
    return next();
  };
}

function refuseOtherSites(site: Site, header: (name: string) => string | undefined): void {
  const origin = header('origin');
  const fetchSite = header('sec-fetch-site');
  const isForeign =
    (origin !== undefined && !isOwnOrigin(origin, header('host'), site)) ||
    (fetchSite !== undefined && fetchSite !== 'same-origin');
  // Every browser that is in use says where a request comes from; what has our cookies and does not say is none.
  const saysNothing = origin === undefined && fetchSite === undefined && header('cookie') !== undefined;
  if (isForeign || saysNothing) {
    throw new HttpProblem(403, 'foreign_origin', 'This request does not come from a page of this server.', {
      hint: 'Programs use an API key, in the header X-Api-Key, instead of cookies.',
    });
  }
}
