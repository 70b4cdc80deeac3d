import { FACE_LIMITS, PICTURE_LIMITS } from './verdict-limits.ts';

export const OUTCOMES = ['passed', 'failed', 'could-not-tell', 'not-a-photo'] as const;
/** `not-a-photo`: a drawing, about which the checks of photos say nothing; neutral, never a pass. */
export type Outcome = (typeof OUTCOMES)[number];

export type ReasonCode =
  | 'unreadable'
  | 'too-small'
  | 'blank'
  | 'blurred'
  | 'strip-at-edge'
  | 'no-face'
  | 'several-faces'
  | 'other-person'
  | 'unsure-person'
  | 'small-face'
  | 'no-reference'
  | 'check-failed'
  | 'uncertain-cut'
  | 'drawn';

export interface Reason {
  code: ReasonCode;
  /** A sentence for people. */
  words: string;
}

/** What the pixels say, before anybody looks for faces. */
export interface PictureMeasures {
  /** Pixels, as shown. */
  width: number;
  height: number;
  /** Standard deviation of the brightness, 0 to 127. */
  contrast: number;
  /** Variance of the Laplacian of the brightness, the longer side brought to 512 pixels. */
  sharpness: number;
  /** Part of the pixels that have exactly the colour of the pixel beside them, 0 to 1: drawings have plain areas. */
  flatness: number;
  /** Part of the straightest line close to an edge, 0 to 1, along which the picture changes abruptly. */
  edgeLine: number;
}

/** What is remembered of a face: its size as part of the picture's longer side, and the detector's score. */
export interface FaceMeasures {
  size: number;
  score: number;
}

export interface Verdict {
  outcome: Outcome;
  /** Why it is not `passed`; empty where it is. */
  reasons: Reason[];
  measures: PictureMeasures | null;
  /** The largest first; null where nobody looked. */
  faces: FaceMeasures[] | null;
  /** With the base picture's face, 0 to 1; null where there was nothing to compare. */
  similarity: number | null;
}

/** Whether a picture counts where only those that passed are wanted: drawings are neither counted out. */
export const isAcceptable = (outcome: Outcome): boolean => outcome === 'passed' || outcome === 'not-a-photo';

/** Whether the picture could not be checked at all, for reasons that are not in it: another one would fare no better. */
export const isUncheckable = ({ reasons }: Verdict): boolean =>
  reasons.some(({ code }) => code === 'check-failed' || code === 'no-reference');

/** Faults of a base picture for which no grid is paid: it would show the wrong person, two, or nobody. */
const USELESS_AS_BASE: ReadonlySet<ReasonCode> = new Set([
  'unreadable',
  'too-small',
  'blank',
  'no-face',
  'several-faces',
]);

/** Why a base picture cannot be used, in words; empty where it can, or where nobody can tell. */
export function faultsAsBase({ outcome, reasons }: Verdict): string[] {
  if (outcome !== 'failed') return [];
  return reasons.filter(({ code }) => USELESS_AS_BASE.has(code)).map(({ words }) => words);
}

/** What one picture is judged by. */
export interface Evidence {
  measures: PictureMeasures;
  /** The largest first; undefined where the check itself failed. */
  faces: readonly FaceMeasures[] | undefined;
  /**
   * `base`: there is nothing to compare with. `missing`: the base picture shows no usable face. A number is the
   * similarity with the base picture's face.
   */
  likeness: 'base' | 'missing' | number;
}

/** The verdict on one picture. Pure: the same evidence always gives the same verdict. */
export function judge({ measures, faces, likeness }: Evidence): Verdict {
  const similarity = typeof likeness === 'number' ? likeness : null;
  const verdict = (outcome: Outcome, reasons: Reason[]): Verdict => ({
    outcome,
    reasons,
    measures,
    faces: faces ? [...faces] : null,
    similarity,
  });
  if (looksDrawn(measures)) return verdict('not-a-photo', [reason('drawn')]);
  const wrong = [...pictureFaults(measures), ...(faces ? faceFaults(faces) : [])];
  if (similarity !== null && similarity <= FACE_LIMITS.differentPerson) wrong.push(reason('other-person'));
  if (wrong.length > 0) return verdict('failed', wrong);
  const unsure = faces ? doubts(measures, faces, likeness) : [reason('check-failed')];
  return unsure.length > 0 ? verdict('could-not-tell', unsure) : verdict('passed', []);
}

