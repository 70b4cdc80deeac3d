import { join } from 'node:path';
import { concat, div, squeeze, sub, type Tensor, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import type { RgbPixels } from '../ports/face-verifier.ts';
import { packageFolder, readJson, readWeights } from './model-files.ts';
import { apply, type Point, sampleSquare, scaleOf, type Similarity } from './similarity.ts';

/** What the detector sees of a face, in pixels of the picture. */
export interface Detection {
  score: number;
  centre: Point;
  /** Side of the square around it, from the brow to the chin. */
  size: number;
  /** Of the person: the right eye is on the left of the picture. */
  rightEye: Point;
  leftEye: Point;
}

/** BlazeFace ("back" model): looks at a square of 256 pixels. */
export const DETECTOR_SIDE = 256;
/** Values of one candidate: its score, its box, and six points (two eyes, nose, mouth, two ears). */
const VALUES = 17;
const POINTS_AT = 5;
/** Candidates that overlap more than this are one face. */
const SAME_FACE = 0.3;

export type Detector = (picture: RgbPixels, toPicture: Similarity, leastScore: number) => Detection[];

/** Reads BlazeFace from the package that ships it. */
export async function loadDetector(): Promise<Detector> {
  const folder = join(packageFolder('@vladmandic/human'), 'models');
  const file = (await readJson(join(folder, 'blazeface.json'))) as {
    modelTopology: object;
    signature: object;
    weightsManifest: Parameters<typeof readWeights>[1];
  };
  const { specs, data } = await readWeights(folder, file.weightsManifest);
  const model = await loadGraphModel({
    load: () =>
      Promise.resolve({
        modelTopology: file.modelTopology,
        signature: file.signature,
        weightSpecs: specs,
        weightData: data,
      }),
  });
  return (picture, toPicture, leastScore) => {
    const values = candidateValues(model, sampleSquare(picture, DETECTOR_SIDE, toPicture, 1));
    return together(candidates(values, leastScore)).map((found) => inPicture(found, toPicture));
  };
}

function candidateValues(model: GraphModel, square: Float32Array): Float32Array {
  return tidy(() => {
    const input = sub(div(tensor4d(square, [1, DETECTOR_SIDE, DETECTOR_SIDE, 3]), 127.5), 1);
    const parts = (model.execute(input) as Tensor[]).toSorted((one, other) => one.size - other.size);
    // Scores and boxes of the coarse anchors (384), and those of the fine ones (512).
    const [coarseScores, fineScores, coarseBoxes, fineBoxes] = parts as [Tensor, Tensor, Tensor, Tensor];
    const all = concat([concat([fineScores, fineBoxes], 2), concat([coarseScores, coarseBoxes], 2)], 1);
    return squeeze(all).dataSync() as Float32Array;
  });
}

/** In pixels of the square. */
interface Candidate {
  score: number;
  box: { x: number; y: number; width: number; height: number };
  eyes: [Point, Point];
}

/** Where each candidate is measured from: two for every field of 16 pixels, six for every one of 32. */
const ANCHORS: readonly Point[] = [
  [16, 2],
  [32, 6],
].flatMap(([stride = 1, each = 1]) => {
  const fields = DETECTOR_SIDE / stride;
  return Array.from({ length: fields * fields * each }, (_, index): Point => {
    const field = Math.floor(index / each);
    return [((field % fields) + 0.5) * stride, (Math.floor(field / fields) + 0.5) * stride];
  });
});

function candidates(values: Float32Array, leastScore: number): Candidate[] {
  return ANCHORS.flatMap(([x, y], index) => {
    const value = (offset: number) => values[index * VALUES + offset] ?? 0;
    const score = 1 / (1 + Math.exp(-value(0)));
    if (score < leastScore) return [];
    const point = (which: number): Point => [
      x + value(POINTS_AT + 2 * which),
      y + value(POINTS_AT + 1 + 2 * which),
    ];
    const box = { x: x + value(1), y: y + value(2), width: value(3), height: value(4) };
    return [{ score, box, eyes: [point(0), point(1)] }];
  });
}

/** Candidates of one face become one, each with the weight of its score: steadier than the best of them. */
function together(all: readonly Candidate[]): Candidate[] {
  const faces: Candidate[] = [];
  let left = all.toSorted((one, other) => other.score - one.score);
  for (let best = left[0]; best !== undefined; best = left[0]) {
    const { box } = best;
    const same = left.filter((other) => overlap(box, other.box) > SAME_FACE);
    // The best overlaps itself wholly, unless its box is degenerate.
    left = left.filter((other) => other !== best && !same.includes(other));
    const members = same.length > 0 ? same : [best];
    const total = members.reduce((sum, { score }) => sum + score, 0);
    const mean = (of: (member: Candidate) => number) =>
      members.reduce((sum, member) => sum + (member.score / total) * of(member), 0);
    const eye = (which: 0 | 1): Point => [
      mean(({ eyes }) => eyes[which][0]),
      mean(({ eyes }) => eyes[which][1]),
    ];
    faces.push({
      score: best.score,
      box: {
        x: mean((member) => member.box.x),
        y: mean((member) => member.box.y),
        width: mean((member) => member.box.width),
        height: mean((member) => member.box.height),
      },
      eyes: [eye(0), eye(1)],
    });
  }
  return faces;
}

/** Intersection over union of two boxes that are given by their centres. */
function overlap(one: Candidate['box'], other: Candidate['box']): number {
  const along = (a: number, aSize: number, b: number, bSize: number) =>
    Math.max(0, Math.min(a + aSize / 2, b + bSize / 2) - Math.max(a - aSize / 2, b - bSize / 2));
  const shared =
    along(one.x, one.width, other.x, other.width) * along(one.y, one.height, other.y, other.height);
  return shared / (one.width * one.height + other.width * other.height - shared);
}

function inPicture({ score, box, eyes }: Candidate, toPicture: Similarity): Detection {
  return {
    score,
    centre: apply(toPicture, [box.x, box.y]),
    size: Math.max(box.width, box.height) * scaleOf(toPicture),
    rightEye: apply(toPicture, eyes[0]),
    leftEye: apply(toPicture, eyes[1]),
  };
}
