import { z } from '@hono/zod-openapi';
import { PROVIDER_HEALTH, PROVIDER_KINDS } from '../../domain/provider-state.ts';

export const Provider = z
  .object({
    name: z.string(),
    kind: z.enum(PROVIDER_KINDS),
    configured: z.boolean(),
    model: z.string().nullable(),
    health: z.enum(PROVIDER_HEALTH),
    message: z.string().nullable(),
    hint: z.string().nullable(),
    checked_at: z.iso.datetime().nullable(),
    shutdown_date: z.iso.date().nullable().meta({ description: 'The first day without the model.' }),
  })
  .openapi('Provider');

export const Providers = z.array(Provider).openapi('Providers', {
  example: [
    {
      name: 'openai',
      kind: 'pictures',
      configured: true,
      model: 'gpt-image-2',
      health: 'ok',
      message: 'The model is there for this key.',
      hint: null,
      checked_at: '2026-01-02T03:04:05.678Z',
      shutdown_date: null,
    },
  ],
});
