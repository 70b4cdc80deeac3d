import type { CallCost, ListedPersona, PictureSummary } from '../database/people-queries.ts';
import { type Persona, type Picture, textOf } from '../database/personas.ts';
import type { PersonaText } from '../domain/persona.ts';
import { CELLS_PER_GRID, type PictureKind, type Rectangle } from '../domain/picture.ts';
import type { ReviewState } from '../domain/review.ts';
import type { Outcome, Verdict } from '../domain/verdict.ts';

/** A picture in a list of people. Field names are the wire format; URLs are paths of the API. */
export interface PictureSummaryItem {
  id: string;
  kind: PictureKind;
  index: number;
  width: number;
  height: number;
  sha256: string;
  verdict: Pick<Verdict, 'outcome' | 'reasons'> | null;
  review: ReviewState;
  similarity: number | null;
  file_url: string;
  thumbnail_url: string;
}

/** A picture as it is looked at and reviewed. */
export interface PictureItem extends PictureSummaryItem {
  persona_id: string;
  dataset_id: string;
  bytes: number;
  media_type: string;
  verdict: Verdict | null;
  reviewed_at: string | null;
  reviewed_by: string | null;
  review_reason: string | null;
  rectangle: Rectangle | null;
  grid_id: string | null;
  call_id: string | null;
  cost_usd: number | null;
  created_at: string;
  replaced_at: string | null;
}

/** A person, apart from the pictures. */
interface PersonFields extends PersonaText {
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
  failure: { code: string | null; message: string } | null;
  pictures_passed: number;
  pictures_wanted: number;
  cost_usd: number | null;
  created_at: string;
  completed_at: string | null;
}

/** A person in a list. */
export interface PersonItem extends PersonFields {
  base_image: PictureSummaryItem | null;
  images: PictureSummaryItem[];
}

/** A person alone, with everything about them. */
export interface PersonDetailItem extends PersonFields {
  picture_prompt: string | null;
  base_image: PictureItem | null;
  images: PictureItem[];
  /** That the photos were cut from. */
  grids: PictureItem[];
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
  return {
    ...pictureSummaryItem(picture),
    persona_id: picture.personaId,
    dataset_id: picture.datasetId,
    bytes: picture.bytes,
    media_type: picture.mediaType,
    verdict: picture.verdict,
    ...reviewOf(picture),
    rectangle: picture.rectangle,
    grid_id: kind === 'cell' && callId !== null ? (grids.get(callId) ?? null) : null,
    call_id: callId,
    cost_usd: callUsd !== null && kind === 'cell' ? callUsd / CELLS_PER_GRID : callUsd,
    created_at: picture.createdAt.toISOString(),
    replaced_at: picture.replacedAt?.toISOString() ?? null,
  };
}

function pictureSummaryItem(picture: PictureSummary): PictureSummaryItem {
  const { id, kind, index, width, height, sha256, verdict, review } = picture;
  const address = `/api/v1/pictures/${id}`;
  // The bytes behind these addresses never change, so that they can be kept for good.
  const version = sha256.slice(0, 16);
  return {
    id,
    kind,
    index,
    width,
    height,
    sha256,
    verdict: verdict && { outcome: verdict.outcome, reasons: verdict.reasons },
    review,
    similarity: verdict?.similarity ?? null,
    file_url: `${address}/file?v=${version}`,
    thumbnail_url: `${address}/thumbnail?v=${version}`,
  };
}

interface PersonFacts<Shown> {
  /** Of this person, by kind and index. */
  pictures: readonly Shown[];
  costs: readonly CallCost[];
  wanted: number;
}

export function personItem(persona: ListedPersona, facts: PersonFacts<PictureSummary>): PersonItem {
  const items = facts.pictures.map(pictureSummaryItem);
  return {
    ...personFields(persona, facts),
    base_image: items.find(({ kind }) => kind === 'base') ?? null,
    images: items.filter(({ kind }) => kind === 'cell'),
  };
}

export function personDetailItem(persona: Persona, facts: PersonFacts<Picture>): PersonDetailItem {
  const { pictures, costs } = facts;
  const grids = pictures.filter(({ kind }) => kind === 'grid');
  const context: PictureContext = {
    costs: new Map(costs.map(({ id, usd }) => [id, usd])),
    grids: new Map(grids.flatMap(({ id, callId }) => (callId === null ? [] : [[callId, id] as const]))),
  };
  const items = pictures.map((picture) => pictureItem(picture, context));
  return {
    ...personFields(persona, facts),
    picture_prompt: persona.picturePrompt,
    base_image: items.find(({ kind }) => kind === 'base') ?? null,
    images: items.filter(({ kind }) => kind === 'cell'),
    grids: items.filter(({ kind }) => kind === 'grid'),
  };
}

function personFields(
  persona: ListedPersona,
  { costs, wanted }: Pick<PersonFacts<unknown>, 'costs' | 'wanted'>,
): PersonFields {
  return {
    id: persona.id,
    dataset_id: persona.datasetId,
    position: persona.position,
    attempt: persona.attempt,
    status: persona.status,
    ...reviewOf(persona),
    verdict: persona.verdict,
    ...textOf(persona),
    failure: persona.failure === null ? null : { code: persona.failureCode, message: persona.failure },
    pictures_passed: persona.picturesPassed,
    pictures_wanted: wanted,
    cost_usd: costs.some(({ usd }) => usd === null)
      ? null
      : costs.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
    created_at: persona.createdAt.toISOString(),
    completed_at: persona.completedAt?.toISOString() ?? null,
  };
}

const reviewOf = (row: Pick<Persona, 'review' | 'reviewedAt' | 'reviewedBy' | 'reviewReason'>) => ({
  review: row.review,
  reviewed_at: row.reviewedAt?.toISOString() ?? null,
  reviewed_by: row.reviewedBy,
  review_reason: row.reviewReason,
});
