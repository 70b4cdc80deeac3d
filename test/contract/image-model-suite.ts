import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallContext, ImageAnswer } from '../../src/ports/answers.ts';
import type { ImageModel, ReferencePicture, Subject } from '../../src/ports/image-model.ts';

export interface ImageModelUnderTest {
  model: ImageModel;
  close?: () => Promise<void>;
}

const subject: Subject = { seed: 'contract-1', gender: 'f', age: 44, ethnicity: null };
const QUALITIES = ['low', 'medium', 'high', 'auto'] as const;

let callNumber = 0;
function freshCall(signal = new AbortController().signal): CallContext {
  callNumber += 1;
  return { callId: `contract-call-${callNumber}`, signal };
}

async function expectPicture(answer: ImageAnswer): Promise<{ width: number; height: number }> {
  expect(answer.bytes.byteLength).toBeGreaterThan(100);
  const { data, info } = await sharp(answer.bytes).raw().toBuffer({ resolveWithObject: true });
  const { format } = await sharp(answer.bytes).metadata();
  expect(answer.mediaType).toBe(`image/${format}`);
  expect(data.length).toBe(info.width * info.height * info.channels);
  return info;
}

/** What every {@link ImageModel} does, run against each of them. */
export function describeImageModel(name: string, create: () => Promise<ImageModelUnderTest>): void {
  describe(`image model: ${name}`, () => {
    let underTest: ImageModelUnderTest;
    let model: ImageModel;
    let reference: ReferencePicture;

    beforeAll(async () => {
      underTest = await create();
      model = underTest.model;
      const base = await model.generate({ prompt: 'a selfie', quality: 'low', subject }, freshCall());
      reference = { bytes: base.bytes, mediaType: base.mediaType, fileName: 'base.png' };
    });

    afterAll(async () => {
      await underTest.close?.();
    });

    it('says who it is', () => {
      expect(['openai', 'offline']).toContain(model.provider);
      expect(model.model).not.toBe('');
    });

    it.each(QUALITIES)('generates one picture that decodes, at quality %s', async (quality) => {
      const answer = await model.generate({ prompt: 'a selfie', quality, subject }, freshCall());
      const { width, height } = await expectPicture(answer);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(256);
    });

    it('makes a grid from a picture of its own', async () => {
      const request = { prompt: 'four photos', quality: 'auto', subject, reference, gridIndex: 0 } as const;
      const { width, height } = await expectPicture(await model.edit(request, freshCall()));
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(512);
    });

    it('does not keep or change the bytes that it is given', async () => {
      const before = Buffer.from(reference.bytes);
      const request = { prompt: 'four photos', quality: 'low', subject, reference, gridIndex: 1 } as const;
      const [one, two] = await Promise.all([
        model.edit(request, freshCall()),
        model.edit({ ...request, gridIndex: 2 }, freshCall()),
      ]);
      expect(Buffer.compare(before, reference.bytes)).toBe(0);
      expect(Buffer.compare(one.bytes, two.bytes)).not.toBe(0);
    });

    it('answers many calls at once, each with a picture', async () => {
      const answers = await Promise.all(
        Array.from({ length: 4 }, () =>
          model.generate({ prompt: 'a selfie', quality: 'low', subject }, freshCall()),
        ),
      );
      for (const answer of answers) await expectPicture(answer);
      expect(answers).toHaveLength(4);
    });

    it('reports usage, if any, in whole tokens', async () => {
      const answer = await model.generate({ prompt: 'a selfie', quality: 'low', subject }, freshCall());
      for (const tokens of Object.values(answer.usage ?? {})) {
        expect(Number.isInteger(tokens) && tokens >= 0).toBe(true);
      }
      expect(answer.bytes.byteLength).toBeGreaterThan(0);
    });

    it('sends nothing when it was given up before', async () => {
      const call = freshCall(AbortSignal.abort());
      await expect(
        model.generate({ prompt: 'a selfie', quality: 'low', subject }, call),
      ).rejects.toMatchObject({ name: 'CallError', code: 'interrupted', billed: 'no' });
      await expect(
        model.edit({ prompt: 'four', quality: 'low', subject, reference, gridIndex: 0 }, call),
      ).rejects.toMatchObject({ name: 'CallError', code: 'interrupted', billed: 'no' });
    });
  });
}
