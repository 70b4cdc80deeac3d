/** The shapes of the API, as the dashboard uses them. */
export type DatasetStatus =
  | 'pending'
  | 'generating-data'
  | 'generating-images'
  | 'paused'
  | 'completed'
  | 'incomplete'
  | 'cancelled'
  | 'failed';
export type Quality = 'low' | 'medium' | 'high' | 'auto';
export type Outcome = 'passed' | 'failed' | 'could-not-tell' | 'not-a-photo';
export type ReviewState = 'pending' | 'approved' | 'rejected';
export type Permission = 'read' | 'review' | 'generate' | 'administer';
export type Role = 'viewer' | 'reviewer' | 'admin';
export type Platform = 'facebook' | 'instagram' | 'x' | 'tiktok';

export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

export interface Cost {
  usd: number | null;
  calls: number;
  repeats: number;
  unknown: number;
  unpriced: number;
}

export interface Dataset {
  id: string;
  description: string;
  language: string;
  status: DatasetStatus;
  requested: number;
  completed: number;
  failed: number;
  pictures: number;
  images_per_person: number;
  require_passed: boolean;
  people_short: number | null;
  seed: string;
  quality: Quality;
  persona_provider: string;
  picture_provider: string;
  persona_model: string | null;
  picture_model: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  paused: { code: string; message: string; hint?: string | undefined } | null;
  cost: Cost;
  gaps: { position: number; reason: string }[];
}

export interface NewDataset {
  description: string;
  count: number;
  images?: number;
  language?: string;
  seed?: string;
  quality?: Quality;
  max_cost?: number | null;
  persona_provider?: string;
  picture_provider?: string;
  replace?: boolean;
  require_passed?: boolean;
  instructions?: Record<Platform, string>;
  base_prompt?: string;
}

export interface Estimate {
  calls: { personas: number; prompts: number; base_pictures: number; grids: number; total: number };
  pictures: number;
  usd: number;
  unpriced: string[];
  seconds: number;
  repairs: { grids: number; usd: number | null } | null;
}

export interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Verdict {
  outcome: Outcome;
  reasons: { code: string; words: string }[];
  similarity: number | null;
}

export interface Picture {
  id: string;
  persona_id: string;
  dataset_id: string;
  kind: 'base' | 'grid' | 'cell';
  index: number;
  width: number;
  height: number;
  bytes: number;
  media_type: string;
  sha256: string;
  verdict: Verdict | null;
  review: ReviewState;
  similarity: number | null;
  rectangle: Rectangle | null;
  grid_id: string | null;
  call_id: string | null;
  cost_usd: number | null;
  created_at: string;
  file_url: string;
  thumbnail_url: string;
}

export interface PersonaText {
  firstname: string;
  lastname: string;
  gender: string;
  bio_facebook: string;
  bio_instagram: string;
  bio_x: string;
  bio_tiktok: string;
  age: number;
  ethnicity: string | null;
  job_title: string | null;
  workplace: string | null;
  edu_establishment: string | null;
  edu_study: string | null;
  current_city: string | null;
  current_state: string | null;
  prev_city: string | null;
  prev_state: string | null;
  about: string | null;
}

export interface Persona extends PersonaText {
  id: string;
  dataset_id: string;
  position: number;
  attempt: number;
  status: 'written' | 'completed' | 'failed';
  review: ReviewState;
  reviewed_at: string | null;
  reviewed_by: string | null;
  review_reason: string | null;
  verdict: Outcome | null;
  picture_prompt: string | null;
  failure: { code: string | null; message: string } | null;
  pictures_passed: number;
  pictures_wanted: number;
  cost_usd: number | null;
  created_at: string;
  completed_at: string | null;
  base_image: Picture | null;
  images: Picture[];
  grids?: Picture[];
}

export interface Provenance {
  verdict: 'holds' | 'changed' | 'invalid' | 'unsigned' | 'unmarked';
  /** Whether the marks say that it is synthetic. */
  synthetic: boolean;
  /** Whether the stored bytes are those that were stored. */
  unchanged: boolean;
  xmp: { digital_source: string; system?: string } | null;
  manifest: { state: string; problems: string[]; generator: string | null } | null;
  signer: { kind: 'trusted' | 'development' | 'unknown'; name: string; issuer: string } | null;
}

export interface PaidCall {
  id: string;
  stage: string;
  purpose: string;
  attempt: number;
  repeat_of: string | null;
  provider: string;
  model: string | null;
  status: string;
  usd: number | null;
  usd_expected: number | null;
  failure: { code: string; message: string } | null;
  request_id: string | null;
  persona_id: string | null;
  intended_at: string;
  sent_at: string | null;
  ended_at: string | null;
}

export interface GroupCount {
  group: string;
  count: number;
}

export interface RefusedGroup {
  group: string;
  people?: number;
  refused_calls: number;
  lost: number;
}

export interface Statistics {
  people_over_time: { at: string; completed: number; failed: number }[];
  pictures_over_time: { at: string; pictures: number }[];
  cost_over_time: { at: string; usd: number }[];
  failures: { code: string; count: number }[];
  refusals: { by_gender: RefusedGroup[]; by_age: RefusedGroup[]; by_ethnicity: RefusedGroup[] };
  groups: { gender: GroupCount[]; age: GroupCount[]; ethnicity: GroupCount[] };
  verdicts: { outcome: Outcome; count: number }[];
  review: { approved: number; rejected: number; pending: number };
  rate_limit: {
    provider: string;
    line: string;
    per_minute: number | null;
    used_last_minute: number;
    waiting_until: string | null;
  }[];
}

export interface Settings {
  instructions: Record<Platform, string>;
  base_prompt: string;
  default_images: number;
  default_quality: Quality;
  default_language: string;
  max_cost_per_dataset: number | null;
  images_per_minute: number | null;
  alert_cost_usd: number | null;
  alert_failure_rate: number | null;
}

export interface Provider {
  name: string;
  kind: string;
  configured: boolean;
  model: string | null;
  health: 'ok' | 'failing' | 'unchecked';
  message: string | null;
  hint: string | null;
  checked_at: string | null;
  shutdown_date: string | null;
}

export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  permissions: Permission[];
}

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  disabled: boolean;
  created_at: string;
}

export interface Key {
  id: string;
  name: string;
  scopes: Permission[];
  created_at: string;
  expires_at: string | null;
  last_used_at?: string | null;
}
