import type { Rectangle } from '../domain/picture.ts';

/** Decoded pixels, upright: 8-bit RGB interleaved, row after row. */
export interface RgbPixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/** A face that was found, and who it is. */
export interface Face {
  /** In pixels of the picture that was given, from the brow to the chin; may reach beyond its edges. */
  box: Rectangle;
  /** From 0 to 1: how sure the detector is that this is a face. */
  score: number;
  /** Where the face lies among all faces. Comparable only with embeddings of the same model. */
  embedding: readonly number[];
}

/** Finds faces and says whether two are the same person's. Computes beside the event loop. */
export interface FaceVerifier {
  /** Names the model, and how pictures are prepared for it: embeddings of another name are not comparable. */
  readonly model: string;
  /** Every face, the largest first. The same pixels always give the same answer. */
  faces(pixels: RgbPixels): Promise<Face[]>;
  /** How alike two faces are: 1 for the same picture, 0 for people who share nothing. Symmetric. */
  compare(one: readonly number[], other: readonly number[]): number;
  close(): Promise<void>;
}
