import { describe, expect, it } from 'vitest';
import { createImaging } from '../../../src/imaging/index.ts';
import { checkPicture } from '../../../src/pipeline/check-picture.ts';
import type { FaceVerifier } from '../../../src/ports/face-verifier.ts';
import type { ImageModel } from '../../../src/ports/image-model.ts';
import { createPictureSource } from '../../support/openai-server/pictures.ts';
import { createRecordingLogger } from '../../support/recording-logger.ts';

const size = { width: 400, height: 400 };
const photo = () =>
  createPictureSource({ baseSize: size, gridSize: size, gutter: 4, noise: 12 }).picture('base', 0, 'photo');

/** A verifier that finds one face with this embedding, or that fails. */
const verifier = (embedding: readonly number[] | Error): FaceVerifier => ({
  model: 'scripted',
  faces: async () => {
    if (embedding instanceof Error) throw embedding;
    return [{ box: { left: 100, top: 100, width: 150, height: 150 }, score: 0.9, embedding }];
  },
  compare: (one, other) => (one[0] === other[0] ? 0.9 : 0.1),
  close: async () => {},
});

function contextWith(faces: FaceVerifier, provider: ImageModel['provider'] = 'openai') {
  const logger = createRecordingLogger();
  const imageModel = { provider } as ImageModel;
  return { context: { imaging: createImaging(), faces, imageModel, logger }, lines: logger.lines };
}

describe('checkPicture', () => {
  it('gives the face of a base picture, and judges others by it', async () => {
    const { context } = contextWith(verifier([1]));
    const base = await checkPicture(context, { bytes: await photo() });
    expect(base).toMatchObject({ face: [1], verdict: { outcome: 'passed', similarity: null } });
    const same = await checkPicture(context, { bytes: await photo() }, base);
    expect(same.verdict).toMatchObject({ outcome: 'passed', similarity: 0.9 });
    const other = await checkPicture(contextWith(verifier([2])).context, { bytes: await photo() }, base);
    expect(other.verdict).toMatchObject({ outcome: 'failed', reasons: [{ code: 'other-person' }] });
  });

  it('cannot tell when the base picture has no face', async () => {
    const { verdict } = await checkPicture(
      contextWith(verifier([1])).context,
      { bytes: await photo() },
      { face: null },
    );
    expect(verdict).toMatchObject({ outcome: 'could-not-tell', reasons: [{ code: 'no-reference' }] });
  });

  it('cannot tell when the check itself fails, and says so in the log', async () => {
    const { context, lines } = contextWith(verifier(new Error('no memory left')));
    const { verdict, face } = await checkPicture(context, { bytes: await photo() });
    expect(verdict).toMatchObject({ outcome: 'could-not-tell', reasons: [{ code: 'check-failed' }] });
    expect(face).toBeNull();
    expect(JSON.stringify(lines)).toContain('no memory left');
  });

  it('looks at nothing that this program drew itself', async () => {
    const { context } = contextWith(verifier(new Error('never asked')), 'offline');
    const { verdict } = await checkPicture(context, { bytes: new Uint8Array() });
    expect(verdict).toMatchObject({ outcome: 'not-a-photo', measures: null });
  });

  it('fails a file that cannot be opened', async () => {
    const { verdict } = await checkPicture(contextWith(verifier([1])).context, {
      bytes: Buffer.from('no picture'),
    });
    expect(verdict).toMatchObject({ outcome: 'failed', reasons: [{ code: 'unreadable' }] });
  });
});
