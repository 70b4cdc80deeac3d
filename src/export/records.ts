import type { DatasetView, PersonaView, PictureView } from '../domain/dataset-view.ts';
import type { ReviewState } from '../domain/review.ts';
import type { Outcome, ReasonCode } from '../domain/verdict.ts';
import { PERSONA_FIELDS, type PersonaText } from '../domain/persona.ts';

/** One picture on the wire. */
export interface PictureRecord {
  /** `file:`, `http(s):`, or a path relative to the file that holds the record. */
  url: string;
  sha256: string;
  width: number;
  height: number;
  bytes: number;
  media_type: string;
  /** Key in the object store: a URL can be made from it again when `url` has expired. */
  key: string;
  /** ISO 8601; null where `url` does not expire. */
  expires_at: string | null;
  /** What the checks found; null where the picture was not checked. */
  verdict: Outcome | null;
  /** Why the verdict is not `passed`. */
  reasons: ReasonCode[];
  /** Of its face with the base picture's, 0 to 1; null where there was nothing to compare. */
  similarity: number | null;
  /** What people decided about it. */
  review: ReviewState;
}

/** One person on the wire. */
export interface PersonaRecord extends PersonaText {
  synthetic: true;
  id: string;
  position: number;
  /** What people decided about the person. */
  review: ReviewState;
  /** ISO 8601; null where nobody decided. */
  reviewed_at: string | null;
  review_reason: string | null;
  picture_prompt: string | null;
  base_image: PictureRecord | null;
  images: PictureRecord[];
  /** How many photos passed their checks, those included that this export leaves out; drawings count. */
  pictures_passed: number;
  /** How many were asked for. */
  pictures_wanted: number;
}

/** Where a picture is found from the export: its own URL, or the path of a copy. */
export type Address = (picture: PictureView) => { url: string; expiresAt?: Date | undefined };

export const ownUrl: Address = ({ url, expiresAt }) => ({ url, expiresAt });

export function datasetRecord(dataset: DatasetView): DatasetView & { synthetic: true } {
  return { ...dataset, synthetic: true };
}

export function personaRecord(persona: PersonaView, address: Address = ownUrl): PersonaRecord {
  const text = Object.fromEntries(PERSONA_FIELDS.map((field) => [field, persona[field]]));
  return {
    id: persona.id,
    position: persona.position,
    synthetic: true,
    ...(text as PersonaText),
    review: persona.review,
    reviewed_at: persona.reviewed_at,
    review_reason: persona.review_reason,
    picture_prompt: persona.picture_prompt,
    base_image: persona.base_image && pictureRecord(persona.base_image, address),
    images: persona.images.map((image) => pictureRecord(image, address)),
    pictures_passed: persona.pictures_passed,
    pictures_wanted: persona.pictures_wanted,
  };
}

function pictureRecord(picture: PictureView, address: Address): PictureRecord {
  const { url, expiresAt } = address(picture);
  return {
    url,
    sha256: picture.sha256,
    width: picture.width,
    height: picture.height,
    bytes: picture.bytes,
    media_type: picture.mediaType,
    key: picture.key,
    expires_at: expiresAt?.toISOString() ?? null,
    verdict: picture.verdict?.outcome ?? null,
    reasons: picture.verdict?.reasons.map(({ code }) => code) ?? [],
    similarity: picture.verdict?.similarity ?? null,
    review: picture.review,
  };
}

/** All pictures of a record, base picture first. */
export function picturesOf(record: PersonaRecord): PictureRecord[] {
  return record.base_image ? [record.base_image, ...record.images] : record.images;
}

/** The first moment at which one of the URLs stops to work, in ISO 8601; null when none does. */
export function earliest(moments: Iterable<string | null>): string | null {
  let first: string | null = null;
  for (const moment of moments) if (moment !== null && (first === null || moment < first)) first = moment;
  return first;
}
