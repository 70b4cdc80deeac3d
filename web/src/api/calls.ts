import { type Problem, queryOf, request, send } from './request.ts';
import type {
  Dataset,
  Estimate,
  Key,
  Me,
  NewDataset,
  Page,
  PaidCall,
  Permission,
  Persona,
  PersonaText,
  Picture,
  Provenance,
  Provider,
  Role,
  Settings,
  Statistics,
  User,
} from './types.ts';

/** What narrows down a list of people; the same names stand in the address of the page. */
export interface PeopleFilters {
  status?: string | undefined;
  review?: string | undefined;
  verdict?: string | undefined;
  gender?: string | undefined;
  age?: string | undefined;
  ethnicity?: string | undefined;
  q?: string | undefined;
}

type Abort = { signal?: AbortSignal };
const post = (body?: unknown) => ({ method: 'POST', body: body ?? {} }) as const;

export type { Problem };

export const api = {
  me: () => request<Me>('/me'),
  signIn: (email: string, password: string) =>
    send('/api/auth/sign-in/email', post({ email, password })).then(() => undefined),
  signOut: () => send('/api/auth/sign-out', post()).then(() => undefined),
  setUp: (body: { token: string; email: string; name: string; password: string }) =>
    send('/api/set-up', post(body)).then(() => undefined),

  datasets: (query: { cursor?: string | undefined; q?: string; status?: string }, abort: Abort) =>
    request<Page<Dataset>>(`/datasets${queryOf({ limit: 30, ...query })}`, abort),
  dataset: (id: string, abort: Abort) => request<Dataset>(`/datasets/${id}`, abort),
  createDataset: (body: NewDataset, key: string) =>
    request<Dataset>('/datasets', { ...post(body), headers: { 'Idempotency-Key': key } }),
  estimate: (body: NewDataset, abort: Abort) => request<Estimate>('/estimate', { ...post(body), ...abort }),
  cancel: (id: string) => request<Dataset>(`/datasets/${id}/cancel`, post()),
  resume: (id: string, maxCost?: number) =>
    request<Dataset>(`/datasets/${id}/resume`, post(maxCost === undefined ? {} : { max_cost: maxCost })),
  extend: (id: string, count: number) => request<Dataset>(`/datasets/${id}/extend`, post({ count })),
  deleteDataset: (id: string) => request<void>(`/datasets/${id}`, { method: 'DELETE' }),
  calls: (id: string, query: { persona?: string; cursor?: string }, abort: Abort) =>
    request<Page<PaidCall>>(`/datasets/${id}/calls${queryOf({ limit: 100, ...query })}`, abort),
  statistics: (id: string | undefined, abort: Abort) =>
    request<Statistics>(id === undefined ? '/statistics' : `/datasets/${id}/statistics`, abort),

  people: (
    dataset: string,
    query: PeopleFilters & { cursor?: string | undefined; limit?: number },
    abort: Abort,
  ) => request<Page<Persona>>(`/datasets/${dataset}/personas${queryOf({ ...query })}`, abort),
  person: (id: string, abort: Abort) => request<Persona>(`/personas/${id}`, abort),
  editPerson: (id: string, text: Partial<PersonaText>) =>
    request<Persona>(`/personas/${id}`, { method: 'PATCH', body: text }),
  approvePerson: (id: string) => request<Persona>(`/personas/${id}/approve`, post()),
  rejectPerson: (id: string, reason?: string) =>
    request<Persona>(`/personas/${id}/reject`, post(reason ? { reason } : {})),
  undoPerson: (id: string) => request<Persona>(`/personas/${id}/undo`, post()),
  regeneratePerson: (id: string) => request<unknown>(`/personas/${id}/regenerate`, post()),

  decidePicture: (id: string, decision: 'approve' | 'reject' | 'undo') =>
    request<Picture>(`/pictures/${id}/${decision}`, post()),
  regeneratePicture: (id: string) => request<unknown>(`/pictures/${id}/regenerate`, post()),
  provenance: (id: string, abort: Abort) => request<Provenance>(`/pictures/${id}/provenance`, abort),

  settings: (abort: Abort) => request<Settings>('/settings', abort),
  saveSettings: (changes: Partial<Settings>) =>
    request<Settings>('/settings', { method: 'PATCH', body: changes }),
  providers: (abort: Abort) => request<Provider[] | Page<Provider>>('/providers', abort).then(itemsOf),
  checkProviders: () => request<Provider[] | Page<Provider>>('/providers/check', post()).then(itemsOf),

  users: (abort: Abort) => request<User[] | Page<User>>('/users', abort).then(itemsOf),
  addUser: (body: { email: string; name: string; password: string; role: Role }) =>
    request<User>('/users', post(body)),
  changeUser: (id: string, body: { role?: Role; disabled?: boolean }) =>
    request<User>(`/users/${id}`, { method: 'PATCH', body }),
  removeUser: (id: string) => request<void>(`/users/${id}`, { method: 'DELETE' }),
  keys: (abort: Abort) => request<Key[] | Page<Key>>('/keys', abort).then(itemsOf),
  addKey: (body: { name: string; scopes: Permission[]; expires_in_days?: number }) =>
    request<Key & { secret: string }>('/keys', post(body)),
  removeKey: (id: string) => request<void>(`/keys/${id}`, { method: 'DELETE' }),
};

/** Short lists come whole or as one page. */
function itemsOf<Item>(answer: Item[] | Page<Item>): Item[] {
  return Array.isArray(answer) ? answer : answer.items;
}

export const thumbnailOf = (picture: Picture, width: 160 | 320 | 640): string =>
  `${picture.thumbnail_url}${picture.thumbnail_url.includes('?') ? '&' : '?'}width=${width}`;

export const exportUrl = (
  dataset: string,
  format: string,
  only: { approved?: boolean; passed?: boolean },
): string =>
  `/api/v1/datasets/${dataset}/export${queryOf({
    format,
    approved: only.approved ? true : undefined,
    passed: only.passed ? true : undefined,
  })}`;
