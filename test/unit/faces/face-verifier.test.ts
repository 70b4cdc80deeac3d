import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { FACE_LIMITS } from '../../../src/domain/verdict-limits.ts';
import { createFaceVerifier } from '../../../src/faces/index.ts';
import { fit, mirrored, sampleSquare } from '../../../src/faces/similarity.ts';
import type { RgbPixels } from '../../../src/ports/face-verifier.ts';
import { FIXTURES, missingFixtures } from '../../support/fixtures.ts';
import { blank, fade } from '../../support/pictures.ts';

const verifier = createFaceVerifier(1);
afterAll(() => verifier.close());

async function pixelsOf(picture: Sharp): Promise<RgbPixels> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

describe('face verifier', () => {
  it('finds nobody in pictures of nobody, at any size, with models from disk alone', async () => {
    for (const picture of [blank(300, 200), fade(320, 480), blank(1, 1), fade(40, 2000)]) {
      expect(await verifier.faces(await pixelsOf(picture))).toEqual([]);
    }
  });

  it('compares without regard to order, and finds nothing more alike than the same', () => {
    const [one, other] = [
      [0.1, 0.2, -0.3],
      [0.2, -0.1, 0.1],
    ];
    expect(verifier.compare(one, other)).toBe(verifier.compare(other, one));
    expect(verifier.compare(one, one)).toBe(1);
    expect(verifier.compare(one, other)).toBeLessThan(1);
    expect(verifier.compare([9], [0])).toBe(0);
  });

  it('says what is wrong when a picture is not what it says it is', async () => {
    const lying = { data: new Uint8Array(3), width: 400, height: 400 };
    expect(await verifier.faces(lying)).toEqual([]);
  });
});

describe('squares out of pictures', () => {
  it('follow the eyes through a turn', async () => {
    const picture = await pixelsOf(fade(60, 60));
    const turn = fit(
      [
        [2, 4],
        [8, 4],
      ],
      [
        [30, 20],
        [30, 32],
      ],
    );
    expect(turn.a).toBeCloseTo(0);
    expect(turn.b).toBeCloseTo(2);
    const square = sampleSquare(picture, 10, turn, 1);
    const at = (x: number, y: number) => square[(y * 10 + x) * 3 + 1] ?? 0;
    // The second eye is below the first in the picture, and there the picture is greener.
    expect(at(8, 4) - at(2, 4)).toBeCloseTo((12 * 255) / 60, -1);
    expect(mirrored(mirrored(square, 10), 10)).toEqual(square);
  });
});

const missing = missingFixtures('portraits');
describe.skipIf(missing)(`faces of the shared portraits ${missing ?? ''}`, () => {
  const portrait = async (name: string) =>
    sharp(await readFile(join(FIXTURES, 'portraits', name))).resize(512, 512);
  const only = async (picture: Sharp) => {
    const found = await verifier.faces(await pixelsOf(picture));
    expect(found).toHaveLength(1);
    return found[0]?.embedding ?? [];
  };

  it('knows a person again when turned and mirrored, and tells another one', async () => {
    const one = await only(await portrait('female-02.jpg'));
    const turned = await portrait('female-02.jpg');
    const again = await only(sharp(await turned.flop().png().toBuffer()).rotate(20));
    const other = await only(await portrait('female-05.jpg'));
    expect(verifier.compare(one, again)).toBeGreaterThan(FACE_LIMITS.samePerson);
    expect(verifier.compare(one, other)).toBeLessThan(FACE_LIMITS.differentPerson);
  });

  it('gives the same answer again, in another order, and in another thread', async () => {
    const [one, other] = [
      await pixelsOf(await portrait('male-01.jpg')),
      await pixelsOf(await portrait('male-02.jpg')),
    ];
    const first = await verifier.faces(one);
    await verifier.faces(other);
    expect(await verifier.faces(one)).toEqual(first);
    const fresh = createFaceVerifier(1);
    await fresh.faces(other);
    expect(await fresh.faces(one)).toEqual(first);
    await fresh.close();
  });

  it('finds both of two people', async () => {
    const [left, right] = [await portrait('male-03.jpg'), await portrait('female-03.jpg')];
    const pair = sharp(await left.extend({ right: 512 }).png().toBuffer()).composite([
      { input: await right.png().toBuffer(), left: 512, top: 0 },
    ]);
    const small = sharp(await pair.png().toBuffer()).resize(512);
    expect(await verifier.faces(await pixelsOf(small))).toHaveLength(2);
  });
});
