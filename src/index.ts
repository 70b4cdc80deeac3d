/**
 * The library: the stages as functions, and the whole workflow on one application. Everything that is made
 * with it is synthetic, and image-to-image starts only from a picture that it made itself.
 */
export type { PersonaText } from './domain/persona.ts';
export type { StoredPicture, Rectangle, Quality } from './domain/picture.ts';
export type { DatasetRequest } from './domain/dataset.ts';
export { AvatarError, CallError, isAvatarError, isCallError } from './domain/errors.ts';
export type { Outcome, Verdict } from './domain/verdict.ts';
export type { CutPicture, GridHint, GridLayout } from './ports/imaging.ts';
export { generateBaseImage, type BaseImage } from './pipeline/steps/generate-base-image.ts';
export { generateImagePrompt } from './pipeline/steps/generate-image-prompt.ts';
export {
  generateImagesFromBase,
  type GridImage,
  type ImagesFromBaseInput,
} from './pipeline/steps/generate-images-from-base.ts';
export { splitAndTrimImage, type GridSource } from './pipeline/steps/split-and-trim-image.ts';
export { uploadImagesBatch } from './pipeline/steps/upload-images-batch.ts';
export type { StageContext } from './pipeline/stage-context.ts';
export { openAvatars, type Avatars, type OpenOptions } from './runtime/open-avatars.ts';
