import type { z } from '@hono/zod-openapi';
import type { ProviderState } from '../../domain/provider-state.ts';
import { json } from '../answers.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { operation } from '../operation.ts';
import { type Provider, Providers } from '../schemas/provider.ts';

const tags = ['Providers'];

const listProviders = operation('read', {
  method: 'get',
  path: '/providers',
  operationId: 'listProviders',
  summary: 'Who makes people and pictures, and how they are',
  description: 'As they were when last looked at; `unchecked` where nobody has looked since the start.',
  tags,
  responses: { 200: json('All of them.', Providers) },
});

const checkProviders = operation('administer', {
  method: 'post',
  path: '/providers/check',
  operationId: 'checkProviders',
  summary: 'Look at all providers now',
  description: 'Asks each one that is configured whether it would answer. Costs nothing.',
  tags,
  responses: { 200: json('How they are now.', Providers) },
});

export function providerRoutes(api: Api, { providers }: HttpDependencies): void {
  api.openapi(listProviders, (context) => context.json(providers.list().map(providerView), 200));
  api.openapi(checkProviders, async (context) =>
    context.json((await providers.check()).map(providerView), 200),
  );
}

function providerView({ checkedAt, shutdownDate, ...state }: ProviderState): z.output<typeof Provider> {
  return { ...state, checked_at: checkedAt?.toISOString() ?? null, shutdown_date: shutdownDate };
}
