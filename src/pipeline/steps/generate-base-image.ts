import { CallError } from '../../domain/errors.ts';
import type { PersonaText } from '../../domain/persona.ts';
import type { StoredPicture } from '../../domain/picture.ts';
import { basePrompts } from '../../domain/reduced-prompt.ts';
import { faultsAsBase } from '../../domain/verdict.ts';
import type { PictureFacts } from '../../ports/imaging.ts';
import type { Subject } from '../../ports/image-model.ts';
import { type CheckedPicture, checkPicture } from '../check-picture.ts';
import type { StageContext } from '../stage-context.ts';

/** A picture that this system had made: the only thing that image-to-image may start from. */
export interface BaseImage extends StoredPicture, CheckedPicture {
  /** The paid call that it came with; the ledger vouches for it. */
  callId: string;
}

/** More than there are positions in any dataset. */
const BASE_FIRST = 1_000_000_000;

/**
 * Stage 3: one selfie of the person, text to image. A picture without a usable face, or with two people, is found
 * here, where it costs one call, and counts as an answer that cannot be used.
 * @throws CallError when the vendor refused or failed for good
 */
export async function generateBaseImage(
  context: StageContext,
  input: { person: PersonaText },
): Promise<BaseImage> {
  const { imageModel, imaging } = context;
  let facts: PictureFacts | undefined;
  let checked: CheckedPicture | undefined;
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
      checked = await checkPicture(context, { bytes });
      const faults = faultsAsBase(checked.verdict);
      if (faults.length > 0) throw useless(faults);
    },
  );
  // An answer from an earlier run was not looked at in this one.
  const { width, height, perceptualHash } = facts ?? (await imaging.inspect(answer.bytes));
  checked ??= await checkPicture(context, answer);
  return {
    ...checked,
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

function useless(faults: readonly string[]): CallError {
  return new CallError('unusable_answer', `the base picture cannot be used: ${faults.join(' ')}`, {
    billed: 'yes',
    retryable: true,
    hint: 'Where this happens often, ask for one person who faces the camera in the prompt of the base picture.',
  });
}

export function subjectOf(context: StageContext, person: PersonaText): Subject {
  return { seed: context.seed, gender: person.gender, age: person.age, ethnicity: person.ethnicity };
}
