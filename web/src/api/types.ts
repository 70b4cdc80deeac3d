/** The shapes of the API: those of the generated client, under the names that the dashboard uses. */
import type {
  Call,
  Dataset,
  GroupRefusals,
  Instructions,
  Me,
  NewDataset,
  PersonaPatch,
  Picture,
  Verdict,
} from './client.ts';

export type {
  Dataset,
  Estimate,
  Key,
  Me,
  NewDataset,
  Persona,
  PersonaDetail,
  Picture,
  PictureSummary,
  Problem,
  Provenance,
  Provider,
  Settings,
  SettingsChange,
  Statistics,
  User,
} from './client.ts';

export type DatasetStatus = Dataset['status'];
export type Quality = Dataset['quality'];
export type Outcome = Verdict['outcome'];
export type ReviewState = Picture['review'];
export type Role = Me['role'];
export type Permission = Me['permissions'][number];
export type Platform = keyof Instructions;
export type PersonaProvider = NonNullable<NewDataset['persona_provider']>;
export type PictureProvider = NonNullable<NewDataset['picture_provider']>;
export type PaidCall = Call;
export type RefusedGroup = GroupRefusals;

/** What is written about somebody. */
export type PersonaText = Required<PersonaPatch>;

export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}
