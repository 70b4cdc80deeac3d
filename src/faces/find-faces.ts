import type { Face, RgbPixels } from '../ports/face-verifier.ts';
import { type Detection, type Detector, DETECTOR_SIDE, loadDetector } from './detector.ts';
import { loadRecogniser, RECOGNISER_SIDE, type Recogniser } from './recogniser.ts';
import { fit, mirrored, type Point, sampleSquare, type Similarity } from './similarity.ts';
import { startTensors } from './tensors.ts';

/**
 * Detections with a lower score are no faces. The second look, at a detection alone, scores real faces as high as
 * the first, and takes a chance likeness apart.
 */
const LEAST_SCORE = 0.5;
/** More faces than this in one picture are a crowd: nobody needs to know who each of them is. */
const MOST_FACES = 6;
/**
 * How much of the detector's square the picture's longer side fills. A face that fills the frame is found in a
 * picture with room around it, a small one is not: the second look is for what the first did not find.
 */
const LOOKS = [1, 0.6];
/** The second look is at the face with this much around it, upright: points become more exact. */
const AROUND_FACE = 1.8;
/** Where dlib's own alignment puts the eyes, as a part of the square's side. */
const EYES: [Point, Point] = [
  [0.3182 * RECOGNISER_SIDE, 0.3143 * RECOGNISER_SIDE],
  [0.6685 * RECOGNISER_SIDE, 0.3143 * RECOGNISER_SIDE],
];

export type FaceFinder = (pixels: RgbPixels) => Face[];

/** Loads both models. Nothing is kept from one picture to the next. */
export async function loadFaceFinder(): Promise<FaceFinder> {
  await startTensors();
  const [detect, recognise] = await Promise.all([loadDetector(), loadRecogniser()]);
  return (pixels) =>
    detections(pixels, detect)
      .slice(0, MOST_FACES)
      .map((detection) => ({
        box: boxOf(detection),
        score: detection.score,
        embedding: embed(pixels, detection, recognise),
      }));
}

function detections(pixels: RgbPixels, detect: Detector): Detection[] {
  for (const part of LOOKS) {
    const found = detect(pixels, wholePicture(pixels, part), LEAST_SCORE);
    const sure = found.flatMap((detection) => lookAgain(pixels, detection, detect) ?? []);
    if (sure.length > 0) return sure.toSorted((one, other) => other.size - one.size);
  }
  return [];
}

/** The picture in the middle of the square. */
function wholePicture({ width, height }: RgbPixels, part: number): Similarity {
  const scale = Math.max(width, height) / part / DETECTOR_SIDE;
  const start = (size: number) => (size - scale * DETECTOR_SIDE) / 2 + scale / 2 - 0.5;
  return { a: scale, b: 0, left: start(width), top: start(height) };
}

/** The same face, seen alone and upright; `undefined` when it is none after all. */
function lookAgain(pixels: RgbPixels, first: Detection, detect: Detector): Detection | undefined {
  const { rightEye, leftEye, centre, size } = first;
  const angle = Math.atan2(leftEye[1] - rightEye[1], leftEye[0] - rightEye[0]);
  const scale = (size * AROUND_FACE) / DETECTOR_SIDE;
  const [a, b] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const half = DETECTOR_SIDE / 2;
  const toPicture = { a, b, left: centre[0] - a * half + b * half, top: centre[1] - b * half - a * half };
  const near = (one: Detection) => Math.hypot(one.centre[0] - centre[0], one.centre[1] - centre[1]);
  const again = detect(pixels, toPicture, LEAST_SCORE).filter((one) => near(one) < size / 2);
  return again.toSorted((one, other) => near(one) - near(other))[0];
}

/** Mean of the face and its mirror image, so that neither side of a face counts for more. */
function embed(pixels: RgbPixels, { rightEye, leftEye }: Detection, recognise: Recogniser): number[] {
  const square = sampleSquare(pixels, RECOGNISER_SIDE, fit(EYES, [rightEye, leftEye]), 2);
  const [one = [], other = []] = recognise([square, mirrored(square, RECOGNISER_SIDE)]);
  return one.map((value, index) => (value + (other[index] ?? 0)) / 2);
}

function boxOf({ centre, size }: Detection): Face['box'] {
  const side = Math.round(size);
  return {
    left: Math.round(centre[0] - size / 2),
    top: Math.round(centre[1] - size / 2),
    width: side,
    height: side,
  };
}
