import type { PictureProvider } from '../domain/dataset.ts';
import type { Quality } from '../domain/picture.ts';
import type { CallContext, ImageAnswer } from './answers.ts';

/**
 * Who is in the picture, for a provider that draws by itself. A vendor's model is told by the prompt alone
 * and is never sent any of this.
 */
export interface Subject {
  /** The same seed gives the same character. */
  seed: string;
  gender: string;
  age: number;
  ethnicity: string | null;
}

export interface GenerateImageRequest {
  prompt: string;
  quality: Quality;
  subject: Subject;
}

export interface ReferencePicture {
  bytes: Uint8Array;
  mediaType: string;
  /** The name that goes into the upload, for example `base.png`. */
  fileName: string;
}

export interface EditImageRequest extends GenerateImageRequest {
  reference: ReferencePicture;
  /** Which grid of this person, from 0: another number shows other scenes. */
  gridIndex: number;
}

/** Stages 3 and 4, pictures. */
export interface ImageModel {
  readonly provider: PictureProvider;
  readonly model: string;
  /**
   * Text to image: one picture. Makes exactly one attempt.
   * @throws CallError
   */
  generate(request: GenerateImageRequest, call: CallContext): Promise<ImageAnswer>;
  /**
   * Image to image: one 2×2 grid of the person in the reference. Makes exactly one attempt.
   * @throws CallError
   */
  edit(request: EditImageRequest, call: CallContext): Promise<ImageAnswer>;
  /** Ends idle connections. Left out by what has none. */
  close?(): Promise<void>;
}
