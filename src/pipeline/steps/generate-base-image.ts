import type { PersonaText } from '../../domain/persona.ts';
import type { StoredPicture } from '../../domain/picture.ts';
import { basePrompts } from '../../domain/reduced-prompt.ts';
import type { PictureFacts } from '../../ports/imaging.ts';
import type { Subject } from '../../ports/image-model.ts';
import type { StageContext } from '../stage-context.ts';

/** A picture that this system had made: the only thing that image-to-image may start from. */
export interface BaseImage extends StoredPicture {
  /** The paid call that it came with; the ledger vouches for it. */
  callId: string;
}

/** More than there are positions in any dataset. */
const BASE_FIRST = 1_000_000_000;

/**
 * Stage 3: one selfie of the person, text to image.
 * @throws CallError when the vendor refused or failed for good
 */
export async function generateBaseImage(
  context: StageContext,
  input: { person: PersonaText },
): Promise<BaseImage> {
  const { imageModel, imaging } = context;
  let facts: PictureFacts | undefined;
  const answer = await context.ledger.pay(
    {
      datasetId: context.datasetId,
      personaId: context.personaId,
      stage: 'base-picture',
      purpose: `${context.purposePrefix}base`,
      provider: imageModel.provider,
      model: imageModel.model,
      prompts: basePrompts(context.basePrompt, input.person),
      usdExpected: context.usdExpected.base,
      keyPrefix: context.callsPrefix,
      line: 'image',
      // Before all grids: a grid can only follow its base picture, and a line that runs out of base pictures
      // ends with places that stay empty.
      priority: context.priority + BASE_FIRST,
    },
    (call, prompt) =>
      imageModel.generate(
        { prompt, quality: context.quality, subject: subjectOf(context, input.person) },
        call,
      ),
    async (bytes) => {
      facts = await imaging.inspect(bytes);
    },
  );
  // An answer from an earlier run was not looked at in this one.
  const { width, height, perceptualHash } = facts ?? (await imaging.inspect(answer.bytes));
  return {
    callId: answer.callId,
    key: answer.key,
    sha256: answer.sha256,
    width,
    height,
    perceptualHash,
    bytes: answer.bytes.byteLength,
    mediaType: answer.mediaType,
  };
}

export function subjectOf(context: StageContext, person: PersonaText): Subject {
  return { seed: context.seed, gender: person.gender, age: person.age, ethnicity: person.ethnicity };
}
