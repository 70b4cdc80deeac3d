import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { HttpEnvironment } from '../environment.ts';

const POLICY = 'Content-Security-Policy';

const standard = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  crossOriginResourcePolicy: 'same-origin',
});

/** On every answer, errors included. A handler may set a stricter policy of its own, for pictures for example. */
export function securityHeaders(): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    let own: string | null = null;
    await standard(context, async () => {
      await next();
      own = context.res.headers.get(POLICY);
    });
    if (own !== null) context.res.headers.set(POLICY, own);
  };
}
