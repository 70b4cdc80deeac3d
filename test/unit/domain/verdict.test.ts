import { describe, expect, it } from 'vitest';
import { FACE_LIMITS } from '../../../src/domain/verdict-limits.ts';
import {
  afterUncertainCut,
  type Evidence,
  faultsAsBase,
  isAcceptable,
  isUncheckable,
  judge,
  type PictureMeasures,
} from '../../../src/domain/verdict.ts';

const photo: PictureMeasures = {
  width: 512,
  height: 512,
  contrast: 60,
  sharpness: 300,
  flatness: 0.1,
  edgeLine: 0.2,
};
const face = { size: 0.35, score: 0.9 };
const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  measures: photo,
  faces: [face],
  likeness: 0.9,
  ...changes,
});
const codesOf = (changes: Partial<Evidence>) => {
  const { outcome, reasons } = judge(evidence(changes));
  return [outcome, ...reasons.map(({ code }) => code)];
};

describe('judge', () => {
  it('passes one sharp face that is like the base picture, and says how like', () => {
    expect(judge(evidence())).toEqual({
      outcome: 'passed',
      reasons: [],
      measures: photo,
      faces: [face],
      similarity: 0.9,
    });
    expect(codesOf({ likeness: 'base' })).toEqual(['passed']);
  });

  it.each<[string, Partial<PictureMeasures>]>([
    ['too-small', { height: 120 }],
    ['blank', { contrast: 2 }],
    ['blurred', { sharpness: 0.8 }],
    ['strip-at-edge', { edgeLine: 0.9 }],
  ])('fails a picture that is %s', (code, changes) => {
    expect(codesOf({ measures: { ...photo, ...changes } })).toEqual(['failed', code]);
  });

  it('gives every reason, not only the first', () => {
    expect(codesOf({ measures: { ...photo, edgeLine: 0.9 }, faces: [], likeness: 0.1 })).toEqual([
      'failed',
      'strip-at-edge',
      'no-face',
      'other-person',
    ]);
  });

  it('counts people in the foreground, and not a small face behind them', () => {
    expect(codesOf({ faces: [face, { size: 0.3, score: 0.9 }] })).toEqual(['failed', 'several-faces']);
    expect(codesOf({ faces: [face, { size: 0.1, score: 0.9 }] })).toEqual(['passed']);
    expect(codesOf({ faces: [] })).toEqual(['failed', 'no-face']);
  });

  it('says another person, the same one, or that nobody can tell', () => {
    expect(codesOf({ likeness: FACE_LIMITS.samePerson })).toEqual(['passed']);
    expect(codesOf({ likeness: FACE_LIMITS.samePerson - 0.01 })).toEqual(['could-not-tell', 'unsure-person']);
    expect(codesOf({ likeness: FACE_LIMITS.differentPerson })).toEqual(['failed', 'other-person']);
  });

  it('never passes what could not be checked', () => {
    expect(codesOf({ faces: undefined })).toEqual(['could-not-tell', 'check-failed']);
    expect(codesOf({ likeness: 'missing' })).toEqual(['could-not-tell', 'no-reference']);
    expect(codesOf({ faces: [{ size: 0.05, score: 0.9 }] })).toEqual(['could-not-tell', 'small-face']);
  });

  it('calls a drawing no photo, whatever faces are in it', () => {
    const drawn = { ...photo, flatness: 0.95 };
    expect(codesOf({ measures: drawn })).toEqual(['not-a-photo', 'drawn']);
    expect(codesOf({ measures: { ...drawn, contrast: 0 } })).toContain('blank');
  });
});

describe('a photo after an uncertain cut', () => {
  it.each([evidence(), evidence({ faces: [] }), evidence({ measures: { ...photo, flatness: 0.95 } })])(
    'is one that somebody should look at, with all that was found',
    (found) => {
      const verdict = judge(found);
      expect(afterUncertainCut(verdict)).toEqual({
        ...verdict,
        outcome: 'could-not-tell',
        reasons: [{ code: 'uncertain-cut', words: expect.any(String) }, ...verdict.reasons],
      });
    },
  );
});

it('tells what could not be checked from what was found wanting', () => {
  expect(isUncheckable(judge(evidence({ faces: undefined })))).toBe(true);
  expect(isUncheckable(judge(evidence({ likeness: 'missing' })))).toBe(true);
  expect(isUncheckable(judge(evidence({ likeness: 0.5 })))).toBe(false);
  expect(isUncheckable(judge(evidence({ faces: [] })))).toBe(false);
});

describe('a base picture', () => {
  const faultsOf = (changes: Partial<Evidence>) =>
    faultsAsBase(judge(evidence({ likeness: 'base', ...changes })));

  it('cannot be used without a face, with two people, or when it is blank', () => {
    expect(faultsOf({ faces: [] })).toEqual(['No face was found.']);
    expect(faultsOf({ faces: [face, face] })).toEqual(['Several people are in the foreground.']);
    expect(faultsOf({ measures: { ...photo, contrast: 0 } })).toContain('The picture is blank.');
  });

  it('is used when it is merely not perfect, drawn, or could not be checked', () => {
    expect(faultsOf({ measures: { ...photo, edgeLine: 1 } })).toEqual([]);
    expect(faultsOf({ measures: { ...photo, flatness: 1 } })).toEqual([]);
    expect(faultsOf({ faces: undefined })).toEqual([]);
  });
});

it('counts a drawing neither in nor out, and a doubt not as passed', () => {
  expect((['passed', 'failed', 'could-not-tell', 'not-a-photo'] as const).map(isAcceptable)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
