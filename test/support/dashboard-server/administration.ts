import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { DEFAULT_BASE_PROMPT, DEFAULT_INSTRUCTIONS } from '../../../src/domain/dataset.ts';
import type { Role } from '../../../src/domain/access.ts';

export interface Somebody {
  id: string;
  name: string;
  email: string;
  role: Role;
  password: string;
  disabled: boolean;
  created_at: string;
}

const provider = (name: string, kind: string, more: object) => ({
  name,
  kind,
  configured: true,
  model: null,
  health: 'unchecked',
  message: null,
  hint: null,
  checked_at: null,
  shutdown_date: null,
  ...more,
});

/** Settings, providers, users and keys, in memory. */
export function administrationApi(users: Somebody[]): Hono {
  const api = new Hono();
  const settings = {
    instructions: DEFAULT_INSTRUCTIONS,
    base_prompt: DEFAULT_BASE_PROMPT,
    default_images: 4,
    default_quality: 'auto',
    default_language: 'English',
    max_cost_per_dataset: null,
    images_per_minute: 20,
    alert_cost_usd: 50,
    alert_failure_rate: null,
  };
  const now = new Date().toISOString();
  const providers = [
    provider('Offline', 'text and pictures', {
      health: 'ok',
      message: 'Always there, and free.',
      checked_at: now,
    }),
    provider('OpenAI', 'pictures', {
      model: 'gpt-image-1.5',
      health: 'failing',
      message: 'The key is not accepted.',
      hint: 'Set OPENAI_API_KEY to a key of the project that pays for pictures.',
      checked_at: now,
      shutdown_date: '2027-05-01',
    }),
    provider('Flowise', 'text', { configured: false, hint: 'Set FLOWISE_URL and the ids of the two flows.' }),
    provider('Local folder', 'storage', { health: 'ok', message: 'Writes and reads.', checked_at: now }),
  ];
  const keys: object[] = [
    { id: randomUUID(), name: 'nightly export', scopes: ['read'], created_at: now, expires_at: now },
  ];
  api.get('/settings', (context) => context.json(settings));
  api.patch('/settings', async (context) => context.json(Object.assign(settings, await context.req.json())));
  api.get('/providers', (context) => context.json(providers));
  api.post('/providers/check', (context) => context.json(providers));
  api.get('/users', (context) => context.json({ items: users, next_cursor: null }));
  api.post('/users', async (context) => {
    const user = { ...(await context.req.json()), id: randomUUID(), disabled: false, created_at: now };
    users.push(user);
    return context.json(user, 201);
  });
  api.patch('/users/:user', async (context) => {
    const user = users.find(({ id }) => id === context.req.param('user'));
    return context.json(Object.assign(user ?? {}, await context.req.json()));
  });
  api.get('/keys', (context) => context.json({ items: keys, next_cursor: null }));
  api.post('/keys', async (context) => {
    const key = { ...(await context.req.json()), id: randomUUID(), created_at: now, expires_at: null };
    keys.push(key);
    return context.json({ ...key, secret: `avatars_${randomUUID().replaceAll('-', '')}` }, 201);
  });
  return api;
}
