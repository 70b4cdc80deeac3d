import type { DatasetStatus, PersonaProvider, PictureProvider } from './dataset.ts';
import type { PersonaText } from './persona.ts';
import type { PictureKind, Quality, StoredPicture } from './picture.ts';
import type { Verdict } from './verdict.ts';

/** A stored picture with an address under which it can be read now. */
export interface PictureView extends Omit<StoredPicture, 'perceptualHash'> {
  id: string;
  kind: PictureKind;
  /** From 0, among the person's pictures of this kind. */
  index: number;
  /** `file:` for a local store, `http(s):` for others. */
  url: string;
  /** When `url` stops to work; left out where it does not. */
  expiresAt?: Date;
  /** What the checks found; null where the picture was not checked. */
  verdict: Verdict | null;
}

/** A completed person, as exports and the gallery show them. */
export interface PersonaView extends PersonaText {
  id: string;
  /** From 0, the person's place in the dataset. */
  position: number;
  picture_prompt: string | null;
  base_image: PictureView | null;
  /** The photos cut from the grids, in the order in which they were made, at most as many as were asked for. */
  images: PictureView[];
  /** How many of the person's photos passed their checks; drawings count. An export may leave the others out. */
  pictures_passed: number;
  /** How many were asked for. */
  pictures_wanted: number;
}

export interface CostView {
  /** USD; null while no price is known. */
  usd: number | null;
  /** Paid calls that were sent. */
  calls: number;
  /** Calls that repeat one of unknown outcome. */
  repeats: number;
  /** Calls of unknown outcome; they count as spent. */
  unknown: number;
  /** Calls whose price is not known: `usd` does not cover them. */
  unpriced: number;
}

/** A place in a dataset that stays empty. */
export interface GapView {
  /** From 0. */
  position: number;
  reason: string;
}

/** Why a dataset waits, and what unblocks it. */
export interface PauseView {
  code: string;
  message: string;
  hint?: string | undefined;
}

/** The facts of a dataset. Field names are the wire format; moments are ISO 8601 in UTC. */
export interface DatasetView {
  id: string;
  description: string;
  /** English name of the language of the biographies. */
  language: string;
  status: DatasetStatus;
  /** People asked for. */
  requested: number;
  completed: number;
  failed: number;
  /** Pictures of completed people, base pictures included. */
  pictures: number;
  images_per_person: number;
  /** Whether every person was to have that many pictures that passed. */
  require_passed: boolean;
  /** Completed people who have fewer than that; null where it was not required. */
  people_short: number | null;
  seed: string;
  quality: Quality;
  /** USD that the dataset may cost; null where nothing was said. */
  max_cost: number | null;
  persona_provider: PersonaProvider;
  picture_provider: PictureProvider;
  persona_model: string | null;
  picture_model: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  paused: PauseView | null;
  cost: CostView;
  gaps: GapView[];
}

/** Everything that an export reads, one person at a time. */
export interface DatasetSource {
  dataset: DatasetView;
  /** By position. Read anew on every call. */
  personas(): AsyncIterable<PersonaView>;
  /** @throws AvatarError `storage`; `not_here` when there is no such object */
  readObject(key: string): Promise<Uint8Array>;
}
