import type { PersonaText } from '../../../src/domain/persona.ts';
import type { Rectangle } from '../../../src/domain/picture.ts';
import type { Outcome } from '../../../src/domain/verdict.ts';

export type ReviewState = 'pending' | 'approved' | 'rejected';

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
  verdict: { outcome: Outcome; reasons: { code: string; words: string }[] } | null;
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
  failure: { code: string; message: string } | null;
  pictures_passed: number;
  pictures_wanted: number;
  cost_usd: number | null;
  created_at: string;
  completed_at: string | null;
  base_image: Picture | null;
  images: Picture[];
  grids: Picture[];
}

export interface Dataset {
  id: string;
  description: string;
  language: string;
  status: string;
  requested: number;
  completed: number;
  failed: number;
  pictures: number;
  images_per_person: number;
  require_passed: boolean;
  people_short: number | null;
  seed: string;
  quality: string;
  persona_provider: string;
  picture_provider: string;
  persona_model: string | null;
  picture_model: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  paused: { code: string; message: string; hint?: string } | null;
  cost: { usd: number | null; calls: number; repeats: number; unknown: number; unpriced: number };
  gaps: { position: number; reason: string }[];
}