/** A picture that is known to be drawn; nobody looked at it. */
export function drawnVerdict(): Verdict {
  return {
    outcome: 'not-a-photo',
    reasons: [reason('drawn')],
    measures: null,
    faces: null,
    similarity: null,
  };
}

/**
 * The verdict on a photo whose grid may have been cut in the wrong places: whatever it shows, somebody should look.
 * What was found stays beside it.
 */
export function afterUncertainCut(verdict: Verdict): Verdict {
  return {
    ...verdict,
    outcome: 'could-not-tell',
    reasons: [reason('uncertain-cut'), ...verdict.reasons],
  };
}

/** A picture that cannot be opened. */
export function unreadableVerdict(words: string): Verdict {
  return {
    outcome: 'failed',
    reasons: [{ code: 'unreadable', words }],
    measures: null,
    faces: null,
    similarity: null,
  };
}

/** Whether the pixels are those of a drawing: large plain areas, which no camera and no image model makes. */
export function looksDrawn({ flatness, contrast }: PictureMeasures): boolean {
  return flatness >= PICTURE_LIMITS.drawnFlatness && contrast >= PICTURE_LIMITS.leastContrast;
}

/** Faces that are in the picture on purpose: a much smaller one is somebody in the background. */
export function mainFaces(faces: readonly FaceMeasures[]): number {
  const largest = faces[0]?.size ?? 0;
  return faces.filter(({ size }) => size >= FACE_LIMITS.mainFace * largest).length;
}

function pictureFaults({ width, height, contrast, sharpness, edgeLine }: PictureMeasures): Reason[] {
  if (Math.min(width, height) < PICTURE_LIMITS.leastSide) return [reason('too-small')];
  if (contrast < PICTURE_LIMITS.leastContrast) return [reason('blank')];
  const faults: Reason[] = [];
  if (sharpness < PICTURE_LIMITS.leastSharpness) faults.push(reason('blurred'));
  if (edgeLine >= PICTURE_LIMITS.edgeLine) faults.push(reason('strip-at-edge'));
  return faults;
}

function faceFaults(faces: readonly FaceMeasures[]): Reason[] {
  const main = mainFaces(faces);
  if (main === 1) return [];
  return [reason(main === 0 ? 'no-face' : 'several-faces')];
}

function doubts(
  { width, height }: PictureMeasures,
  faces: readonly FaceMeasures[],
  likeness: Evidence['likeness'],
): Reason[] {
  if (likeness === 'missing') return [reason('no-reference')];
  if ((faces[0]?.size ?? 0) * Math.max(width, height) < FACE_LIMITS.leastPixels)
    return [reason('small-face')];
  return likeness === 'base' || likeness >= FACE_LIMITS.samePerson ? [] : [reason('unsure-person')];
}

const WORDS: Record<ReasonCode, string> = {
  unreadable: 'The file cannot be read.',
  'too-small': 'The picture is too small.',
  blank: 'The picture is blank.',
  blurred: 'The picture is too blurred.',
  'strip-at-edge': 'A strip of something else runs along an edge.',
  'no-face': 'No face was found.',
  'several-faces': 'Several people are in the foreground.',
  'other-person': 'It shows another person than the base picture.',
  'unsure-person': 'It may show the person of the base picture or another one.',
  'small-face': 'The face is too small to be recognised.',
  'no-reference': 'The base picture shows no face to compare with.',
  'check-failed': 'The check for faces could not run.',
  'uncertain-cut': 'Where this photo ends in its grid is uncertain.',
  drawn: 'It is a drawing.',
};

const reason = (code: ReasonCode): Reason => ({ code, words: WORDS[code] });
