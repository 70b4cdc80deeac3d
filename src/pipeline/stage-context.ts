import type { Quality } from '../domain/picture.ts';
import type { FaceVerifier } from '../ports/face-verifier.ts';
import type { ImageModel } from '../ports/image-model.ts';
import type { Imaging } from '../ports/imaging.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { ProvenanceWriter } from '../ports/provenance.ts';
import type { PromptWriter } from '../ports/prompt-writer.ts';
import type { Ledger } from './ledger.ts';

/** What the stages of one person need from outside. */
export interface StageDependencies {
  ledger: Ledger;
  store: ObjectStore;
  imaging: Imaging;
  faces: FaceVerifier;
  /** Marks what is made as synthetic. */
  provenance: ProvenanceWriter;
  imageModel: ImageModel;
  promptWriter: PromptWriter;
  logger: Logger;
}

/** For whom the stages run: a person of a dataset, or a person of the caller's own. */
export interface StageContext extends StageDependencies {
  datasetId: string | null;
  personaId: string | null;
  /** Distinguishes this person's paid calls from everybody else's in the ledger. */
  purposePrefix: string;
  /** Where answers and pictures go in the object store; both end in `/`. */
  callsPrefix: string;
  picturesPrefix: string;
  /** Calls of people with a higher priority go first. */
  priority: number;
  quality: Quality;
  /** The template of stage 3. */
  basePrompt: string;
  /** What an offline provider draws from. */
  seed: string;
  /** USD that one picture call is expected to cost; null where unknown. */
  usdExpected: { base: number | null; grid: number | null; prompt: number | null };
}
