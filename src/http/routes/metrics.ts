import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { HttpProblem } from '../problem.ts';

/** `/metrics` for Prometheus, which sends an API key with the scope "read" in the header X-Api-Key. */
export function metricsRoute(app: Api, { metrics, signIn }: HttpDependencies): void {
  if (!metrics) return;
  app.get('/metrics', async (context) => {
    const actor = await signIn.authenticate(context.req.raw);
    if (!actor?.permissions.has('read')) {
      throw new HttpProblem(401, 'not_signed_in', 'Metrics take an API key with the scope "read".', {
        hint: 'Send it in the header X-Api-Key: `http_headers` in the scrape configuration of Prometheus.',
      });
    }
    context.set('actor', actor);
    return context.text(await metrics.text(), 200, {
      'Content-Type': metrics.contentType,
      'Cache-Control': 'no-store',
    });
  });
}
