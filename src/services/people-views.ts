import type { CallCost } from '../database/people-queries.ts';
import { type Persona, type Picture, textOf } from '../database/personas.ts';
import type { PersonaText } from '../domain/persona.ts';
import { CELLS_PER_GRID, type PictureKind, type Rectangle } from '../domain/picture.ts';
import type { ReviewState } from '../domain/review.ts';
import type { Outcome, Verdict } from '../domain/verdict.ts';

/** A picture as it is looked at and reviewed. Field names are the wire format; URLs are paths of the API. */
export interface PictureItem {
  id: string;
  persona_id: string;
  dataset_id: string;
  kind: PictureKind;
  index: number;
  width: number;
  height: number;
  bytes: number;
  media_type: string;
  sha256: string;
  verdict: Verdict | null;
  review: ReviewState;
  reviewed_at: string | null;
  reviewed_by: string | null;
  review_reason: string | null;
  similarity: number | null;
  rectangle: Rectangle | null;
  grid_id: string | null;
  call_id: string | null;
  cost_usd: number | null;
  created_at: string;
  replaced_at: string | null;
  file_url: string;
  thumbnail_url: string;
}

/** A person as they are looked at and reviewed. */
export interface PersonItem extends PersonaText {
  id: string;
  dataset_id: string;
  position: number;
  attempt: number;
  status: Persona['status'];
  review: ReviewState;
  reviewed_at: string | null;
  reviewed_by: string | null;
  review_reason: string | null;
  /** The worst outcome of their pictures. */
  verdict: Outcome | null;
  picture_prompt: string | null;
  failure: { code: string | null; message: string } | null;
  pictures_passed: number;
  pictures_wanted: number;
  cost_usd: number | null;
  created_at: string;
  completed_at: string | null;
  base_image: PictureItem | null;
  images: PictureItem[];
  grids?: PictureItem[];
}

/** What stands beside pictures in other tables. */
export interface PictureContext {
  /** USD of calls by id. */
  costs: ReadonlyMap<string, number | null>;
  /** Ids of grids by the call that each came with. */
  grids: ReadonlyMap<string, string>;
}

export function pictureItem(picture: Picture, { costs, grids }: PictureContext): PictureItem {
  const { callId, kind } = picture;
  const callUsd = callId === null ? null : (costs.get(callId) ?? null);
  const address = `/api/v1/pictures/${picture.id}`;
  // The bytes behind these addresses never change, so that they can be kept for good.
  const version = picture.sha256.slice(0, 16);
  return {
    id: picture.id,
    persona_id: picture.personaId,
    dataset_id: picture.datasetId,
    kind,
    index: picture.index,
    width: picture.width,
    height: picture.height,
    bytes: picture.bytes,
    media_type: picture.mediaType,
    sha256: picture.sha256,
    verdict: picture.verdict,
    ...reviewOf(picture),
    similarity: picture.verdict?.similarity ?? null,
    rectangle: picture.rectangle,
    grid_id: kind === 'cell' && callId !== null ? (grids.get(callId) ?? null) : null,
    call_id: callId,
    cost_usd: callUsd !== null && kind === 'cell' ? callUsd / CELLS_PER_GRID : callUsd,
    created_at: picture.createdAt.toISOString(),
    replaced_at: picture.replacedAt?.toISOString() ?? null,
    file_url: `${address}/file?v=${version}`,
    thumbnail_url: `${address}/thumbnail?v=${version}`,
  };
}

interface PersonFacts {
  /** Of this person, by kind and index. */
  pictures: readonly Picture[];
  costs: readonly CallCost[];
  wanted: number;
  withGrids: boolean;
}

export function personItem(
  persona: Persona,
  { pictures, costs, wanted, withGrids }: PersonFacts,
): PersonItem {
  const grids = pictures.filter(({ kind }) => kind === 'grid');
  const context: PictureContext = {
    costs: new Map(costs.map(({ id, usd }) => [id, usd])),
    grids: new Map(grids.flatMap(({ id, callId }) => (callId === null ? [] : [[callId, id] as const]))),
  };
  const items = (kind: PictureKind) =>
    pictures.filter((picture) => picture.kind === kind).map((picture) => pictureItem(picture, context));
  return {
    id: persona.id,
    dataset_id: persona.datasetId,
    position: persona.position,
    attempt: persona.attempt,
    status: persona.status,
    ...reviewOf(persona),
    verdict: persona.verdict,
    ...textOf(persona),
    picture_prompt: persona.picturePrompt,
    failure: persona.failure === null ? null : { code: persona.failureCode, message: persona.failure },
    pictures_passed: persona.picturesPassed,
    pictures_wanted: wanted,
    cost_usd: costs.some(({ usd }) => usd === null)
      ? null
      : costs.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
    created_at: persona.createdAt.toISOString(),
    completed_at: persona.completedAt?.toISOString() ?? null,
    base_image: items('base')[0] ?? null,
    images: items('cell'),
    ...(withGrids ? { grids: items('grid') } : {}),
  };
}

const reviewOf = (row: Pick<Persona, 'review' | 'reviewedAt' | 'reviewedBy' | 'reviewReason'>) => ({
  review: row.review,
  reviewed_at: row.reviewedAt?.toISOString() ?? null,
  reviewed_by: row.reviewedBy,
  review_reason: row.reviewReason,
});
