import type { Actor } from '../domain/access.ts';
import type { Logger } from '../ports/logger.ts';

/** What a request carries from one handler to the next. */
export interface HttpEnvironment {
  Variables: {
    /** Also in the answer's `X-Request-Id` and in every line of the log. */
    requestId: string;
    logger: Logger;
    /** Set on every route that needs a permission. */
    actor: Actor;
  };
}
