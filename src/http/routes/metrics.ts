import ipaddr from 'ipaddr.js';
import type { Context } from 'hono';
import type { Api } from '../api.ts';
import { remoteAddressOf } from '../connection.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { HttpProblem } from '../problem.ts';

/** `/metrics` for Prometheus: for programs on this machine as it is, for others with a key that may read. */
export function metricsRoute(app: Api, { metrics, signIn }: HttpDependencies): void {
  if (!metrics) return;
  app.get('/metrics', async (context) => {
    if (!isFromThisMachine(context)) {
      const actor = await signIn.authenticate(context.req.raw);
      if (!actor?.permissions.has('read')) {
        throw new HttpProblem(401, 'not_signed_in', 'Metrics take an API key with the scope "read".', {
          hint: 'Send it in the header X-Api-Key, or ask from the machine itself.',
        });
      }
      context.set('actor', actor);
    }
    return context.text(await metrics.text(), 200, {
      'Content-Type': metrics.contentType,
      'Cache-Control': 'no-store',
    });
  });
}

/** What a proxy on this machine passes on comes from elsewhere. */
function isFromThisMachine(context: Context): boolean {
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) =>
    context.req.header(name),
  );
  const address = remoteAddressOf(context.env);
  return !passedOn && address !== undefined && ipaddr.process(address).range() === 'loopback';
}
