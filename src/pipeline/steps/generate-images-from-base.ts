import { AvatarError } from '../../domain/errors.ts';
import type { PersonaText } from '../../domain/persona.ts';
import { gridsFor, type StoredPicture } from '../../domain/picture.ts';
import { gridPrompts } from '../../domain/reduced-prompt.ts';
import type { PictureFacts } from '../../ports/imaging.ts';
import { settleAll } from '../settle-all.ts';
import type { StageContext } from '../stage-context.ts';
import { type BaseImage, subjectOf } from './generate-base-image.ts';

/** One answer of stage 4: a picture with several photos in it. */
export interface GridImage extends StoredPicture {
  callId: string;
  /** From 0, among the person's grids; those that were made again follow the others. */
  index: number;
}

/** Which grid is asked for. */
interface GridOrder {
  /** What the ledger knows it by, after the person's own prefix. */
  purpose: string;
  index: number;
  /** From 0: which of the sets it shows. */
  set: number;
  /** How many sets there are. */
  sets: number;
}

export interface ImagesFromBaseInput {
  person: PersonaText;
  /** What {@link generateBaseImage} returned. */
  base: BaseImage;
  /** What `generateImagePrompt` returned. */
  prompt: string;
  /** Pictures wanted, 1 to 16: one grid per four. */
  images: number;
}

/**
 * Stage 4: variations of the base picture, as grids, all asked for at the same time.
 * @throws AvatarError `usage` when `base` is not a picture that this system had made
 * @throws CallError when the vendor refused or failed for good
 */
export async function generateImagesFromBase(
  context: StageContext,
  input: ImagesFromBaseInput,
): Promise<GridImage[]> {
  const reference = await readOwnPicture(context, input.base);
  const total = gridsFor(input.images);
  return settleAll(
    Array.from({ length: total }, (_, index) =>
      generateGrid(context, input, reference, { purpose: `grid:${index}`, index, set: index, sets: total }),
    ),
  );
}

/**
 * One more grid in the place of one whose photos were not good enough.
 * @param again `follows`: the index of the grid that is made again; `attempt`: from 1, counted over all of the
 * person's grids, so that what is made again stays bounded whatever is found wrong in which run
 * @throws as {@link generateImagesFromBase}
 */
export async function generateGridAgain(
  context: StageContext,
  input: ImagesFromBaseInput,
  { follows, attempt }: { follows: number; attempt: number },
): Promise<GridImage> {
  const reference = await readOwnPicture(context, input.base);
  const sets = gridsFor(input.images);
  const order = { purpose: `grid-again:${attempt}`, index: sets + attempt - 1, set: follows, sets };
  return generateGrid(context, input, reference, order);
}

/**
 * One more grid that somebody asked for.
 * @param extra `name`: the same name is paid for once; `index`: among the person's grids; `set`: from 0, which of
 * the person's sets it shows
 * @throws as {@link generateImagesFromBase}
 */
export async function generateExtraGrid(
  context: StageContext,
  input: ImagesFromBaseInput,
  { name, index, set }: { name: string; index: number; set: number },
): Promise<GridImage> {
  const reference = await readOwnPicture(context, input.base);
  const order = { purpose: `grid-extra:${name}`, index, set, sets: gridsFor(input.images) };
  return generateGrid(context, input, reference, order);
}

async function generateGrid(
  context: StageContext,
  input: ImagesFromBaseInput,
  reference: Uint8Array,
  { purpose, index, set, sets }: GridOrder,
): Promise<GridImage> {
  const { imageModel, imaging } = context;
  const { person, base } = input;
  // Several grids of one person share the prompt; without this line they would show the same four scenes.
  const ofSets =
    sets === 1
      ? ''
      : `\n\nThis is set ${set + 1} of ${sets}: places, clothes and light differ from the other sets.`;
  let facts: PictureFacts | undefined;
  const answer = await context.ledger.pay(
    {
      datasetId: context.datasetId,
      personaId: context.personaId,
      stage: 'grid',
      purpose: `${context.purposePrefix}${purpose}`,
      provider: imageModel.provider,
      model: imageModel.model,
      prompts: gridPrompts(input.prompt, person).map((prompt) => prompt + ofSets),
      usdExpected: context.usdExpected.grid,
      keyPrefix: context.callsPrefix,
      line: 'image',
      priority: context.priority,
    },
    (call, prompt) =>
      imageModel.edit(
        {
          prompt,
          quality: context.quality,
          subject: subjectOf(context, person),
          gridIndex: index,
          reference: { bytes: reference, mediaType: base.mediaType, fileName: fileNameOf(base) },
        },
        call,
      ),
    async (bytes) => {
      facts = await imaging.inspect(bytes);
    },
  );
  const { width, height, perceptualHash } = facts ?? (await imaging.inspect(answer.bytes));
  return {
    callId: answer.callId,
    index,
    key: answer.key,
    sha256: answer.sha256,
    width,
    height,
    perceptualHash,
    bytes: answer.bytes.byteLength,
    mediaType: answer.mediaType,
  };
}

/** Reads the reference, once the ledger has said that it is the answer of a call for a base picture. */
async function readOwnPicture(context: StageContext, base: BaseImage): Promise<Uint8Array> {
  const call = await context.ledger.get(base.callId);
  const ours =
    call?.stage === 'base-picture' &&
    call.status === 'succeeded' &&
    call.answerKey === base.key &&
    call.answerSha256 === base.sha256;
  if (!ours) {
    throw new AvatarError('usage', 'The base picture is not one that this system made.', {
      hint: 'Pass what generateBaseImage returned; pictures of your own are never sent to an image model.',
    });
  }
  return context.store.get(base.key);
}

function fileNameOf(base: BaseImage): string {
  return `base.${base.key.split('.').at(-1) ?? 'png'}`;
}
