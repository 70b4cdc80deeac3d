import { ok } from '@oazapfts/runtime';
import * as client from './client.ts';
import { fetchOrThrow, send } from './request.ts';
import type { NewDataset, Permission, PersonaText, PictureSummary, Role, SettingsChange } from './types.ts';

/** What narrows down a list of people; the same names stand in the address of the page. */
export type PeopleFilters = Omit<Parameters<typeof client.listPersonas>[0], 'dataset' | 'cursor' | 'limit'>;
type DatasetFilters = Omit<Parameters<typeof client.listDatasets>[0], 'limit'>;

type Abort = { signal?: AbortSignal };

// Every call of the generated client fails in the one way that the dashboard shows.
client.defaults.fetch = fetchOrThrow;
client.defaults.credentials = 'same-origin';

const post = (body: unknown) => ({ method: 'POST', body }) as const;

export const api = {
  me: () => ok(client.getMe()),
  signIn: (email: string, password: string) =>
    send('/api/auth/sign-in/email', post({ email, password })).then(() => undefined),
  signOut: () => send('/api/auth/sign-out', post({})).then(() => undefined),
  changePassword: (body: { current_password: string; new_password: string }) =>
    send('/api/auth/change-password', post(body)).then(() => undefined),
  setUp: (body: { token: string; email: string; name: string; password: string }) =>
    send('/api/set-up', post(body)).then(() => undefined),

  datasets: (query: DatasetFilters, abort: Abort) => ok(client.listDatasets({ limit: 30, ...query }, abort)),
  dataset: (dataset: string, abort: Abort) => ok(client.getDataset({ dataset }, abort)),
  createDataset: (newDataset: NewDataset, idempotencyKey: string) =>
    ok(client.createDataset({ newDataset, idempotencyKey })),
  estimate: (newDataset: NewDataset, abort: Abort) => ok(client.estimateDataset({ newDataset }, abort)),
  cancel: (dataset: string) => ok(client.cancelDataset({ dataset })),
  resume: (dataset: string, maxCost?: number) =>
    ok(client.resumeDataset({ dataset, resume: maxCost === undefined ? {} : { max_cost: maxCost } })),
  extend: (dataset: string, count: number) => ok(client.extendDataset({ dataset, extension: { count } })),
  deleteDataset: (dataset: string) => ok(client.deleteDataset({ dataset })),
  calls: (dataset: string, persona: string, abort: Abort) =>
    ok(client.listCalls({ dataset, persona, limit: 100 }, abort)),
  statistics: (dataset: string | undefined, abort: Abort) =>
    dataset === undefined
      ? ok(client.getStatistics(abort))
      : ok(client.getDatasetStatistics({ dataset }, abort)),

  people: (dataset: string, query: PeopleFilters & { cursor?: string; limit?: number }, abort: Abort) =>
    ok(client.listPersonas({ dataset, ...query }, abort)),
  person: (persona: string, abort: Abort) => ok(client.getPersona({ persona }, abort)),
  editPerson: (persona: string, personaPatch: Partial<PersonaText>) =>
    ok(client.editPersona({ persona, personaPatch })),
  approvePerson: (persona: string) => ok(client.approvePersona({ persona })),
  rejectPerson: (persona: string, reason?: string) =>
    ok(client.rejectPersona({ persona, rejection: reason ? { reason } : {} })),
  undoPerson: (persona: string) => ok(client.undoPersona({ persona })),
  regeneratePerson: (persona: string) => ok(client.regeneratePersona({ persona })),

  approvePicture: (picture: string) => ok(client.approvePicture({ picture })),
  rejectPicture: (picture: string) => ok(client.rejectPicture({ picture, rejection: {} })),
  undoPicture: (picture: string) => ok(client.undoPicture({ picture })),
  regeneratePicture: (picture: string) => ok(client.regeneratePicture({ picture })),
  provenance: (picture: string, abort: Abort) => ok(client.getPictureProvenance({ picture }, abort)),

  settings: (abort: Abort) => ok(client.getSettings(abort)),
  saveSettings: (settingsChange: SettingsChange) => ok(client.changeSettings({ settingsChange })),
  providers: (abort: Abort) => ok(client.listProviders(abort)),
  checkProviders: () => ok(client.checkProviders()),

  users: (abort: Abort) => ok(client.listUsers({ limit: 200 }, abort)).then(({ items }) => items),
  addUser: (newUser: { email: string; name: string; password: string; role: Role }) =>
    ok(client.createUser({ newUser })),
  changeUser: (user: string, userChange: { role?: Role; disabled?: boolean; password?: string }) =>
    ok(client.changeUser({ user, userChange })),
  keys: (abort: Abort) => ok(client.listKeys({ limit: 200 }, abort)).then(({ items }) => items),
  addKey: (newKey: { name: string; scopes: Permission[]; expires_in_days?: number }) =>
    ok(client.createKey({ newKey })),
  removeKey: (key: string) => ok(client.deleteKey({ key })),
};

export const thumbnailOf = (picture: PictureSummary, width: 160 | 320 | 640): string =>
  `${picture.thumbnail_url}${picture.thumbnail_url.includes('?') ? '&' : '?'}width=${width}`;

export const exportUrl = (
  dataset: string,
  format: string,
  only: { approved?: boolean; passed?: boolean },
): string => {
  const query = new URLSearchParams({ format });
  if (only.approved) query.set('approved', 'true');
  if (only.passed) query.set('passed', 'true');
  return `/api/v1/datasets/${dataset}/export?${query.toString()}`;
};
